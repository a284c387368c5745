// node scripts/first-finding.mjs [VSIX]: measures how long a new user waits. Opens a file of samples/ in VS Code in a browser, three times
// with a new profile and the package (default: the one that npm start creates). Prints the milliseconds until the text appears, and from
// then until the outline and the first underlined problem; network requests before that; and the server's processor time while idle.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startApi } from '../tests/editors/api.mjs';
import { Person, openBrowser } from '../tests/editors/vscode/browser.mjs';
import { startVsCode, vsix } from '../tests/editors/vscode/code-server.mjs';
import { root } from './tools.mjs';

// The runtime recompiles frequently used code for half a minute.
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
    // The view exists once the extension host and with it the extension have started.
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

/** Returns the processor time of a process in hundredths of a second, user and system. */
function ticks(process) {
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
