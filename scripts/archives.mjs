// node scripts/archives.mjs [--from FOLDER] [--out FOLDER]: creates an archive for each platform with a published server in FOLDER/PLATFORM
// (artifacts/publish): executable, license, third-party notices, shell completions, documentation. SHA256SUMS lists the checksums.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { writeNotices } from './notices.mjs';
import { executable, isShipped, platforms } from './platforms.mjs';
import { fail, root, runtime } from './tools.mjs';

const shells = { bash: 'digest-lsp.bash', zsh: '_digest-lsp', fish: 'digest-lsp.fish', pwsh: 'digest-lsp.ps1' };

/** Packs every platform in a folder of published servers; returns the file names of the archives. */
export function archive(from, out) {
  const found = Object.keys(platforms).filter((name) => existsSync(join(from, name, executable(name))));
  if (found.length === 0) fail(`No published server in ${from}: "npm run package" builds them.`);
  mkdirSync(out, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'digestlsp-archives-'));
  writeNotices(join(work, 'THIRD-PARTY-NOTICES.txt'));
  const completions = completionsOf(from);
  const made = found.map((name) => {
    const folder = join(work, `digest-lsp-${name}`);
    cpSync(join(from, name), folder, { recursive: true, filter: isShipped });
    chmodSync(join(folder, executable(name)), 0o755);
    for (const file of ['LICENSE', 'README.md']) copyFileSync(join(root, file), join(folder, file));
    copyFileSync(join(work, 'THIRD-PARTY-NOTICES.txt'), join(folder, 'THIRD-PARTY-NOTICES.txt'));
    copyFileSync(join(dotnetFolder(), 'ThirdPartyNotices.txt'), join(folder, 'THIRD-PARTY-NOTICES-dotnet.txt'));
    mkdirSync(join(folder, 'completions'));
    for (const [shell, file] of Object.entries(shells)) writeFileSync(join(folder, 'completions', file), completions(shell));
    return compress(folder, platforms[name].os === 'win32', out);
  });
  rmSync(work, { recursive: true });
  writeSums(out);
  return made;
}

/** Writes SHA256SUMS for every package in a folder. */
export function writeSums(folder) {
  const names = readdirSync(folder).filter((name) => /\.(tar\.gz|zip|vsix|nupkg|tgz)$/.test(name)).sort();
  const sums = names.map((name) => `${createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')}  ${name}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
}

/** Creates a reproducible archive: files in order, without owners, with the commit's time. Needs GNU tar, and zip for Windows. */
function compress(folder, zip, out) {
  const [parent, name] = [dirname(folder), basename(folder)];
  const file = join(out, `${name}.${zip ? 'zip' : 'tar.gz'}`);
  rmSync(file, { force: true });
  const time = Number(process.env.SOURCE_DATE_EPOCH ?? output('git', ['log', '-1', '--format=%ct'], root));
  const files = readdirSync(folder, { recursive: true }).map((path) => join(name, path)).sort();
  for (const path of files) utimesSync(join(parent, path), time, time);
  if (zip) output('zip', ['-X', '-q', file, ...files], parent);
  else output('tar', ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=@${time}`, '-czf', file, name], parent);
  return file;
}

/** Returns the shell completions, which are the same on all platforms, from this machine's executable. */
function completionsOf(from) {
  const here = Object.keys(platforms).find((name) => platforms[name].rid === runtime());
  return (shell) => output(join(from, here, executable(here)), ['completions', shell]);
}

/** Returns the folder of the publishing SDK, which contains the notices of its runtime. */
function dotnetFolder() {
  const [, path] = / \[(.*)[\\/]shared[\\/]/.exec(output('dotnet', ['--list-runtimes'])) ?? [];
  return path;
}

function output(program, args, cwd = root) {
  const ran = spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } });
  if (ran.status !== 0) fail(`${program} ${args.join(' ')} failed: ${ran.stderr ?? ran.error}`);
  return ran.stdout;
}

if (process.argv[1]?.endsWith('archives.mjs')) {
  const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
  const from = resolve(option('--from', join(root, 'artifacts', 'publish')));
  for (const file of archive(from, resolve(option('--out', join(root, 'artifacts', 'packages'))))) console.log(file);
}
