// An untrusted folder: digests can be read and fixed, but the server sends no network requests until the folder is trusted.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startApi } from './api.mjs';
import { root, skip } from './install.mjs';
import { Person, openBrowser } from './vscode/browser.mjs';
import { startVsCode } from './vscode/code-server.mjs';
import { picture } from './vscode/pictures.mjs';

test('VS Code, trust', { skip: skip('vscode') }, async (t) => {
  const [api, strangers] = [await startApi(), await startApi()];
  // Untrusted settings as an object, which VS Code merges even for machine-scoped settings.
  const folder = mkdtempSync(join(tmpdir(), 'digestlsp-strangers-'));
  cpSync(join(root, 'samples'), folder, { recursive: true });
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(
    join(folder, '.vscode', 'settings.json'),
    JSON.stringify({
      'digest.server': { path: join(folder, 'digest-lsp') },
      'digest.online': { github: { apiUrl: strangers.url } },
      'digest.digest': { trusted: true },
      'digest.trusted': true,
    }),
  );
  const vscode = await startVsCode({
    folder,
    trust: true,
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
    machine: { 'digest.online.github.apiUrl': api.url },
  });
  const browser = await openBrowser();
  const { page } = browser;
  const person = new Person(page);
  try {
    await t.test('untrusted: outline, problems and a hover with the URL only; no requests, and the status explains why', async () => {
      await person.open(vscode.url);
      await person.openFile('daily-papers.digest');
      await page.locator('.editor-instance .squiggly-warning').first().waitFor();
      await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
      const card = await (await person.showHover('lanterns', /GitHub repository/)).innerText();
      assert.doesNotMatch(card, /1\.8|forks/);
      assert.match(card, /not trusted/);
      assert.equal(card.match(/digestlsp-samples\/lanterns/g).length, 1, card);
      await page.locator('.statusbar [aria-label*="not trusted"]').first().waitFor({ state: 'attached' });
      await picture(page, 'untrusted');
      await page.keyboard.press('Escape');
      assert.deepEqual(api.asked, []);
    });
    await t.test('trusted: the hover preview works without reopening the file', async () => {
      await person.command('Workspaces: Manage Workspace Trust');
      await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).first().click();
      await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
      await page.locator('.tab', { hasText: 'daily-papers.digest' }).click();
      await person.showHover('lanterns', /1\.8/);
      await picture(page, 'trusted');
      assert.ok(api.asked.length > 0);
      assert.deepEqual(strangers.asked, []);
    });
  } catch (error) {
    await picture(page, 'failed-trust');
    throw error;
  } finally {
    await browser.close();
    await vscode.stop();
    await api.close();
    await strangers.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
