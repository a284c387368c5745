// The commands in the category "Digest" exist and work.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { close, findings, offset, open, page, until } = require('./editing.js');

module.exports = async (test) => {
  const offered = vscode.extensions.getExtension('digestlsp.digestlsp').packageJSON.contributes.commands;

  await test('every contributed command is registered, with a title in the category "Digest"', async () => {
    const registered = await vscode.commands.getCommands(true);
    assert.ok(offered.length > 5);
    for (const { command, title, category } of offered) {
      assert.ok(registered.includes(command), command);
      assert.equal(category, 'Digest');
      assert.ok(title && !title.startsWith('%'), `${command}: ${title}`);
    }
  });

  await test('the cursor moves from paper to paper, and stays at the last', async () => {
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

  await test('commands of the server are registered and contributed', async () => {
    const { document, uri } = await open(page);
    await findings(uri);
    const registered = await vscode.commands.getCommands(true);
    for (const command of ['digest.export', 'digest.checkLinks', 'digest.openCode', 'digest.copyCitation']) assert.ok(registered.includes(command), command);
    const lenses = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 20);
    const lens = lenses.find((l) => l.command?.command === 'digest.openCode');
    assert.ok(lens, JSON.stringify(lenses.map((l) => l.command)));
    assert.equal(document.lineAt(lens.range.start.line).text, 'Lanterns for Long Corridors: Lighting the Middle of a Context');
    await close();
  });

  await test('papers of the workspace in groups: the view\'s command and the server\'s', async () => {
    const { uri } = await open(page);
    await findings(uri);
    const titles = (groups) => groups.flatMap((group) => group.papers.map((paper) => paper.title));
    const days = await vscode.commands.executeCommand('digest.papersByDay');
    assert.ok(days.some((day) => day.name === 'Aug 2' && titles([day]).includes('Counting Sheep with Sparse Attention')), JSON.stringify(days));
    assert.ok(titles(days).includes('Gardeners of Gradient Descent'), 'a digest that is not open');
    await vscode.commands.executeCommand('digest.papers.focus');
    for (const by of ['Tag', 'Status', 'Day']) await vscode.commands.executeCommand(`digest.groupBy${by}`);
    await close();
  });

  await test('the link report opens as a document', async () => {
    const { uri } = await open(page);
    await findings(uri);
    await vscode.commands.executeCommand('digest.checkLinks');
    await until(() => vscode.window.tabGroups.all.some((g) => g.tabs.some((t) => /Links of/.test(t.label))));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await close();
  });

  await test('completion, semantic tokens and inlay hints', async () => {
    const { document, editor, uri } = await open(page);
    await findings(uri);
    const tokens = await until(async () => {
      const found = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', uri);
      return found?.data.length && found;
    });
    assert.equal(tokens.data.length % 5, 0);
    const hints = await vscode.commands.executeCommand('vscode.executeInlayHintProvider', uri, new vscode.Range(0, 0, document.lineCount, 0));
    assert.ok(Array.isArray(hints));
    await editor.edit((e) => e.insert(document.positionAt(document.getText().length), '\nSee github.com/digestlsp-samples/la'));
    const end = document.positionAt(document.getText().length);
    const completions = await until(async () => {
      const found = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', uri, end);
      return found?.items.some((i) => /lanterns/.test(typeof i.label === 'string' ? i.label : i.label.label)) && found;
    });
    assert.ok(completions.items.length > 0);
    await close();
  });
};
