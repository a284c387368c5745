// The npm packages, created from a fake executable, installed from files and run as users do; and their use by pre-commit.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { executable, platforms } from '../../scripts/platforms.mjs';
import { runtime } from '../../scripts/tools.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const here = Object.keys(platforms).find((name) => platforms[name].rid === runtime());
const { version } = JSON.parse(readFileSync(join(root, 'packaging', 'npm', 'package.json'), 'utf8'));
// A script is not an executable on Windows.
const skip = process.platform === 'win32' && 'needs a shell script as the executable';
const scratch = mkdtempSync(join(tmpdir(), 'digestlsp-npm-test-'));
const packages = join(scratch, 'packages');
const user = join(scratch, 'user');

const fake = `#!/bin/sh
case "$1" in
  echo) shift; for word; do echo "[$word]"; done; cat; echo complaint >&2; exit 7 ;;
  wait) trap 'echo ended; exit 3' TERM; echo waiting; while :; do sleep 0.05; done ;;
  die) kill -KILL $$ ;;
esac
`;

before(() => {
  if (skip) return;
  for (const name of Object.keys(platforms)) {
    mkdirSync(join(scratch, 'published', name), { recursive: true });
    writeFileSync(join(scratch, 'published', name, executable(name)), fake);
    writeFileSync(join(scratch, 'published', name, 'digest-lsp.pdb'), '');
    chmodSync(join(scratch, 'published', name, executable(name)), 0o644);
  }
  node('scripts/pack-npm.mjs', '--from', join(scratch, 'published'), '--out', packages);
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{ "name": "user", "private": true }');
  npm(user, 'install', packed('digest-lsp-'), packed(`digestlsp-cli-${here}-`));
});
after(() => rmSync(scratch, { recursive: true, force: true }));

test('Each platform has a package, and the launcher depends on all of them', { skip }, () => {
  assert.equal(readdirSync(packages).length, Object.keys(platforms).length + 1);
  const { optionalDependencies, bin } = installed('digest-lsp');
  assert.deepEqual(optionalDependencies, Object.fromEntries(Object.keys(platforms).map((name) => [`@digestlsp/cli-${name}`, version])));
  assert.deepEqual(bin, { 'digest-lsp': 'bin/digest-lsp.js' });
  const { os, cpu, libc } = installed(`@digestlsp/cli-${here}`);
  assert.deepEqual([os, cpu], [[process.platform], [process.arch]]);
  assert.equal(Array.isArray(libc), process.platform === 'linux');
  assert.deepEqual(readdirSync(join(user, 'node_modules', '@digestlsp', `cli-${here}`)).sort(), ['LICENSE', 'README.md', 'digest-lsp', 'package.json']);
});

test('A platform without a published executable is named', { skip }, () => {
  rmSync(join(scratch, 'published', 'win32-arm64'), { recursive: true });
  const { status, stderr } = spawnSync('node', ['scripts/pack-npm.mjs', '--from', join(scratch, 'published'), '--out', join(scratch, 'none')], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /: win32-arm64\./);
});

test('The executable gets arguments and input, and gives output and exit code', { skip }, () => {
  const ran = npx(['echo', 'two words', '$HOME', '--flag=a"b'], { input: 'from standard input\n' });
  assert.equal(ran.stdout, '[two words]\n[$HOME]\n[--flag=a"b]\nfrom standard input\n');
  assert.equal(ran.stderr, 'complaint\n');
  assert.equal(ran.status, 7);
});

test('A signal ends the executable, too', { skip }, async () => {
  const child = spawn(launcher(), ['wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  assert.equal(output, 'ended\n');
  assert.equal(code, 3);
});

test('An executable that a signal ended gives the code of shells', { skip }, () => assert.equal(npx(['die']).status, 128 + 9));

test('A missing platform package is named, with instructions', { skip }, () => {
  const folder = join(scratch, 'omitted');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true }');
  npm(folder, 'install', '--omit=optional', packed('digest-lsp-'));
  const ran = spawnSync(join(folder, 'node_modules', '.bin', 'digest-lsp'), ['check'], { encoding: 'utf8' });
  assert.equal(ran.status, 2);
  assert.ok(ran.stderr.startsWith(`digest-lsp: The package @digestlsp/cli-${here} is not installed. Reinstall`), ran.stderr);
  assert.equal(ran.stdout, '');
});

test('The pre-commit hooks install the version of this repository', { skip }, () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
  for (const hook of hooks) {
    assert.equal(hook.language, 'node');
    assert.deepEqual(hook.additional_dependencies, [`digest-lsp@${version}`]);
  }
  // pre-commit packs the repository and installs it globally, together with the hook's dependencies.
  const repository = join(scratch, 'repository');
  mkdirSync(repository);
  for (const name of ['package.json', '.npmrc', 'LICENSE', 'README.md']) writeFileSync(join(repository, name), readFileSync(join(root, name)));
  npm(repository, 'install', '--include=dev', '--include=prod', '--ignore-prepublish', '--no-progress', '--no-save');
  const [name] = npm(repository, 'pack', '--silent').trim().split('\n').slice(-1);
  const environment = join(scratch, 'environment');
  npm(scratch, 'install', '-g', '--prefix', environment, join(repository, name), packed('digest-lsp-'), packed(`digestlsp-cli-${here}-`));
  const ran = spawnSync('digest-lsp', ['echo', 'a.digest'], { encoding: 'utf8', env: { ...process.env, PATH: `${join(environment, 'bin')}:${process.env.PATH}` } });
  assert.equal(ran.stdout, '[a.digest]\n');
});

test('Versions agree', () => {
  const of = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8')).version;
  const props = /<Version>(.*)<\/Version>/.exec(readFileSync(join(root, 'Directory.Build.props'), 'utf8'))[1];
  assert.deepEqual([of('package.json'), of('vscode-extension', 'package.json'), props], [version, version, version]);
});

/** Finds the package file whose name continues with the version. */
function packed(prefix) {
  const path = join(packages, `${prefix}${version}.tgz`);
  assert.ok(existsSync(path), path);
  return path;
}

function installed(name) {
  return JSON.parse(readFileSync(join(user, 'node_modules', name, 'package.json'), 'utf8'));
}

function launcher() {
  return join(user, 'node_modules', '.bin', 'digest-lsp');
}

function npx(args, options) {
  return spawnSync(launcher(), args, { encoding: 'utf8', ...options });
}

function node(...args) {
  const ran = spawnSync('node', args, { cwd: root, encoding: 'utf8' });
  assert.equal(ran.status, 0, ran.stderr);
}

/** Runs npm without its registry: packages of other platforms are optional, so their absence is not an error. */
function npm(cwd, ...args) {
  const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0', npm_config_audit: 'false', npm_config_update_notifier: 'false' };
  const ran = spawnSync('npm', args, { cwd, encoding: 'utf8', env });
  assert.equal(ran.status, 0, `npm ${args.join(' ')}\n${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}
