// node scripts/first-finding.mjs [VSIX]: how long a new user waits. Three times a profile of its own with the package (unless said, the
// one that npm start makes), VS Code in a browser, a file of samples/ opened by a double click: milliseconds until its text is there, and
// from then on until the outline is and the first finding is underlined; what was asked of the network before; the server's processor
// time while nobody does anything.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startApi } from '../tests/editors/api.mjs';
import { Person, openBrowser } from '../tests/editors/vscode/browser.mjs';
import { startVsCode, vsix } from '../tests/editors/vscode/code-server.mjs';
import { root } from './tools.mjs';

// Code that is used often is compiled again for half a minute.
const [settle, idle] = [30_000, 10_000];
const chosen = process.argv[2] === undefined ? vsix : resolve(process.argv[2]);
console.log(`text; outline and first finding after it; requests and servers before opening; server's processor time in ${idle / 1000} s of rest`);
for (let run = 0; run < 3; run++) console.log(await measured());

async function measured() {
  const api = await startApi();
  const vscode = await startVsCode({ folder: join(root, 'samples'), package: chosen, machine: { 'digest.online.github.apiUrl': api.url } });
  const browser = await openBrowser();
  try {
    const { page } = browser;
    const person = new Person(page);
    await person.open(vscode.url);
    await person.command('Explorer: Focus on Outline View');
    await page.locator('.outline-pane').waitFor();
    // The view is there once the extension host has started and with it the extension: the editor is up.
    await page.locator('.pane-header .title', { hasText: /^Papers$/ }).waitFor();
    const before = [vscode.servers().length, api.asked.length];
    const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'daily-papers.digest' }).first();
    await file.click({ trial: true });
    const started = performance.now();
    await file.dblclick();
    const after = async (locator) => locator.first().waitFor().then(() => Math.round(performance.now() - started));
    const [text, outline, finding] = await Promise.all(
      [person.line('Lanterns'), person.outline, page.locator('.editor-instance .squiggly-warning')].map(after),
    );
    await page.waitForTimeout(settle);
    const [server] = vscode.servers();
    const used = ticks(server);
    await page.waitForTimeout(idle);
    return `${text} ms; ${outline - text} ms, ${finding - text} ms; ${before[1]}, ${before[0]}; ${(ticks(server) - used) * 10} ms`;
  } finally {
    await browser.close();
    await vscode.stop();
    await api.close();
  }
}

/** Processor time of a process in hundredths of a second, user's and system's. */
function ticks(process) {
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
