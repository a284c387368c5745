// npm start [-- FILE...]: checks a sample or your own files.
import { spawnSync } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { build } from './build.mjs';
import { pack, vsix } from './pack.mjs';
import { run, server } from './tools.mjs';

const from = process.env.INIT_CWD ?? process.cwd();
const named = process.argv.slice(2).map((f) => (isAbsolute(f) ? f : join(from, f)));
const files = named.length > 0 ? named : ['samples/daily-papers.digest'];
build();
let worst = 0;
for (const file of files) {
  console.log(`\n== Papers of ${file}\n`);
  worst = Math.max(worst, run(server, ['outline', file]).status ?? 2);
}
console.log('\n== Problems\n');
worst = Math.max(worst, run(server, ['check', ...files]).status ?? 2);
console.log();
pack();
console.log(`In VS Code: code --install-extension ${vsix} && code ${files[0]}`);
if (process.stdout.isTTY && spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0) {
  run('code', ['--install-extension', vsix], { shell: process.platform === 'win32' });
  run('code', files, { shell: process.platform === 'win32' });
}
// Problems are the expected result; only an unreadable file is a failure.
process.exit(worst === 2 ? 2 : 0);
