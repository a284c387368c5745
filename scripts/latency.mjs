// node scripts/latency.mjs FILE [SERVER]: measures each request on a document over the protocol. The server opens the document with a line
// of tags at its end. Each request is sent several times after an edit and once more without one. The output is the minimum of both in
// milliseconds, and the size of the response. If the server applies an edit, the time until it arrives is measured.
// Whole-document responses are listed with the time of serializing the same JSON: JSON.stringify, to bytes.
import { readFileSync } from 'node:fs';
import { fail, server } from './tools.mjs';
import { start } from './wire.mjs';

const [file, program = server] = process.argv.slice(2);
if (!file) fail('node scripts/latency.mjs FILE [SERVER]');
const text = `${readFileSync(file, 'utf8').trimEnd()}\n\nTags: light, water\n\n`;
const lines = text.split('\n');
const uri = 'untitled:latency.digest';
const times = 5;
let version = 1;
let edit = null;
const { ask, tell } = start(program, {}, (method, asked) => {
  if (method !== 'workspace/applyEdit') return null;
  edit = asked;
  return { applied: true };
});

const textDocument = { uri };
const middle = place(lines.length >> 1);
const at = { textDocument, position: middle };
const around = { textDocument, range: { start: { line: middle.line - 30, character: 0 }, end: { line: middle.line + 30, character: 0 } } };
const here = { textDocument, range: { start: middle, end: middle }, context: { diagnostics: [] } };
const commandHere = (command, more = {}) => ({ command, arguments: [{ uri, position: middle, ...more }] });
const tags = { line: lines.length - 3, character: 'Tags: light, wa'.length };

await ask('initialize', { processId: process.pid, rootUri: null, initializationOptions: { online: { checkLinks: 'off' } }, capabilities: capabilities() });
tell('initialized', {});
tell('textDocument/didOpen', { textDocument: { uri, languageId: 'digest', version, text } });
console.log(`${(text.length / 1e6).toFixed(1)} MB, ${lines.length} lines. After an edit, and without one: least of ${times}, in ms; answer in kB.`);
console.log(`${'open and outline'.padEnd(40)}${(await timed('textDocument/documentSymbol', { textDocument })).took.toFixed(1).padStart(9)}`);
console.log(`${'first findings'.padEnd(40)}${(await timed('textDocument/diagnostic', { textDocument })).took.toFixed(1).padStart(9)}`);

await measure('hover', 'textDocument/hover', at);
await measure('definition', 'textDocument/definition', at);
await measure('references', 'textDocument/references', { ...at, context: { includeDeclaration: true } });
await measure('document highlight', 'textDocument/documentHighlight', at);
await measure('selection range', 'textDocument/selectionRange', { textDocument, positions: [middle] });
await measure('completion', 'textDocument/completion', at);
await measure('completion of a repository', 'textDocument/completion', { textDocument, position: afterGitHub() });
await measure('completion of a tag', 'textDocument/completion', { textDocument, position: tags });
await measure('signature of a new paper', 'textDocument/signatureHelp', { textDocument, position: { line: lines.length - 1, character: 0 } });
await measure('signature in a finished paper', 'textDocument/signatureHelp', at);
await measure('prepare rename', 'textDocument/prepareRename', at);
await measure('code action at the caret', 'textDocument/codeAction', here);
await measure('code action on furniture', 'textDocument/codeAction', furniture());
await measure('code action, 60 lines', 'textDocument/codeAction', { ...around, context: { diagnostics: [] } });
await measure('semantic tokens, 60 lines', 'textDocument/semanticTokens/range', around);
await measure('inlay hints, 60 lines', 'textDocument/inlayHint', around);
await measure('range formatting, 60 lines', 'textDocument/rangeFormatting', { ...around, options: { tabSize: 2, insertSpaces: true } });
await measure('rename of a tag', 'textDocument/rename', { textDocument, position: tags, newName: 'sea' });
await measure('formatting on Enter', 'textDocument/onTypeFormatting', { ...at, ch: '\n', options: { tabSize: 2, insertSpaces: true } });
await measure('next paper', 'workspace/executeCommand', commandHere('digest.nextPaper'));
await measure('previous paper', 'workspace/executeCommand', commandHere('digest.previousPaper'));
await measure('mark as read', 'workspace/executeCommand', commandHere('digest.markAs', { status: 'read' }));
await measure('add a tag', 'workspace/executeCommand', commandHere('digest.addTag', { tag: 'light' }));
await measure('add a note', 'workspace/executeCommand', commandHere('digest.addNote', { note: 'a lantern' }));
await measure('move a paper to another day', 'workspace/executeCommand', commandHere('digest.movePaper', { to: { line: 400, character: 0 } }));
await measure('remove a paper', 'workspace/executeCommand', commandHere('digest.removePaper'));
await measure('sort the papers of a day', 'workspace/executeCommand', commandHere('digest.sortPapers'));
await measure('copy a citation', 'workspace/executeCommand', commandHere('digest.copyCitation'));
await measure('paste clean', 'workspace/executeCommand', commandHere('digest.pasteClean', { text: 'Rivers of Data\n\nTwo banks rarely agree.\n' }));
await measure('workspace symbols', 'workspace/symbol', { query: 'attention' });
console.log(`whole-document answers${'JSON'.padStart(45)}`);
await whole('outline', 'textDocument/documentSymbol', { textDocument });
await whole('findings', 'textDocument/diagnostic', { textDocument });
await whole('document links', 'textDocument/documentLink', { textDocument });
await whole('folding', 'textDocument/foldingRange', { textDocument });
await whole('code lenses', 'textDocument/codeLens', { textDocument });
await whole('semantic tokens', 'textDocument/semanticTokens/full', { textDocument });
await whole('formatting', 'textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } });
await whole('fix all that is safe', 'textDocument/codeAction', { ...here, context: { diagnostics: [], only: ['source.fixAll'] } });
await whole('repair of a raw page', 'textDocument/codeAction', { ...here, context: { diagnostics: [], only: ['source.repairPaste'] } });
await whole('sort the days', 'workspace/executeCommand', commandHere('digest.sortDays'));
await whole('link report', 'workspace/executeCommand', commandHere('digest.showLinkReport'));
await whole('papers by day', 'workspace/executeCommand', { command: 'digest.papersByDay', arguments: [] });
for (const to of ['markdown', 'html', 'json', 'csv', 'bibtex', 'rss', 'atom'])
  await whole(`export to ${to}`, 'workspace/executeCommand', { command: 'digest.export', arguments: [{ uri, to }] });
await ask('shutdown');
tell('exit');

/** Finds the first line after a position that is long enough to be text, and returns a character inside it. */
function place(from) {
  const line = lines.findIndex((l, i) => i >= from && l.length > 40);
  return { line, character: 20 };
}

function afterGitHub() {
  const line = lines.findIndex((l, i) => i >= middle.line && l.includes('github.com/'));
  return line < 0 ? middle : { line, character: lines[line].indexOf('github.com/') + 'github.com/'.length };
}

/** Requests quick fixes for page boilerplate in the first lines. */
function furniture() {
  const start = { line: Math.max(0, lines.findIndex((l) => /^(Subscribe|Sign up|Upvote|Daily Papers)/i.test(l))), character: 1 };
  return { textDocument, range: { start, end: start }, context: { diagnostics: [], only: ['quickfix'] } };
}

async function measure(name, method, params) {
  const { edited, again, size } = await least(method, params);
  tellRow(name, edited, again, size);
}

/** Measures a response for the whole document, and the time of serializing its JSON. */
async function whole(name, method, params) {
  const { edited, again, size, body } = await least(method, params);
  const { result } = JSON.parse(body);
  let writing = Infinity;
  for (let i = 0; i < 20; i++) {
    const before = performance.now();
    Buffer.from(JSON.stringify(result));
    writing = Math.min(writing, performance.now() - before);
  }
  tellRow(name, edited, again, size, writing.toFixed(1));
}

function tellRow(name, edited, again, size, writing = '') {
  console.log(
    `${name.padEnd(40)}${edited.toFixed(1).padStart(9)}${again.toFixed(1).padStart(9)}${(size / 1000).toFixed(0).padStart(9)}${writing.padStart(9)}`.trimEnd(),
  );
}

async function least(method, params) {
  let [edited, again, last] = [Infinity, Infinity, null];
  for (let i = 0; i < times; i++) {
    await change();
    edited = Math.min(edited, (await timed(method, params)).took);
    last = await timed(method, params);
    again = Math.min(again, last.took);
  }
  return { edited, again, ...last };
}

/** Inserts a character in the middle of the text, and waits until the server has applied it. */
async function change() {
  tell('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range: { start: middle, end: middle }, text: 'x' }] });
  await ask('textDocument/prepareRename', { textDocument, position: { line: 0, character: 0 } });
}

async function timed(method, params) {
  edit = null;
  const before = performance.now();
  const { message, body, size, arrived } = await ask(method, params);
  if (message.error) fail(`${method} ${params.command ?? ''}: ${message.error.message}`);
  return { took: (edit?.arrived ?? arrived) - before, size: edit?.size ?? size, body };
}

function capabilities() {
  return {
    window: { showDocument: { support: true } },
    workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
    textDocument: {
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      diagnostic: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1] } },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
      completion: { completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } } },
    },
  };
}
