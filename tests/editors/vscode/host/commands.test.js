// The "Digest" category: what is offered is there and works.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { close, findings, offset, open, page, until } = require('./editing.js');

module.exports = async (test) => {
  const offered = vscode.extensions.getExtension('digestlsp.digestlsp').packageJSON.contributes.commands;

  await test('every command that is offered is registered, with a title in the category "Digest"', async () => {
    const registered = await vscode.commands.getCommands(true);
    assert.ok(offered.length > 5);
    for (const { command, title, category } of offered) {
      assert.ok(registered.includes(command), command);
      assert.equal(category, 'Digest');
      assert.ok(title && !title.startsWith('%'), `${command}: ${title}`);
    }
  });

  await test('the cursor goes from paper to paper, and stays at the last', async () => {
    const { document, editor, uri } = await open(page);
    await findings(uri);
    const line = (text) => document.positionAt(offset(document, text)).line;
    const goes = async (command, wanted) => {
      await vscode.commands.executeCommand(command);
      await until(() => editor.selection.active.line === wanted);
    };
    await goes('digest.nextPaper', line('Lanterns for Long'));
    await goes('digest.nextPaper', line('Counting Sheep'));
    await goes('digest.nextPaper', line('A Map of Every'));
    await vscode.commands.executeCommand('digest.nextPaper');
    assert.equal(editor.selection.active.line, line('A Map of Every'));
    await goes('digest.previousPaper', line('Counting Sheep'));
    await close();
  });
};
