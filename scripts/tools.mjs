// Shared by the scripts: the repository's folder, running a program, and clear errors for missing requirements.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Analyzers run in `dotnet build` and as the first step of CI; scripts build the same code without them in half the time.
process.env.RunAnalyzers ??= 'false';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const server = join(root, 'artifacts', 'digest-lsp', process.platform === 'win32' ? 'digest-lsp.exe' : 'digest-lsp');

export function fail(message) {
  console.error(message);
  process.exit(2);
}

/** Options for test runs: a run that hangs is killed and fails, and its last output names the test. */
export const bounded = { timeout: 10 * 60_000, killSignal: 'SIGKILL' };

/** Runs a program in the repository's folder; its output is shown unless the options override that. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', encoding: 'utf8', ...options });
  if (result.error?.code === 'ENOENT') fail(`${program} is not installed. See "What you need" in README.md.`);
  if (result.error?.code === 'ETIMEDOUT') console.error(`${program} ${args[0]} did not end within ${options.timeout / 60_000} minutes and was stopped.`);
  else if (result.error) throw result.error;
  return result;
}

/** Exits with instructions if the .NET SDK 10 is not installed. */
export function needDotnet() {
  const result = spawnSync('dotnet', ['--version'], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0 || Number.parseInt(result.stdout, 10) < 10)
    fail('The .NET SDK 10 is needed: install it from https://dotnet.microsoft.com/download and try again.');
}

/** Returns .NET's runtime identifier for this machine. */
export function runtime() {
  const system = { win32: 'win', darwin: 'osx' }[process.platform] ?? (usesMusl() ? 'linux-musl' : 'linux');
  return `${system}-${process.arch === 'arm64' ? 'arm64' : 'x64'}`;
}

/** Whether a Linux system uses musl, Alpine's C library. */
function usesMusl() {
  process.report.excludeNetwork = true; // otherwise the report looks up host names
  return !process.report.getReport().header.glibcVersionRuntime;
}
