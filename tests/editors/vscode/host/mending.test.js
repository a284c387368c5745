// Features that change a digest: quick fixes, fix all, paste cleanup, formatting; and diagnostics after an edit.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { close, codeOf, findings, open, page, range, until } = require('./editing.js');

module.exports = async (test) => {
  await test('a quick fix resolves a problem and removes its diagnostic', async () => {
    const { document, uri } = await open(page);
    await findings(uri, (all) => all.some((d) => codeOf(d) === 'link.missing-scheme'));
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range(document, 'github.com/digestlsp-samples/sheep'), vscode.CodeActionKind.QuickFix.value, 10);
    const fix = actions.find((a) => a.isPreferred && a.edit);
    assert.ok(fix, JSON.stringify(actions.map((a) => a.title)));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.ok(document.getText().includes('grazes at https://github.com/digestlsp-samples/sheep.'));
    await findings(uri, (all) => all.length > 0 && !all.some((d) => codeOf(d) === 'link.missing-scheme'));
    await close();
  });

  await test('the command applies all safe fixes', async () => {
    const { document, uri } = await open(page.replace('Sleepless models', 'Sleep\u200bless models'));
    await findings(uri, (all) => all.some((d) => codeOf(d) === 'link.missing-scheme'));
    await vscode.commands.executeCommand('digest.fixAll');
    await until(() => document.getText().includes('at https://github.com/digestlsp-samples/sheep') && !document.getText().includes('\u200b'));
    await close();
  });

  await test('the command cleans up a pasted page: its boilerplate is removed, all papers and links are preserved', async () => {
    const { document, uri } = await open(page);
    await findings(uri);
    await vscode.commands.executeCommand('digest.repairPaste');
    await until(() => !document.getText().includes('Subscribe'));
    for (const kept of ['Lanterns for Long', 'Counting Sheep', 'Tide Pool', 'digestlsp-samples/lanterns', 'digestlsp-samples/sheep'])
      assert.ok(document.getText().includes(kept), kept);
    await close();
  });

  await test('a fix for the project is available in a folder, and writes its configuration', async () => {
    const folder = vscode.workspace.workspaceFolders[0].uri;
    const uri = vscode.Uri.joinPath(folder, 'daily-papers.digest');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await findings(uri, (all) => all.some((d) => codeOf(d) === 'link.missing-scheme'));
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range(document, 'github.com/digestlsp-samples/sheep'), undefined, 10);
    assert.ok(actions.some((a) => a.isPreferred), JSON.stringify(actions.map((a) => a.title)));
    const off = actions.find((a) => /^Disable .* in `\.digest\.json`$/.test(a.title));
    assert.ok(off, JSON.stringify(actions.map((a) => a.title)));
    assert.ok(await vscode.workspace.applyEdit(off.edit));
    const file = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, '.digest.json'));
    await file.save();
    await findings(uri, (all) => all.length > 0 && !all.some((d) => codeOf(d) === 'link.missing-scheme'));
    await vscode.workspace.fs.delete(file.uri);
    await findings(uri, (all) => all.some((d) => codeOf(d) === 'link.missing-scheme'));
    // A document of a file outlives its editor, so its end is not awaited.
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  await test('formatting changes only whitespace', async () => {
    const { document, uri } = await open(page.replace('Sparse Attention\n', 'Sparse Attention   \n'));
    const before = document.getText();
    const edits = await until(async () => {
      const found = await vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', uri, { insertSpaces: true, tabSize: 2 });
      return found?.length && found;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(!/[ \t]\n/.test(document.getText()));
    assert.equal(document.getText().replace(/\s/g, ''), before.replace(/\s/g, ''));
    await close();
  });

  await test('outline and diagnostics follow an edit', async () => {
    const { document, editor, uri } = await open(page);
    await findings(uri);
    await editor.edit((e) => e.insert(document.positionAt(document.getText().length), '\nJul 31\n\nA Late Paper on Owls\n\nOwls are late. We say why in a sentence that is long enough for an abstract, and then in another that speaks of mice and of the moon. The code is at http://github.com/digestlsp-samples/owls.\n'));
    await until(async () => {
      const days = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
      return days.some((d) => d.children.some((c) => c.name === 'A Late Paper on Owls'));
    });
    await findings(uri, (all) => all.some((d) => codeOf(d) === 'link.insecure-scheme'));
    await close();
  });
};
