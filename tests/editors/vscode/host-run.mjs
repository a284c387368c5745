// Runs the modules of host/ in VS Code's real extension host and returns the result of each test.
import { join } from 'node:path';
import { here } from '../install.mjs';
import { openBrowser } from './browser.mjs';

/** One result per test: `{ name, error? }`. */
export async function runInHost(vscode, milliseconds = 120_000) {
  const browser = await openBrowser();
  const results = [];
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  await browser.page.exposeFunction('codeAutomationLog', (_, parts) => {
    for (const part of parts ?? []) {
      const said = /^DIGEST-TEST (.*)$/s.exec(part);
      if (said) results.push(JSON.parse(said[1]));
      else if (process.env.DEBUG) console.log(part);
    }
  });
  await browser.page.exposeFunction('codeAutomationExit', (code) => finish(code));
  const host = join(here, 'vscode', 'host');
  const remote = (path) => ({ $mid: 1, scheme: 'vscode-remote', authority: `127.0.0.1:${vscode.port}`, path });
  // The tests' folder is the extension "under development", so that the installed package is tested.
  await browser.page.addInitScript(
    (development) => {
      const getAttribute = Element.prototype.getAttribute;
      Element.prototype.getAttribute = function (name) {
        const value = getAttribute.call(this, name);
        if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration') return value;
        const configuration = JSON.parse(value);
        configuration.developmentOptions = { ...configuration.developmentOptions, ...development };
        return JSON.stringify(configuration);
      };
    },
    { extensionTestsPath: remote(join(host, 'index.js')), extensions: [remote(host)] },
  );
  try {
    await browser.page.goto(vscode.url);
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(() => resolve('timeout'), milliseconds)));
    const code = await Promise.race([finished, late]);
    clearTimeout(timer);
    if (code === 'timeout') results.push({ name: 'the suite ends', error: `not within ${milliseconds} ms` });
    return results;
  } finally {
    await browser.close();
  }
}
