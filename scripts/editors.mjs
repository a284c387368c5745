// npm run test:editors [-- NAME]: installs the required editors and runs only their suites. NAME selects files: ui, neovim ...
// npm run pictures: the same in a browser, with new screenshots for the documentation and the extension's walkthrough.
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install, missing } from '../tests/editors/install.mjs';
import { build } from './build.mjs';
import { pack } from './pack.mjs';
import { bounded, root, run } from './tools.mjs';

/** Runs the suites one after another: each starts an editor, and resources are limited. */
export function runEditorTests(named = '', options = { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 }) {
  const files = readdirSync(join(root, 'tests', 'editors')).filter((name) => name.endsWith('.test.mjs') && name.includes(named));
  const paths = files.sort().map((name) => join('tests', 'editors', name));
  return run(process.execPath, ['--test', '--test-reporter=tap', '--test-concurrency=1', ...paths], { ...options, ...bounded });
}

if (process.argv[1]?.endsWith('editors.mjs')) {
  const pictures = process.argv.includes('--pictures');
  install();
  for (const editor of ['vscode', 'neovim', 'emacs']) if (missing(editor)) console.log(`Skipped, ${editor}: ${missing(editor)}.`);
  build();
  pack();
  const env = { ...process.env, ...(pictures ? { DIGESTLSP_PICTURES: '1' } : {}) };
  const named = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
  const suites = pictures ? ['ui', 'trust', 'paste', 'papers'] : [named];
  const worst = Math.max(...suites.map((suite) => runEditorTests(suite, { env }).status ?? 2));
  if (pictures && worst === 0)
    for (const name of ['overview', 'card', 'quick-fix', 'papers-view'])
      copyFileSync(join(root, 'docs', 'images', `${name}.png`), join(root, 'vscode-extension', 'images', 'walkthrough', `${name}.png`));
  process.exit(worst);
}
