// The server in Emacs with eglot, in batch mode, with the configuration in docs/editors.md.
import { test } from 'node:test';
import { startApi } from './api.mjs';
import { skip } from './install.mjs';
import { runTerminalEditor } from './terminal.mjs';

test('Emacs', { skip: skip('emacs') }, async (t) => {
  const api = await startApi();
  try {
    await runTerminalEditor(t, api, 'emacs', (home) => ['emacs', ['-Q', '--batch', '-l', home.file('init.el'), '-l', home.file('test.el')]]);
  } finally {
    await api.close();
  }
});
