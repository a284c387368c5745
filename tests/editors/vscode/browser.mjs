// Chromium with VS Code's page: a fresh profile each time, and the few gestures that the tests share.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as program, playwright } from '../install.mjs';

/** Opens a browser; `closed` on the result ends it and forgets its profile. */
export async function openBrowser({ width = 1280, height = 800 } = {}) {
  const { chromium } = (await import(playwright)).default;
  const profile = mkdtempSync(join(tmpdir(), 'digestlsp-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program,
    headless: true,
    viewport: { width, height },
    acceptDownloads: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What a person does in VS Code. */
export class Person {
  constructor(page) {
    this.page = page;
  }

  async open(url) {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
  }

  /** Opens a file of the workspace by the Explorer, pinned. */
  async openFile(name) {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick({ timeout: 30_000 });
    await this.page.locator('.tab.active', { hasText: name }).waitFor({ timeout: 30_000 });
  }

  /** Runs a command by its title in the palette. */
  async command(title) {
    const box = this.page.locator('.quick-input-widget');
    await this.page.keyboard.press('F1');
    await box.locator('input').first().waitFor();
    await this.page.keyboard.type(title);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title.split(': ').at(-1) }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  get problems() {
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  get outline() {
    return this.page.locator('.outline-pane .monaco-list-row');
  }

  line(text) {
    return this.page.locator('.editor-instance .view-line', { hasText: text }).first();
  }

  /** Rests the mouse where a text stands in the editor. */
  async hover(text) {
    const place = this.page.locator('.editor-instance .view-line span span', { hasText: text }).first();
    const box = await place.boundingBox();
    await this.page.mouse.move(box.x + 5, box.y - 30);
    await this.page.mouse.move(box.x + Math.min(40, box.width / 2), box.y + box.height / 2, { steps: 6 });
  }

  /** Goes to a line by its number, 1-based. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press('Control+g');
    await this.page.locator('.quick-input-widget input').first().waitFor();
    await this.page.keyboard.type(`:${line}:${column}`.slice(1));
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
  }
}
