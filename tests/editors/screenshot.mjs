// Opens the sample in a real VS Code in the browser (code-server, started by hand with the packaged extension), checks what a
// user sees, and leaves a picture. Usage: node screenshot.mjs PORT WORKSPACE PICTURE   (needs playwright-core and Chromium)
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { chromium } = createRequire(join(process.cwd(), 'here.js'))('playwright-core');
const [port, workspace, picture] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  viewport: { width: 1280, height: 800 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
const page = context.pages()[0] ?? (await context.newPage());
try {
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`);
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'daily-papers.digest' }).dblclick({ timeout: 60_000 });
  await page.locator('.editor-instance .squiggly-warning').first().waitFor({ timeout: 60_000 });
  await command('Explorer: Focus on Outline View');
  const rows = page.locator('.outline-pane .monaco-list-row');
  await rows.filter({ hasText: 'Lanterns for Long Corridors' }).waitFor({ timeout: 30_000 });
  assert.ok((await rows.count()) > 4, 'the outline holds days and papers');
  await command('Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'lacks its scheme' }).waitFor({ timeout: 20_000 });
  const link = page.locator('.editor-instance .detected-link', { hasText: 'lanterns' }).first();
  const box = await link.boundingBox();
  await page.mouse.move(box.x + 5, box.y - 20);
  await page.mouse.move(box.x + 40, box.y + box.height / 2, { steps: 6 });
  await page.locator('.monaco-hover:visible', { hasText: /forks|GitHub/ }).first().waitFor({ timeout: 20_000 });
  await page.waitForTimeout(700);
  await page.screenshot({ path: picture });
  console.log('4 passed, 0 failed, 0 skipped');
} catch (error) {
  await page.screenshot({ path: picture });
  console.error(error);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

async function command(name) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().waitFor();
  await page.keyboard.type(name);
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
}
