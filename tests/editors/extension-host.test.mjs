// Every feature through VS Code's commands, in its real extension host, with the package that users install.
import { join } from 'node:path';
import { test } from 'node:test';
import { startApi } from './api.mjs';
import { root, skip } from './install.mjs';
import { startVsCode } from './vscode/code-server.mjs';
import { runInHost } from './vscode/host-run.mjs';

test('VS Code, extension host', { skip: skip('vscode') }, async (t) => {
  const api = await startApi();
  const vscode = await startVsCode({ folder: join(root, 'samples'), machine: { 'digest.online.github.apiUrl': api.url } });
  try {
    const results = await runInHost(vscode);
    for (const { name, error } of results) await t.test(name, () => {
      if (error) throw new Error(error);
    });
    if (results.length === 0) throw new Error('No test ran.');
  } finally {
    const left = await vscode.stop();
    await api.close();
    await t.test('no process remains', () => {
      if (left.length > 0) throw new Error(`left: ${left.join(', ')}`);
    });
  }
});
