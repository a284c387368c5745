// Features that only read a digest: outline, links, hover, folding, symbols, definition and references, highlights, selections.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { at, close, findings, offset, open, page, until } = require('./editing.js');
const { servers } = require('./servers.js');

module.exports = async (test) => {
  let opened;
  await test('the installed package runs, and its server starts with the first digest', async () => {
    const extension = vscode.extensions.getExtension('digestlsp.digestlsp');
    assert.ok(extension, 'the extension is installed');
    assert.ok(!extension.extensionPath.includes('vscode-extension'), extension.extensionPath);
    await until(() => extension.isActive);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(servers(), [], 'no server before a digest is open');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'no digest' }));
    assert.deepEqual(servers(), [], 'no server for another language');
    await close();
    opened = await open(page);
    await until(() => servers().length === 1);
  });

  const { document, uri } = opened;

  await test('the outline contains days, their papers and the papers\' links', async () => {
    const days = await until(async () => {
      const symbols = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
      return symbols?.length && symbols;
    });
    assert.deepEqual(days.map((d) => d.name.replace(/, \d{4}/, '')), ['Aug 2', 'Aug 1']);
    assert.deepEqual(days.map((d) => d.children.length), [2, 1]);
    const [lanterns] = days[0].children;
    assert.equal(lanterns.name, 'Lanterns for Long Corridors: Lighting the Middle of a Context');
    assert.ok(lanterns.children.some((c) => c.name.includes('digestlsp-samples/lanterns')), JSON.stringify(lanterns.children.map((c) => c.name)));
    assert.equal(document.getText(lanterns.selectionRange), lanterns.name);
  });

  await test('links have exact spans, and a full URL if the scheme is missing', async () => {
    const links = await vscode.commands.executeCommand('vscode.executeLinkProvider', uri);
    const sheep = links.find((l) => document.getText(l.range) === 'github.com/digestlsp-samples/sheep');
    assert.equal(sheep?.target?.toString(), 'https://github.com/digestlsp-samples/sheep');
    assert.equal(links.filter((l) => document.getText(l.range) === 'https://github.com/digestlsp-samples/lanterns').length, 2);
  });

  await test('hover on a repository link shows its preview, requested from the configured API', async () => {
    const card = await until(async () => {
      const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, at(document, 'digestlsp-samples/lanterns'));
      const text = (hovers ?? []).flatMap((h) => h.contents.map((c) => c.value ?? c)).join('\n');
      return /forks/.test(text) && text;
    });
    for (const wanted of ['1.8k', '127', 'Python', 'MIT']) assert.ok(card.includes(wanted), card);
  });

  await test('a section folds: days contain their papers', async () => {
    const ranges = await vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', uri);
    const day = document.positionAt(offset(document, 'Aug 2\n')).line;
    const next = document.positionAt(offset(document, 'Aug 1\n')).line;
    assert.ok(ranges.some((r) => r.start === day && r.end < next && r.end > day + 4), JSON.stringify(ranges));
  });

  await test('references, definition and highlights of a repository named twice', async () => {
    const place = at(document, 'digestlsp-samples/lanterns');
    const references = await vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, place);
    const here = references.filter((r) => r.uri.toString() === uri.toString());
    assert.equal(here.length, 2);
    const highlights = await vscode.commands.executeCommand('vscode.executeDocumentHighlights', uri, place);
    assert.equal(highlights.length, 2);
    const definitions = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', uri, at(document, 'A Map of Every Tide Pool'));
    assert.ok(Array.isArray(definitions));
  });

  await test('Expand Selection goes from a link to its paper', async () => {
    const [selection] = await vscode.commands.executeCommand('vscode.executeSelectionRangeProvider', uri, [at(document, 'digestlsp-samples/sheep')]);
    const texts = [];
    for (let s = selection; s; s = s.parent) texts.push(document.getText(s.range));
    assert.ok(texts.some((t) => t === 'github.com/digestlsp-samples/sheep'), texts[0]);
    assert.ok(texts.some((t) => t.startsWith('Counting Sheep') && t.includes('one by one')));
  });

  await test('papers of the workspace are found by name', async () => {
    const symbols = await until(async () => {
      const found = await vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', 'gardeners');
      return found?.length && found;
    });
    assert.ok(symbols.some((s) => /Gardeners of Gradient Descent/.test(s.name) && s.location.uri.path.endsWith('.digest')), JSON.stringify(symbols));
  });

  await test('diagnostics have a rule, a link to its documentation and a range', async () => {
    const found = await findings(uri, (all) => all.some((d) => /Missing `https/.test(d.message)));
    const scheme = found.find((d) => /Missing `https/.test(d.message));
    assert.equal(document.getText(scheme.range), 'github.com/digestlsp-samples/sheep');
    assert.equal(scheme.code.value, 'link.missing-scheme');
    assert.match(scheme.code.target.toString(), /link\.missing-scheme/);
  });
  await close();
};
