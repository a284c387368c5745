// node tests/editors/install.mjs: installs the editors for the suites: VS Code (code-server from npm, cached under artifacts/editors),
// Chromium, Neovim and Emacs (Debian packages, only as root). Reports editors that could not be installed.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '..', '..');
const installed = join(root, 'artifacts', 'editors');
const codeServer = join(installed, 'node_modules', 'code-server');
const done = join(installed, 'installed-from.json');

export const codeServerEntry = join(codeServer, 'out', 'node', 'entry.js');
export const playwright = join(installed, 'node_modules', 'playwright-core', 'index.js');
/** Finds Chromium's executable, or undefined; not cached, because it may be installed while tests run. */
export const chromium = () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

const debian = [
  ...['chromium', 'fonts-dejavu-core', 'fonts-noto-core', 'ripgrep', 'neovim', 'emacs-nox', 'elpa-eglot'],
  // Build tools for VS Code's native modules; prebuilt ones would be downloaded from another host.
  ...['build-essential', 'pkg-config', 'python3', 'libx11-dev', 'libxkbfile-dev', 'libsecret-1-dev'],
];
// File access, logs and the terminal need these modules; the others are for Windows or for signing in.
const nativeModules = ['@vscode/spdlog', 'native-watchdog', 'node-pty', '@vscode/deviceid'];

/** Returns why an editor's suite cannot run here, or undefined if it can. */
export function missing(editor) {
  if (editor === 'neovim') return found('nvim') ? undefined : 'Neovim (nvim) is not installed';
  if (editor === 'emacs') {
    if (!found('emacs')) return 'Emacs is not installed';
    return hasEglot() ? undefined : 'Emacs has no eglot';
  }
  if (chromium() === undefined) return 'Chromium is not installed';
  return existsSync(done) && readFileSync(done, 'utf8') === wanted()
    ? undefined
    : 'code-server is not installed in artifacts/editors: run npm run test:editors once';
}

/** Returns the reason to skip an editor's suite for node:test; if editors are required, the suite fails instead. */
export function skip(editor) {
  const why = missing(editor);
  if (why !== undefined && process.env.DIGESTLSP_REQUIRE_EDITORS) throw new Error(why);
  return why;
}

function found(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function hasEglot() {
  return existsSync('/usr/share/emacs/site-lisp/elpa') || spawnSync('emacs', ['-Q', '--batch', '-l', 'eglot'], { stdio: 'ignore' }).status === 0;
}

/** Returns the key of the installation: lock file and Node version, for which native modules are built. */
function wanted() {
  return `${process.version}\n${readFileSync(join(here, 'package-lock.json'), 'utf8')}`;
}

function run(program, args, cwd, options = {}) {
  const result = spawnSync(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', ...options });
  if (result.status !== 0)
    throw new Error(`${program} ${args.join(' ')} failed in ${cwd}:\n${result.error ?? ''}${result.stdout}${result.stderr}`);
  return result.stdout;
}

function installDebianPackages() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const state = spawnSync('dpkg-query', ['-W', '-f', '${Status}\n', ...debian], { encoding: 'utf8' });
  const there = state.stdout.split('\n').filter((line) => line === 'install ok installed').length;
  if (there === debian.length) return;
  console.log('Installing editors and what they are built with ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], root, { env });
  run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...debian], root, { env });
}

function installCodeServer() {
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted()) return;
  console.log('Installing code-server (a minute or two the first time) ...');
  mkdirSync(installed, { recursive: true });
  rmSync(done, { force: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(here, name), join(installed, name));
  // The package's own script refuses root and downloads binaries, so scripts are disabled and replaced here.
  run('npm', ['ci', '--ignore-scripts'], installed);
  const vscode = join(codeServer, 'lib', 'vscode');
  run('npm', ['install', '--ignore-scripts', '--omit=dev'], vscode);
  const npm = dirname(realpathSync(run('which', ['npm'], root).trim()));
  const gyp = join(npm, '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const node = resolve(process.execPath, '..', '..');
  for (const name of nativeModules)
    run(process.execPath, [gyp, 'rebuild', '-j', 'max', `--nodedir=${node}`], join(vscode, 'node_modules', name));
  const builder = join(installed, 'node_modules', '@mapbox', 'node-pre-gyp', 'bin', 'node-pre-gyp');
  run(process.execPath, [builder, 'rebuild', '--build-from-source', `--nodedir=${node}`], join(installed, 'node_modules', 'argon2'));
  link('node_modules', join(vscode, 'node_modules.asar'));
  link('code-linux.sh', join(vscode, 'bin', 'remote-cli', 'code-server'));
  link('browser-linux.sh', join(vscode, 'bin', 'helpers', 'browser.sh'));
  const ripgrep = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(ripgrep, { recursive: true });
  link('/usr/bin/rg', join(ripgrep, 'rg'));
  writeFileSync(done, wanted());
}

function link(target, path) {
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

export function install() {
  installDebianPackages();
  if (chromium() !== undefined) installCodeServer();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  install();
  for (const editor of ['vscode', 'neovim', 'emacs']) console.log(`${editor}: ${missing(editor) ?? 'ready'}`);
  console.log(`${Math.round((Date.now() - started) / 1000)} s`);
}
