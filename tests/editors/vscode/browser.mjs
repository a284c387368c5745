// Chromium with VS Code: a new profile each time, and the gestures that the tests share.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as program, playwright } from '../install.mjs';
import { until } from './code-server.mjs';

/** Opens a browser; `closed` on the result closes it and removes its profile. */
export async function openBrowser({ width = 1400, height = 860 } = {}) {
  const { chromium } = (await import(playwright)).default;
  const profile = mkdtempSync(join(tmpdir(), 'digestlsp-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program(),
    headless: true,
    viewport: { width, height },
    acceptDownloads: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  return {
    context,
    page,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The user's actions in VS Code. */
export class Person {
  constructor(page) {
    this.page = page;
  }

  async open(url) {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
  }

  /** Opens a file of the workspace with the Explorer, pinned. */
  async openFile(name) {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick({ timeout: 30_000 });
    await this.page.locator('.tab.active', { hasText: name }).waitFor({ timeout: 30_000 });
  }

  /** Runs a command by its title in the palette, which lists an extension's commands only some time after loading. */
  async command(title) {
    const box = this.page.locator('.quick-input-widget');
    const entry = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title.split(': ').at(-1) }).first();
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press('F1');
      try {
        // Keys are lost while the previous palette closes.
        await box.locator('input').first().waitFor({ timeout: 5_000 });
        await this.page.keyboard.type(title);
        await entry.waitFor({ timeout: 5_000 });
        return await this.page.keyboard.press('Enter');
      } catch (error) {
        if (tries === 4) throw error;
        await this.page.keyboard.press('Escape');
        await box.first().waitFor({ state: 'hidden' });
      }
    }
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

  /** Hovers over a link until its hover preview contains the expected text; returns the preview. */
  async showHover(link, wanted) {
    const card = this.page.locator('.monaco-hover:visible', { hasText: wanted }).first();
    for (let tries = 1; ; tries++) {
      await this.page.mouse.move(700, 5);
      await this.page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden', timeout: 3_000 }).catch(() => undefined);
      // While links are looked up, the link is recreated and briefly missing.
      const box = await until(() => this.page.locator('.editor-instance .detected-link', { hasText: link }).first().boundingBox());
      await this.page.mouse.move(box.x + 5, box.y - 30);
      await this.page.mouse.move(box.x + Math.min(40, box.width / 2), box.y + box.height / 2, { steps: 6 });
      try {
        await card.waitFor({ timeout: 8_000 });
        return card;
      } catch (error) {
        // On a slow machine the hover preview may open before the mouse is seen moving.
        if (tries === 3) throw error;
      }
    }
  }

  /** Widens the Explorer and enlarges the Outline view in it. */
  async makeRoomFor(view) {
    const { x: right, y: top, height } = await this.page.locator('.part.editor').boundingBox();
    await this.drag(right, top + height / 2, right + 110, top + height / 2);
    const header = await this.page.locator('.pane-header', { has: this.page.locator('.title', { hasText: new RegExp(`^${view}$`) }) }).boundingBox();
    await this.drag(header.x + 100, header.y, header.x + 100, top + 110);
  }

  async drag(fromX, fromY, toX, toY) {
    await this.page.mouse.move(fromX, fromY);
    await this.page.mouse.down();
    await this.page.mouse.move(toX, toY, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Selects a theme by its name. */
  async choose(theme) {
    // Not by its title in the palette, where a command that browses the marketplace comes first.
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+t');
    await this.page.locator('.quick-input-widget input[placeholder*="Color Theme"]').waitFor();
    await this.page.keyboard.type(theme);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
  }

  /** Moves the cursor to the start of a line, 1-based. */
  async goTo(line) {
    await this.page.keyboard.press('Control+g');
    await this.page.locator('.quick-input-widget input').first().waitFor();
    await this.page.keyboard.type(String(line));
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
  }

  /** Finds a text in the active editor and leaves it selected. */
  async find(text) {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+f');
    const input = this.page.locator('.find-widget.visible textarea').first();
    await input.waitFor();
    await input.fill(text);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.find-widget.visible .matchesCount', { hasText: ' of ' }).waitFor();
    await this.page.keyboard.press('Escape');
  }
}
