// The server in Neovim, headless, with the configuration in docs/editors.md.
import { test } from 'node:test';
import { startApi } from './api.mjs';
import { skip } from './install.mjs';
import { runTerminalEditor } from './terminal.mjs';

test('Neovim', { skip: skip('neovim') }, async (t) => {
  const api = await startApi();
  try {
    await runTerminalEditor(t, api, 'neovim', (home) => ['nvim', ['--headless', '-u', home.file('init.lua'), '-c', `luafile ${home.file('test.lua')}`]]);
  } finally {
    await api.close();
  }
});
