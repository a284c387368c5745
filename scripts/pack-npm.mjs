// node scripts/pack-npm.mjs [--from FOLDER] [--out FOLDER] [--this]: creates npm packages from published executables in FOLDER/PLATFORM
// (artifacts/publish): digest-lsp with the launcher, and one package for each platform. --this packs only this machine's.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { executable, isShipped, platforms } from './platforms.mjs';
import { fail, root, runtime } from './tools.mjs';

const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const from = resolve(option('--from', join(root, 'artifacts', 'publish')));
const out = resolve(option('--out', join(root, 'artifacts', 'npm')));
const launcher = join(root, 'packaging', 'npm');
const manifest = JSON.parse(readFileSync(join(launcher, 'package.json'), 'utf8'));
const chosen = Object.keys(platforms).filter((name) => !process.argv.includes('--this') || platforms[name].rid === runtime());
const lacking = chosen.filter((name) => !existsSync(join(from, name, executable(name))));
if (lacking.length > 0) fail(`Not in ${from}: ${lacking.join(', ')}. "npm run package" builds what this machine can.`);

const work = mkdtempSync(join(tmpdir(), 'digestlsp-npm-'));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const name of chosen) packPlatform(name);
packLauncher();
rmSync(work, { recursive: true });

function packPlatform(name) {
  const folder = join(work, name);
  cpSync(join(from, name), folder, { recursive: true, filter: isShipped });
  chmodSync(join(folder, executable(name)), 0o755); // artifact uploads drop file modes
  const { os, cpu, libc } = platforms[name];
  const { version, license, homepage, repository, publishConfig } = manifest;
  const description = `The executable of digest-lsp for ${name}`;
  write(folder, { name: packageName(name), version, description, license, homepage, repository, publishConfig, os: [os], cpu: [cpu], ...(libc && { libc: [libc] }) });
  writeFileSync(join(folder, 'README.md'), `# ${packageName(name)}\n\n${description}. Install [digest-lsp](https://www.npmjs.com/package/digest-lsp) instead.\n`);
  pack(folder);
}

function packLauncher() {
  const folder = join(work, 'digest-lsp');
  cpSync(launcher, folder, { recursive: true });
  write(folder, { ...manifest, optionalDependencies: Object.fromEntries(chosen.map((name) => [packageName(name), manifest.version])) });
  pack(folder);
}

function packageName(platform) {
  return `@digestlsp/cli-${platform}`;
}

function write(folder, json) {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(json, null, 2)}\n`);
}

function pack(folder) {
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  const packed = spawnSync('npm', ['pack', '--silent', '--pack-destination', out], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (packed.status !== 0) fail(`npm pack failed in ${folder}:\n${packed.stderr}`);
  console.log(join(out, packed.stdout.trim()));
}
