// npm test: every suite, its counts, and one last line with their sum. A suite that fails or runs nothing fails the whole.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, run } from './tools.mjs';

build();
const sum = { passed: 0, failed: 0, skipped: 0 };
let broken = false;
const suites = readdirSync(join(root, 'tests')).filter((name) => name.endsWith('.Tests')).sort();
const results = mkdtempSync(join(tmpdir(), 'digestlsp-tests-'));
for (const suite of suites) {
  console.log(`\n== ${suite}`);
  const report = join(results, `${suite}.trx`);
  const built = run('dotnet', ['build', `tests/${suite}`, '-c', 'Release', '-v', 'quiet', '-nologo']);
  const ran =
    built.status === 0
      ? run('dotnet', [`tests/${suite}/bin/Release/net10.0/${suite}.dll`, '--report-xunit-trx', '--report-xunit-trx-filename', `${suite}.trx`, '--results-directory', results])
      : built;
  const counters = existsSync(report) ? /<Counters [^>]*>/.exec(readFileSync(report, 'utf8'))?.[0] : undefined;
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
rmSync(results, { recursive: true });

console.log('\n== vscode-extension');
const folder = join(root, 'vscode-extension');
const inFolder = { cwd: folder, shell: process.platform === 'win32' };
const ready =
  run('npm', ['ci', '--silent'], inFolder).status === 0 && run('npm', ['run', '--silent', 'typecheck'], inFolder).status === 0;
const tap = ready ? run('npm', ['test', '--silent'], { ...inFolder, stdio: ['ignore', 'pipe', 'inherit'] }) : undefined;
const tapCount = (name) => Number(new RegExp(`^(?:#|ℹ) ${name} (\\d+)`, 'm').exec(tap?.stdout ?? '')?.[1] ?? 0);
console.log(`vscode-extension: ${tapCount('pass')} passed, ${tapCount('fail')} failed, ${tapCount('skipped')} skipped`);
sum.passed += tapCount('pass');
sum.failed += tapCount('fail');
sum.skipped += tapCount('skipped');
if (tap?.status !== 0 || tapCount('pass') === 0) {
  broken = true;
  console.error(`vscode-extension ${ready ? 'failed' : 'could not be built'}.`);
  console.error(tap?.stdout ?? '');
  if (tapCount('fail') === 0) sum.failed += 1;
}
if (suites.length < 3) {
  broken = true;
  console.error('A suite is missing: Language, Online and Server are expected.');
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(broken || sum.failed > 0 ? 1 : 0);
