// The archives of a release, created from fake executables: their content, their checksums, and reproducible bytes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { redistributed } from '../../scripts/notices.mjs';
import { executable, platforms } from '../../scripts/platforms.mjs';
import { root } from '../../scripts/tools.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'digestlsp-archives-test-'));
const tools = process.platform === 'linux' && ['zip', 'unzip'].every((name) => spawnSync(name, ['-v'], { stdio: 'ignore' }).status === 0);
const installed = existsSync(join(root, 'vscode-extension', 'node_modules'));
// npm test installs the extension before these tests run.
const skip = (!tools && 'releases are packed on Linux, with zip') || (!installed && 'notices need the extension: npm ci in vscode-extension');
const [first, second] = ['first', 'second'].map((name) => join(scratch, name));

before(() => {
  if (skip) return;
  for (const name of Object.keys(platforms)) {
    mkdirSync(join(scratch, 'published', name), { recursive: true });
    writeFileSync(join(scratch, 'published', name, executable(name)), '#!/bin/sh\necho "completes $1 $2"\n', { mode: 0o755 });
    writeFileSync(join(scratch, 'published', name, 'digest-lsp.dbg'), '');
  }
  for (const out of [first, second]) run('node', ['scripts/archives.mjs', '--from', join(scratch, 'published'), '--out', out]);
});
after(() => rmSync(scratch, { recursive: true, force: true }));

test('Each platform has an archive, with all files for users', { skip }, () => {
  const names = Object.keys(platforms).map((name) => `digest-lsp-${name}.${name.startsWith('win32') ? 'zip' : 'tar.gz'}`);
  assert.deepEqual(readdirSync(first).sort(), [...names, 'SHA256SUMS'].sort());
  for (const name of names) {
    const listed = name.endsWith('zip') ? run('unzip', ['-Z1', join(first, name)]) : run('tar', ['-tzf', join(first, name)]);
    const folder = name.replace(/\.(zip|tar\.gz)$/, '');
    const completions = ['_digest-lsp', 'digest-lsp.bash', 'digest-lsp.fish', 'digest-lsp.ps1'].map((file) => `completions/${file}`);
    const documents = ['LICENSE', 'README.md', 'THIRD-PARTY-NOTICES-dotnet.txt', 'THIRD-PARTY-NOTICES.txt'];
    const expected = [...completions, ...documents, name.includes('win32') ? 'digest-lsp.exe' : 'digest-lsp'].map((file) => `${folder}/${file}`);
    assert.deepEqual(listed.trim().split('\n').filter((path) => !path.endsWith('/')).sort(), expected.sort());
  }
});

test('The executable of an archive runs, and completions are its own', { skip }, () => {
  run('tar', ['-xzf', join(first, 'digest-lsp-linux-x64.tar.gz'), '-C', scratch]);
  assert.equal(run(join(scratch, 'digest-lsp-linux-x64', 'digest-lsp'), ['a', 'b']), 'completes a b\n');
  assert.equal(readFileSync(join(scratch, 'digest-lsp-linux-x64', 'completions', '_digest-lsp'), 'utf8'), 'completes completions zsh\n');
});

test('Checksums are right, and the same files give the same bytes', { skip }, () => {
  run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], first);
  assert.equal(readFileSync(join(second, 'SHA256SUMS'), 'utf8'), readFileSync(join(first, 'SHA256SUMS'), 'utf8'));
});

test('Notices name every redistributed package and its license', { skip: !installed && 'the extension is not installed' }, () => {
  const file = join(scratch, 'notices.txt');
  run('node', ['scripts/notices.mjs', file]);
  const heads = readFileSync(file, 'utf8').split(`\n\n${'-'.repeat(80)}\n\n`).map((part) => part.split('\n', 2));
  assert.ok(redistributed().length > 30);
  for (const { id, version } of redistributed()) assert.match(heads.find(([name]) => name === `${id} ${version}`)?.[1] ?? '', /License/, id);
});

test('The bill of materials lists every redistributed package', () => {
  const file = join(scratch, 'digest-lsp.cdx.json');
  run('node', ['scripts/sbom.mjs', file]);
  const { bomFormat, components } = JSON.parse(readFileSync(file, 'utf8'));
  assert.equal(bomFormat, 'CycloneDX');
  assert.deepEqual(components.map((c) => `${c.name} ${c.version}`), redistributed().map((p) => `${p.id} ${p.version}`));
  assert.equal(new Set(components.map((c) => c.purl)).size, components.length);
});

function run(program, args, cwd = root) {
  const ran = spawnSync(program, args, { cwd, encoding: 'utf8' });
  assert.equal(ran.status, 0, `${program} ${args.join(' ')}\n${ran.stderr}`);
  return ran.stdout;
}
