// Shared by the tests: opening a text as a digest, waiting, and reading ranges as text.
const vscode = require('vscode');

exports.until = async (condition, milliseconds = 15_000) => {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Not within ${milliseconds} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

/** Opens a text as an untitled digest in an editor. */
exports.open = async (content) => {
  const document = await vscode.workspace.openTextDocument({ language: 'digest', content });
  const editor = await vscode.window.showTextDocument(document);
  return { document, editor, uri: document.uri };
};

/** Closes the active editor without a prompt; returns when its document is closed and its name is free. */
exports.close = async () => {
  // On a busy machine an editor becomes active some time after it was shown.
  const { document } = await exports.until(() => vscode.window.activeTextEditor);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await exports.until(() => document.isClosed);
};

/** Waits for diagnostics of a document that match, and returns them. */
exports.findings = (uri, fits = (all) => all.length > 0) =>
  exports.until(() => {
    const all = vscode.languages.getDiagnostics(uri);
    return fits(all) && all;
  });

exports.codeOf = (diagnostic) => (typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);

/** Returns the position of a text. */
exports.at = (document, text) => document.positionAt(exports.offset(document, text));

exports.offset = (document, text) => {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`"${text}" is not in the document`);
  return offset;
};

/** Returns the range of a text. */
exports.range = (document, text) => {
  const offset = exports.offset(document, text);
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
};

exports.page = [
  'new', '', 'Subscribe', '', 'Daily Papers', '', 'Aug 2', '',
  'Lanterns for Long Corridors: Lighting the Middle of a Context', '',
  'We look at what language models forget in the middle of a long corridor of text. A lantern is a short note that the model writes to itself at every turn, and reads again at the end. The lamps are at https://github.com/digestlsp-samples/lanterns.', '',
  'Counting Sheep with Sparse Attention', '',
  'Sleepless models count. We measure how far they get before attention lapses, and show that sparse fences help the flock through the gate one by one. The flock grazes at github.com/digestlsp-samples/sheep.', '',
  'Aug 1', '',
  'A Map of Every Tide Pool', '',
  'Tide pools are small and there are many of them along every coast. We give each one a number, a name and a keeper, and ask the keepers once a day what the tide has left behind. The keepers are patient and so are we. The map is at https://github.com/digestlsp-samples/lanterns.', '',
].join('\n');
