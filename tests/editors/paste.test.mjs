// Pastes from the browser into a digest through the shared clipboard, and exports the digest.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { startApi } from './api.mjs';
import { here, root, skip } from './install.mjs';
import { Person, openBrowser } from './vscode/browser.mjs';
import { startVsCode } from './vscode/code-server.mjs';
import { picture, stepsOf } from './vscode/pictures.mjs';

test('VS Code, clipboard', { skip: skip('vscode') }, async (t) => {
  const api = await startApi();
  const site = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(readFileSync(join(here, 'page.html'))));
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  const vscode = await startVsCode({ folder: join(root, 'samples'), machine: { 'digest.online.github.apiUrl': api.url } });
  const browser = await openBrowser();
  const { context, page } = browser;
  const person = new Person(page);
  const step = stepsOf(t, page);
  try {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(vscode.url).origin });
    await person.open(vscode.url);
    await step('a command creates a new digest', async () => {
      await person.command('Digest: New Digest');
      await page.locator('.statusbar-item', { hasText: 'Paper Digest' }).waitFor();
      await person.command('Explorer: Focus on Outline View');
      await person.makeRoomFor('Outline');
    });
    await step('pasting a copied page offers Paste as Digest next to the plain paste', async () => {
      const other = await context.newPage();
      await other.goto(`http://127.0.0.1:${site.address().port}/`);
      await other.keyboard.press('Control+a');
      await other.keyboard.press('Control+c');
      await page.bringToFront();
      await other.close();
      await page.locator('.editor-instance .view-lines').click();
      await page.keyboard.press('Control+v');
      await page.locator('.post-edit-widget').waitFor();
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget .monaco-list-row', { hasText: 'Paste as Digest' }).waitFor();
      await picture(page, 'paste');
      // With the keyboard, because an overlay blocks the mouse while the menu is open.
      const chosen = page.locator('.action-widget .monaco-list-row.focused', { hasText: 'Paste as Digest' });
      for (let presses = 0; presses < 6 && !(await chosen.isVisible()); presses++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await person.outline.filter({ hasText: 'Owls at Noon' }).first().waitFor();
      await person.outline.filter({ hasText: 'Weather Reports' }).first().waitFor();
      await person.outline.filter({ hasText: 'digestlsp-samples/owls' }).first().waitFor();
      await picture(page, 'pasted');
    });
    await step('the export as BibTeX opens in a new editor', async () => {
      await page.locator('.editor-instance .view-lines').first().click();
      await person.command('Digest: Export Digest…');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'BibTeX' }).waitFor();
      await picture(page, 'export');
      await page.keyboard.type('BibTeX');
      await page.keyboard.press('Enter');
      await person.line('2508.04101').waitFor();
      await page.locator('.editor-instance .view-line', { hasText: /^@/ }).first().waitFor();
      await picture(page, 'exported');
    });
  } finally {
    await browser.close();
    await vscode.stop();
    await api.close();
    site.close();
  }
});
