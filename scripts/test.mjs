// npm test: runs every suite and prints its counts, and their sum as the last line. A suite that fails or runs no test fails the run.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { missing } from '../tests/editors/install.mjs';
import { runEditorTests } from './editors.mjs';
import { pack } from './pack.mjs';
import { bounded, root, run, server } from './tools.mjs';

build();
// Tests run the published build, as users do; it also starts faster than the server that a test project compiles.
process.env.DIGESTLSP_SERVER ??= server;
// The fake GitHub of the tests uses npm packages, which are installed once. Without them its tests are skipped, except in CI.
const standIns = { cwd: join(root, 'tests', 'stand-ins'), shell: process.platform === 'win32' };
const changed = (file) => statSync(join(standIns.cwd, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (changed('node_modules/.package-lock.json') < changed('package-lock.json') && run('npm', ['ci', '--silent', '--ignore-scripts'], standIns).status !== 0) {
  console.error('The stand-ins for GitHub could not be installed: npm ci failed in tests/stand-ins.');
  if (process.env.CI === 'true') process.exit(1);
}
const sum = { passed: 0, failed: 0, skipped: 0 };
let broken = false;
/** The durations of tests in seconds, for suites that report them. */
const durations = [];
const suites = readdirSync(join(root, 'tests')).filter((name) => name.endsWith('.Tests')).sort();
const reports = mkdtempSync(join(tmpdir(), 'digestlsp-tests-'));
for (const suite of suites) {
  console.log(`\n== ${suite}`);
  const report = join(reports, `${suite}.trx`);
  const built = run('dotnet', ['build', `tests/${suite}`, '-c', 'Release', '-v', 'quiet', '-nologo']);
  const ran =
    built.status === 0
      ? run('dotnet', [`tests/${suite}/bin/Release/net10.0/${suite}.dll`, '--report-xunit-trx', '--report-xunit-trx-filename', `${suite}.trx`, '--results-directory', reports], bounded)
      : built;
  const results = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const counters = /<Counters [^>]*>/.exec(results)?.[0];
  for (const [, name, hours, minutes, seconds] of results.matchAll(/<UnitTestResult [^>]*?testName="([^"]*)"[^>]*?duration="(\d+):(\d+):([\d.]+)"/g))
    durations.push({ name: name.replaceAll('&quot;', '"'), seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) });
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters ?? '')?.[1] ?? 0);
  const passed = count('passed');
  const failed = count('failed') + count('error');
  const skipped = count('total') - passed - failed;
  console.log(`${suite}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
  if (ran.status !== 0 || passed === 0) {
    broken = true;
    console.error(`${suite} ${counters ? 'failed' : 'did not run'}.`);
    if (failed === 0) sum.failed += 1;
  }
}
rmSync(reports, { recursive: true });

nodeSuite('vscode-extension', ['typecheck', 'test']);
nodeSuite('tests/formats', ['test']);
nodeSuite('tests/packaging', ['test']);
editorSuite();
if (suites.length < 3) {
  broken = true;
  console.error('A suite is missing: Language, Online and Server are expected.');
}
console.log('\nThe slowest tests of the suites in C#:');
for (const { name, seconds } of durations.sort((a, b) => b.seconds - a.seconds).slice(0, 10)) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(broken || sum.failed > 0 ? 1 : 0);

/** Runs a folder with a package.json: installs from the lock file and runs its scripts in order; the last one reports counts as TAP. */
function nodeSuite(name, scripts) {
  console.log(`\n== ${name}`);
  const inFolder = { cwd: join(root, name), shell: process.platform === 'win32' };
  const ready = [['ci', '--silent'], ...scripts.slice(0, -1).map((script) => ['run', '--silent', script])].every(
    (args) => run('npm', args, inFolder).status === 0,
  );
  const options = { ...inFolder, ...bounded, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 };
  report(name, ready ? run('npm', ['run', '--silent', scripts.at(-1)], options) : undefined);
}

/** Runs the packaged extension in real VS Code, and the server in Neovim and Emacs, if installed. */
function editorSuite() {
  console.log('\n== tests/editors');
  pack();
  const reasons = ['vscode', 'neovim', 'emacs'].map((editor) => [editor, missing(editor)]).filter(([, why]) => why !== undefined);
  for (const [editor, why] of reasons) console.log(`Skipped, ${editor}: ${why}.`);
  report('tests/editors', runEditorTests(), reasons.length === 3 && !process.env.DIGESTLSP_REQUIRE_EDITORS);
}

/** Adds the counts of TAP output to the sum; a failed run, or one without a passed test, fails the whole run. */
function report(name, tap, maySkipAll = false) {
  const count = (what) => Number(new RegExp(`^(?:#|ℹ) ${what} (\\d+)`, 'm').exec(tap?.stdout ?? '')?.[1] ?? 0);
  console.log(`${name}: ${count('pass')} passed, ${count('fail')} failed, ${count('skipped')} skipped`);
  sum.passed += count('pass');
  sum.failed += count('fail');
  sum.skipped += count('skipped');
  if (tap?.status === 0 && (count('pass') > 0 || maySkipAll)) return;
  broken = true;
  console.error(`${name} ${tap ? 'failed' : 'could not be built'}.`);
  console.error(tap?.stdout ?? '');
  if (count('fail') === 0) sum.failed += 1;
}
