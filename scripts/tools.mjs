// What the scripts share: the repository's folder, running a program, and saying plainly what is missing.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Analyzers judge `dotnet build`, and CI before all else; what the scripts build is the same code, in half the time.
process.env.RunAnalyzers ??= 'false';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const server = join(root, 'artifacts', 'digest-lsp', process.platform === 'win32' ? 'digest-lsp.exe' : 'digest-lsp');

export function fail(message) {
  console.error(message);
  process.exit(2);
}

/** For runs of tests: one that hangs is stopped and has failed, its last output says at which test. */
export const bounded = { timeout: 10 * 60_000, killSignal: 'SIGKILL' };

/** Runs a program in the repository's folder; its output is shown unless options say otherwise. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', encoding: 'utf8', ...options });
  if (result.error?.code === 'ENOENT') fail(`${program} is not installed. See "What you need" in README.md.`);
  if (result.error?.code === 'ETIMEDOUT') console.error(`${program} ${args[0]} did not end within ${options.timeout / 60_000} minutes and was stopped.`);
  else if (result.error) throw result.error;
  return result;
}

/** Stops with a message that says what to do where the .NET SDK 10 is not there. */
export function needDotnet() {
  const result = spawnSync('dotnet', ['--version'], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0 || Number.parseInt(result.stdout, 10) < 10)
    fail('The .NET SDK 10 is needed: install it from https://dotnet.microsoft.com/download and try again.');
}

/** .NET's runtime identifier for this machine. */
export function runtime() {
  const system = { win32: 'win', darwin: 'osx' }[process.platform] ?? (usesMusl() ? 'linux-musl' : 'linux');
  return `${system}-${process.arch === 'arm64' ? 'arm64' : 'x64'}`;
}

/** Whether a Linux system has Alpine's C library. */
function usesMusl() {
  process.report.excludeNetwork = true; // otherwise the report looks up host names
  return !process.report.getReport().header.glibcVersionRuntime;
}
