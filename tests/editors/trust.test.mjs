// A stranger's folder: digests are read and mended, and nothing is asked of the network until the folder is trusted.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startApi } from './api.mjs';
import { root, skip } from './install.mjs';
import { Person, openBrowser } from './vscode/browser.mjs';
import { startVsCode } from './vscode/code-server.mjs';
import { picture } from './vscode/pictures.mjs';

test('VS Code, trust', { skip: skip('vscode') }, async (t) => {
  const api = await startApi();
  const vscode = await startVsCode({
    folder: join(root, 'samples'),
    trust: true,
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
    machine: { 'digest.online.github.apiUrl': api.url },
  });
  const browser = await openBrowser();
  const { page } = browser;
  const person = new Person(page);
  try {
    await t.test('untrusted: outline, findings and a hover that knows the address only; nothing is asked, and the status says why', async () => {
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
    await t.test('trusted: the card is there without opening anything again', async () => {
      await person.command('Workspaces: Manage Workspace Trust');
      await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).first().click();
      await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
      await page.locator('.tab', { hasText: 'daily-papers.digest' }).click();
      await person.showHover('lanterns', /1\.8/);
      await picture(page, 'trusted');
      assert.ok(api.asked.length > 0);
    });
  } catch (error) {
    await picture(page, 'failed-trust');
    throw error;
  } finally {
    await browser.close();
    await vscode.stop();
    await api.close();
  }
});
