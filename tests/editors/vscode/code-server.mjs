// A real VS Code with the packaged extension in a separate profile: code-server on a loopback port, without network access.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeServerEntry, root } from '../install.mjs';

export const vsix = join(root, 'artifacts', 'digestlsp.vsix');

const quiet = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'chat.commandCenter.enabled': false,
  'window.restoreWindows': 'none',
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'editor.accessibilitySupport': 'off',
  'workbench.colorTheme': 'Default Light Modern',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'outline.collapseItems': 'alwaysExpand',
};

/**
 * Installs the package and starts VS Code on a copy of a folder, with user settings. `trust` enables VS Code's prompt for workspace trust.
 * The environment contains no token and no cache of the current user.
 */
export async function startVsCode({ folder, package: installed = vsix, settings = {}, machine = {}, trust = false, env = {} }) {
  const profile = mkdtempSync(join(tmpdir(), 'digestlsp-vscode-'));
  const home = join(profile, 'home');
  const workspace = join(profile, 'papers');
  // Machine-scoped settings, such as paths and URLs, are read from the machine that runs VS Code's server.
  for (const level of ['User', 'Machine']) mkdirSync(join(profile, 'data', level), { recursive: true });
  mkdirSync(home);
  cpSync(folder, workspace, { recursive: true });
  writeFileSync(join(profile, 'data', 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
  writeFileSync(join(profile, 'data', 'Machine', 'settings.json'), JSON.stringify(machine));
  writeFileSync(join(profile, 'none.yaml'), 'auth: none\ncert: false\n');
  const common = ['--user-data-dir', join(profile, 'data'), '--extensions-dir', join(profile, 'extensions'), '--config', join(profile, 'none.yaml')];
  const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_DATA_HOME: join(home, '.local', 'share'), XDG_CACHE_HOME: join(home, '.cache'), XDG_STATE_HOME: join(home, '.state'), ...env };
  for (const name of ['VSCODE_IPC_HOOK_CLI', 'GH_TOKEN', 'GITHUB_TOKEN', 'NODE_OPTIONS', 'NODE_TEST_CONTEXT']) delete environment[name];
  const installing = spawnSync(process.execPath, [codeServerEntry, ...common, '--install-extension', installed], { env: environment, encoding: 'utf8' });
  if (installing.status !== 0) throw new Error(`The package could not be installed:\n${installing.stdout}${installing.stderr}`);
  const port = await freePort();
  const log = join(profile, 'code-server.log');
  const output = openSync(log, 'w');
  const options = ['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-proxy'];
  if (!trust) options.push('--disable-workspace-trust');
  // A separate process group, so that stopping ends exactly these processes.
  const child = spawn(process.execPath, [codeServerEntry, ...common, ...options, '--disable-getting-started-override', '--ignore-last-opened', workspace], {
    env: environment,
    stdio: ['ignore', output, output],
    detached: true,
  });
  await answered(port, child, log);
  return {
    port,
    workspace,
    profile,
    url: `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`,
    servers: () => processesOf(profile),
    async stop() {
      signal(child.pid, 'SIGTERM');
      await until(() => child.exitCode !== null || child.signalCode !== null, 5_000).catch(() => signal(child.pid, 'SIGKILL'));
      const left = await until(() => processesOf(profile).length === 0, 5_000).then(() => [], () => processesOf(profile));
      signal(child.pid, 'SIGKILL');
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      return left;
    },
  };
}

/** Returns the process ids of the language servers that were started from a profile's extensions. */
function processesOf(profile) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, 'utf8');
        return line.includes('--stdio') && (line.includes(profile) || readlinkSync(`/proc/${id}/exe`).includes(profile));
      } catch {
        return false; // The process has ended.
      }
    })
    .map(Number);
}

function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answered(port, child, log) {
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`code-server ended:\n${readFileSync(log, 'utf8')}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    return answer?.ok;
  }, 60_000);
}

/** Waits for a condition; fails with its text after a timeout. */
export async function until(condition, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Not within ${milliseconds} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
