// The Papers view: shown if the workspace contains digests, loads when visible, works with the keyboard, follows edits.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startApi } from './api.mjs';
import { skip } from './install.mjs';
import { Person, openBrowser } from './vscode/browser.mjs';
import { startVsCode, until } from './vscode/code-server.mjs';
import { picture, stepsOf } from './vscode/pictures.mjs';

const paper = (title, ...fields) => `${title}\n\nWe watch it for a summer and say in plain words what it does, and what we had thought that it would do.\n\n${fields.map((f) => `${f}\n`).join('')}\n`;
const august = [
  'Aug 2, 2025\n\n',
  paper('Lanterns for Long Corridors', 'Status: read', 'Tags: long context, memory'),
  paper('Counting Sheep with Sparse Attention', 'Tags: attention'),
  'Aug 1, 2025\n\n',
  paper('Rivers of Data, Bridges of Code', 'Status: reading', 'Tags: agents'),
].join('');
const july = ['Jul 31, 2025\n\n', paper('Gardeners of Gradient Descent', 'Tags: attention, optimisation'), paper('A Map of Every Tide Pool', 'Status: read')].join('');

test('VS Code, papers', { skip: skip('vscode') }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'digestlsp-papers-'));
  writeFileSync(join(folder, 'notes.txt'), 'No digest.\n');
  const api = await startApi();
  const vscode = await startVsCode({ folder, machine: { 'digest.online.github.apiUrl': api.url } });
  const browser = await openBrowser();
  const { page } = browser;
  const person = new Person(page);
  const view = page.locator('.pane', { has: page.locator('.pane-header .title', { hasText: /^Papers$/ }) });
  const rows = view.locator('.monaco-list-row');
  const row = (label) => rows.filter({ hasText: label }).first();
  const step = stepsOf(t, page);
  const focus = async () => {
    await person.command('Explorer: Focus on Papers View');
    await view.locator('.monaco-list:focus').waitFor();
  };
  const groupBy = async (what) => {
    await person.command(`Digest: Group Papers by ${what}`);
    await view.locator('.pane-header .description', { hasText: `by ${what.toLowerCase()}` }).waitFor();
  };
  try {
    await step('a folder without digests has no Papers view and no server', async () => {
      await person.open(vscode.url);
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'notes.txt' }).waitFor();
      // The extension is active once its commands exist.
      await person.command('Digest: Show Output');
      await page.locator('.part.panel').waitFor();
      assert.equal(await view.count(), 0);
      assert.deepEqual(vscode.servers(), []);
      await person.command('View: Toggle Panel Visibility');
      await page.locator('.part.panel').waitFor({ state: 'hidden' });
    });
    await step('with the first digest it appears collapsed, and no server runs', async () => {
      writeFileSync(join(vscode.workspace, 'new.digest'), '');
      await view.waitFor();
      assert.equal(await view.locator('.pane-header').getAttribute('aria-expanded'), 'false');
      assert.deepEqual(vscode.servers(), []);
    });
    await step('without papers it shows a message and a button for a new digest', async () => {
      await person.command('Explorer: Focus on Papers View');
      await view.locator('.welcome-view', { hasText: 'no papers' }).waitFor();
      await view.locator('.monaco-button', { hasText: 'New Digest' }).waitFor();
      assert.equal(vscode.servers().length, 1);
    });
    await step('it lists the days with their counts, latest first', async () => {
      await person.makeRoomFor('Papers');
      writeFileSync(join(vscode.workspace, 'august.digest'), august);
      writeFileSync(join(vscode.workspace, 'july.digest'), july);
      for (const day of ['Aug 2, 2025', 'Jul 31, 2025']) await row(day).waitFor();
      assert.deepEqual(await rows.evaluateAll((all) => all.map((r) => r.getAttribute('aria-label'))), [
        'Aug 2, 2025, 2 papers, 1 unread',
        'Aug 1, 2025, 1 paper, 0 unread',
        'Jul 31, 2025, 2 papers, 1 unread',
      ]);
      assert.deepEqual(api.asked, []);
    });
    await step('keyboard: a day expands, a paper opens at its title', async () => {
      await focus();
      await page.keyboard.press('Home');
      await rows.first().and(page.locator('.focused')).waitFor();
      await page.keyboard.press('ArrowRight');
      await row('Counting Sheep').waitFor();
      assert.equal(await row('Lanterns').getAttribute('aria-label'), 'Lanterns for Long Corridors, read, #long context, #memory, august.digest');
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
      await page.locator('.tab.active', { hasText: 'august.digest' }).waitFor();
      await page.locator('.statusbar-item', { hasText: 'Ln 10, Col 1' }).waitFor();
    });
    await step('a paper is marked as read, and the view updates', async () => {
      await row('Counting Sheep').hover();
      await row('Counting Sheep').locator('.action-label[aria-label*="Mark Paper as Read"]').click();
      await rows.and(page.locator('[aria-label^="Counting Sheep with Sparse Attention, read"]')).waitFor();
      await person.line('Status: read').waitFor();
      await rows.and(page.locator('[aria-label="Aug 2, 2025, 2 papers, 0 unread"]')).waitFor();
    });
    await step('it follows edits and new files', async () => {
      await page.locator('.editor-instance .view-lines').click();
      await page.keyboard.press('Control+Home');
      await page.keyboard.type('Aug 3, 2025\n\nOwls at Noon\n\n');
      await row('Aug 3, 2025').waitFor();
      writeFileSync(join(vscode.workspace, 'june.digest'), `Jun 1, 2025\n\n${paper('Harbours Without Ships')}`);
      await row('Jun 1, 2025').waitFor();
      await focus();
      await picture(page, 'papers');
      const [pane, last] = [await view.boundingBox(), await rows.last().boundingBox()];
      await picture(page, 'papers-view', { boundingBox: () => ({ ...pane, height: last.y + last.height - pane.y }) });
    });
    await step('by tag: a rename changes every digest', async () => {
      await groupBy('Tag');
      await row('attention').waitFor();
      await person.find('Tags: attention');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('F2');
      const box = page.locator('.rename-box input');
      await box.waitFor();
      await box.fill('focus');
      await picture(page, 'rename');
      await page.keyboard.press('Enter');
      await person.line('Tags: focus').waitFor();
      await rows.and(page.locator('[aria-label^="focus, 2 papers"]')).waitFor();
      assert.equal(await row('attention').count(), 0);
    });
    await step('by status, and the grouping is restored after a reload', async () => {
      await groupBy('Status');
      await row('unread').waitFor();
      await row('reading').waitFor();
      // VS Code writes the state of extensions with a delay.
      await until(() => page.evaluate(isStored, '"digest.papers":"status"'));
      await page.reload();
      await row('reading').waitFor();
    });
  } finally {
    await browser.close();
    await vscode.stop();
    await api.close();
    rmSync(folder, { recursive: true });
  }
});

/** Runs in the page: whether VS Code has written a text into its storage. */
async function isStored(text) {
  const done = (request) => new Promise((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))));
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames)
        if ((await done(database.transaction(store).objectStore(store).getAll())).some((value) => String(value).includes(text))) return true;
    } finally {
      database.close();
    }
  }
  return false;
}
