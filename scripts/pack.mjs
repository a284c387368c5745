// npm run package: packs the VS Code extension and the command line for every platform, with checksums, into artifacts/packages.
// Unchanged packages are reused. --this packs only this machine's, --quick only the one that npm start uses.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { writeNotices } from './notices.mjs';
import { isShipped, platforms } from './platforms.mjs';
import { fail, needDotnet, root, run, runtime, server } from './tools.mjs';

/** The extension with this checkout's framework-dependent server, which is quick to build. */
export const vsix = join(root, 'artifacts', 'digestlsp.vsix');

const folder = join(root, 'vscode-extension');
const packages = join(root, 'artifacts', 'packages');
const shell = process.platform === 'win32';
const projectFile = 'server/DigestLsp.Server';
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Packs the extension with the server that npm run build created. */
export function pack() {
  if (isNewer(vsix, [...extensionSources(), server.replace(/(\.exe)?$/, '.dll')])) return;
  console.log('Packing the extension for VS Code ...');
  bundle();
  // Without its apphost the server is started as the one for any machine with .NET, wherever dotnet is installed.
  putTogether(join(root, 'artifacts', 'digest-lsp'), vsix, [], (file) => file !== server);
}

function packAll(chosen) {
  mkdirSync(packages, { recursive: true });
  bundle();
  for (const target of [...chosen, undefined]) {
    const out = join(packages, `digestlsp-${target ?? 'universal'}-${version}.vsix`);
    if (isNewer(out, [...extensionSources(), ...serverSources()])) continue;
    const published = publish(target);
    putTogether(published, out, target === undefined ? [] : ['--target', target]);
  }
  packTool();
  const made = readdirSync(packages).filter((name) => /\.(vsix|nupkg)$/.test(name) && name.includes(version)).sort();
  const sums = made.map((name) => `${createHash('sha256').update(readFileSync(join(packages, name))).digest('hex')}  ${name}\n`);
  writeFileSync(join(packages, 'SHA256SUMS'), sums.join(''));
  for (const name of made) console.log(`${(statSync(join(packages, name)).size / 1e6).toFixed(1).padStart(6)} MB  artifacts/packages/${name}`);
}

/** Publishes the server for a platform, or without one, for any machine with .NET 10. */
function publish(target) {
  const platform = platforms[target]?.rid;
  const out = join(root, 'artifacts', 'publish', target ?? 'universal');
  rmSync(out, { recursive: true, force: true });
  console.log(`Building the server for ${target ?? 'any machine with .NET 10'} ...`);
  const forms =
    platform === undefined
      ? ['-p:UseAppHost=false', '-p:PublishReadyToRun=false', '-p:RuntimeIdentifiers=']
      : links(platform)
        ? ['-r', platform, '-p:PublishAot=true', '-p:StripSymbols=true']
        : ['-r', platform, '-p:SelfContained=true', '-p:PublishSingleFile=true', '-p:PublishTrimmed=true'];
  // Separate lock files and folders: platform packages are not part of the regular restore, and npm run build would otherwise
  // reuse trimmed libraries.
  const name = target ?? 'universal';
  const apart = [`-p:NuGetLockFilePath=obj/${name}.lock.json`, '-p:RestoreLockedMode=false', `-p:IntermediateOutputPath=obj/${name}/`];
  const result = run('dotnet', ['publish', projectFile, '-c', 'Release', ...forms, ...apart, '-o', out, '-v', 'quiet', '-nologo']);
  if (result.status !== 0) process.exit(2);
  return out;
}

/** Whether native code can be linked, which requires the linker of the target platform. */
function links(platform) {
  if (platform !== runtime()) return false;
  if (process.platform === 'win32') return true;
  return ['clang', 'gcc'].some((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** Packs the command line as a .NET tool: dotnet tool install --global digest-lsp. */
function packTool() {
  const out = join(packages, `digest-lsp.${version}.nupkg`);
  if (isNewer(out, serverSources())) return;
  console.log('Packing the .NET tool ...');
  const apart = ['-p:NuGetLockFilePath=obj/universal.lock.json', '-p:RestoreLockedMode=false', '-p:RuntimeIdentifiers=', '-p:PublishReadyToRun=false'];
  const result = run('dotnet', ['pack', projectFile, '-c', 'Release', '-p:PackAsTool=true', ...apart, '-o', packages, '-v', 'quiet', '-nologo']);
  if (result.status !== 0) process.exit(2);
}

function bundle() {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!isNewer(installed, [join(folder, 'package-lock.json')])) inFolder('npm', ['ci', '--silent']);
  for (const script of ['typecheck', 'bundle']) inFolder('npm', ['run', '--silent', script]);
}

/** Packs the extension with a server's folder in it. */
function putTogether(from, out, options, wanted = () => true) {
  const into = join(folder, 'server');
  rmSync(into, { recursive: true, force: true });
  cpSync(from, into, { recursive: true, filter: (file) => isShipped(file) && wanted(file) });
  writeNotices(join(into, 'THIRD-PARTY-NOTICES.txt'));
  inFolder('npx', ['--no-install', 'vsce', 'package', '--no-dependencies', ...options, '--out', out]);
}

function inFolder(program, args) {
  const result = run(program, args, { cwd: folder, shell, stdio: 'pipe' });
  if (result.status !== 0) fail(`${program} ${args.join(' ')} failed in vscode-extension:\n${result.stdout}${result.stderr}`);
}

function extensionSources() {
  const files = ['package.json', 'package.nls.json', 'package-lock.json', 'README.md', 'CHANGELOG.md', 'language-configuration.json', '.vscodeignore'];
  return [...files.map((name) => join(folder, name)), ...['src', 'images', 'syntaxes', 'schemas'].flatMap((name) => filesOf(join(folder, name)))];
}

function serverSources() {
  return [...filesOf(join(root, 'server')), join(root, 'Directory.Packages.props'), join(root, 'Directory.Build.props')];
}

function filesOf(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[\\/](bin|obj)([\\/]|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}

function isNewer(file, sources) {
  return existsSync(file) && sources.every((source) => statSync(source).mtimeMs <= statSync(file).mtimeMs);
}

if (process.argv[1]?.endsWith('pack.mjs')) {
  needDotnet();
  if (process.argv.includes('--quick')) {
    build();
    pack();
    console.log(`Packed ${vsix}`);
  } else {
    const here = runtime();
    const mine = Object.keys(platforms).filter((target) => platforms[target].rid === here);
    packAll(process.argv.includes('--this') ? mine : Object.keys(platforms));
  }
}
