// The user interface: the packaged extension in VS Code in a browser, with mouse and keyboard, and screenshots.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startApi } from './api.mjs';
import { root, skip } from './install.mjs';
import { Person, openBrowser } from './vscode/browser.mjs';
import { startVsCode, until } from './vscode/code-server.mjs';
import { picture, stepsOf } from './vscode/pictures.mjs';

const samples = join(root, 'samples');

test('VS Code in a browser', { skip: skip('vscode') }, async (t) => {
  const api = await startApi();
  const vscode = await startVsCode({ folder: samples, machine: { 'digest.online.github.apiUrl': api.url } });
  const browser = await openBrowser();
  const { page } = browser;
  const person = new Person(page);
  const step = stepsOf(t, page);
  try {
    await person.open(vscode.url);
    await step('before a digest is open, no request is sent and no server runs', async () => {
      assert.deepEqual(vscode.servers(), []);
      assert.deepEqual(api.asked, []);
    });
    await step('outline, squiggles and problems', async () => {
      const started = Date.now();
      await person.openFile('daily-papers.digest');
      await page.locator('.editor-instance .squiggly-warning').first().waitFor();
      t.diagnostic(`from the double click to the first finding: ${Date.now() - started} ms`);
      await person.command('Explorer: Focus on Outline View');
      await person.makeRoomFor('Outline');
      await person.outline.filter({ hasText: 'Lanterns for Long Corridors' }).waitFor();
      const levels = await person.outline.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-level')));
      assert.deepEqual([...new Set(levels)].sort(), ['1', '2', '3']);
      await person.command('Problems: Focus on Problems View');
      await person.problems.filter({ hasText: 'Missing `https://`' }).waitFor();
      await page.locator('.statusbar-item', { hasText: /Digest: \d+ problems/ }).waitFor();
      await picture(page, 'overview');
    });
    await step('hover preview of a repository', async () => {
      await person.command('View: Toggle Panel Visibility');
      await person.goTo(1);
      const card = await person.showHover('lanterns', /1\.8/);
      await picture(page, 'hover');
      await picture(page, 'card', card);
      await page.keyboard.press('Escape');
    });
    await step('a quick fix with the keyboard', async () => {
      await person.find('github.com/digestlsp-samples/sheep');
      await page.keyboard.press('Control+.');
      const menu = page.locator('.action-widget .monaco-list-row');
      await menu.first().waitFor();
      await picture(page, 'quick-fix');
      await page.keyboard.press('Enter');
      await person.line('https://github.com/digestlsp-samples/sheep').waitFor();
    });
    await step('completion of a repository that the digest mentions', async () => {
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\nSee github.com/digestlsp-samples/or', { delay: 20 });
      await page.keyboard.press('Control+Space');
      const entry = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'orchard' });
      await entry.first().waitFor();
      await picture(page, 'completion');
      await page.keyboard.press('Enter');
      await person.line('See github.com/digestlsp-samples/orchard').waitFor();
    });
    await step('cleanup of a pasted page', async () => {
      await person.command('Digest: Clean Up Pasted Page');
      await person.line('Subscribe').waitFor({ state: 'detached' });
      await person.outline.filter({ hasText: 'Gardeners of Gradient Descent' }).waitFor();
      await picture(page, 'repaired');
    });
    for (const [name, theme] of [['dark', 'Dark Modern'], ['high-contrast', 'Dark High Contrast']]) {
      await step(`readable in ${name}`, async () => {
        await person.choose(theme);
        await person.goTo(1);
        await page.locator(name === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench.hc-black').waitFor();
        await person.showHover('lanterns', /1\.8/);
        await picture(page, name);
        await page.keyboard.press('Escape');
      });
    }
    await step('after six crashes within a minute the server stays stopped with one message, and starts on request', async () => {
      const killed = new Set();
      while (killed.size < 6) {
        const [server] = await until(() => vscode.servers().filter((id) => !killed.has(id)).length === 1 && vscode.servers().filter((id) => !killed.has(id)));
        process.kill(server, 'SIGKILL');
        killed.add(server);
      }
      const message = page.locator('.notifications-toasts .notification-list-item', { hasText: 'crashed 6 times' });
      await message.waitFor();
      await page.locator('.statusbar [aria-label*="not running"]').first().waitFor({ state: 'attached' });
      assert.equal(await page.locator('.notifications-toasts .notification-list-item').count(), 1);
      assert.deepEqual(vscode.servers(), []);
      await picture(page, 'server-ended');
      await message.locator('.monaco-button', { hasText: 'Restart' }).click();
      await page.locator('.statusbar-item', { hasText: /Digest: \d+ problems/ }).waitFor();
      assert.equal(vscode.servers().length, 1);
    });
  } finally {
    await browser.close();
    const left = await vscode.stop();
    await api.close();
    await t.test('no process remains', () => assert.deepEqual(left, []));
  }
});
