// npm run package: leaves the extension for VS Code at artifacts/digestlsp.vsix, made anew only where something changed.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { fail, root, run, server } from './tools.mjs';

export const vsix = join(root, 'artifacts', 'digestlsp.vsix');
const folder = join(root, 'vscode-extension');

export function pack() {
  const sources = ['package.json', 'package-lock.json', 'README.md', ...readdirSync(join(folder, 'src')).map((f) => join('src', f))];
  const newest = Math.max(...[...sources.map((f) => join(folder, f)), server.replace(/(\.exe)?$/, '.dll')].map((f) => statSync(f).mtimeMs));
  if (existsSync(vsix) && statSync(vsix).mtimeMs > newest) return;
  console.log('Packing the extension for VS Code ...');
  const options = { cwd: folder, shell: process.platform === 'win32', stdio: 'pipe' };
  for (const args of [['ci', '--silent'], ['run', '--silent', 'package']]) {
    const result = run('npm', args, options);
    if (result.status !== 0) fail(`npm ${args.join(' ')} failed in vscode-extension:\n${result.stdout}${result.stderr}`);
  }
}

if (process.argv[1]?.endsWith('pack.mjs')) {
  build();
  pack();
  console.log(`Packed ${vsix}`);
}
