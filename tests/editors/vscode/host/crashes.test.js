// A crashed server is restarted and reports its problems again; a server that keeps crashing is not.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { close, findings, open, page, until } = require('./editing.js');
const { servers } = require('./servers.js');

module.exports = async (test) => {
  await test('a crashed server restarts with its problems; after the sixth crash within a minute it does not', async () => {
    const { uri } = await open(page);
    const wanted = (await findings(uri, (all) => all.length > 2)).length;
    for (let kill = 1; kill <= 6; kill++) {
      const [running] = await until(() => servers().length === 1 && servers());
      const started = Date.now();
      process.kill(running, 'SIGKILL');
      if (kill === 6) break;
      await until(() => vscode.languages.getDiagnostics(uri).length !== wanted || !servers().includes(running));
      await until(() => servers().length === 1 && !servers().includes(running));
      await findings(uri, (all) => all.length === wanted);
      console.log(`killed ${kill}: findings again after ${Date.now() - started} ms`);
    }
    await until(() => servers().length === 0);
    await new Promise((resolve) => setTimeout(resolve, 4000));
    assert.deepEqual(servers(), [], 'no loop');
    await vscode.commands.executeCommand('digest.restart');
    await findings(uri, (all) => all.length === wanted);
    assert.equal(servers().length, 1);
    await close();
  });
};
