// node scripts/latency.mjs FILE [SERVER]: what each request costs on a document, through the protocol. The server is started, the document
// opened; each request is sent a few times after an edit and once more without one, and the least times of both are told, in
// milliseconds, with the size of the answer.
import { readFileSync } from 'node:fs';
import { fail, server } from './tools.mjs';
import { start } from './wire.mjs';

const [file, program = server] = process.argv.slice(2);
if (!file) fail('node scripts/latency.mjs FILE [SERVER]');
const text = readFileSync(file, 'utf8');
const lines = text.split('\n');
const uri = 'untitled:latency.digest';
const times = 5;
let version = 1;
const { ask, tell } = start(program);

const textDocument = { uri };
const middle = place(lines.length >> 1);
const at = { textDocument, position: middle };
const around = { textDocument, range: { start: { line: middle.line - 30, character: 0 }, end: { line: middle.line + 30, character: 0 } } };
const here = { textDocument, range: { start: middle, end: middle }, context: { diagnostics: [] } };
const commandHere = (command) => ({ command, arguments: [{ uri, position: middle }] });

await ask('initialize', { processId: process.pid, rootUri: null, initializationOptions: { online: { enabled: false } }, capabilities: capabilities() });
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
await measure('prepare rename', 'textDocument/prepareRename', at);
await measure('code action at the caret', 'textDocument/codeAction', here);
await measure('code action on furniture', 'textDocument/codeAction', furniture());
await measure('code action, 60 lines', 'textDocument/codeAction', { ...around, context: { diagnostics: [] } });
await measure('semantic tokens, 60 lines', 'textDocument/semanticTokens/range', around);
await measure('inlay hints, 60 lines', 'textDocument/inlayHint', around);
await measure('range formatting, 60 lines', 'textDocument/rangeFormatting', { ...around, options: { tabSize: 2, insertSpaces: true } });
await measure('next paper', 'workspace/executeCommand', commandHere('digest.nextPaper'));
await measure('workspace symbols', 'workspace/symbol', { query: 'attention' });
console.log('whole-document answers');
await measure('outline', 'textDocument/documentSymbol', { textDocument });
await measure('findings', 'textDocument/diagnostic', { textDocument });
await measure('document links', 'textDocument/documentLink', { textDocument });
await measure('folding', 'textDocument/foldingRange', { textDocument });
await measure('code lenses', 'textDocument/codeLens', { textDocument });
await measure('semantic tokens', 'textDocument/semanticTokens/full', { textDocument });
await measure('formatting', 'textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } });
await measure('fix all that is safe', 'textDocument/codeAction', { ...here, context: { diagnostics: [], only: ['source.fixAll'] } });
await measure('repair of a raw page', 'textDocument/codeAction', { ...here, context: { diagnostics: [], only: ['source.repairPaste'] } });
await ask('shutdown');
tell('exit');

/** The first line from a place on that is long enough to be text, and a character in its midst. */
function place(from) {
  const line = lines.findIndex((l, i) => i >= from && l.length > 40);
  return { line, character: 20 };
}

function afterGitHub() {
  const line = lines.findIndex((l, i) => i >= middle.line && l.includes('github.com/'));
  return line < 0 ? middle : { line, character: lines[line].indexOf('github.com/') + 'github.com/'.length };
}

/** On what a page's buttons left, in the first lines. */
function furniture() {
  const start = { line: Math.max(0, lines.findIndex((l) => /^(Subscribe|Sign up|Upvote|Daily Papers)/i.test(l))), character: 1 };
  return { textDocument, range: { start, end: start }, context: { diagnostics: [], only: ['quickfix'] } };
}

async function measure(name, method, params) {
  let [edited, again, size] = [Infinity, Infinity, 0];
  for (let i = 0; i < times; i++) {
    await edit();
    edited = Math.min(edited, (await timed(method, params)).took);
    const answer = await timed(method, params);
    again = Math.min(again, answer.took);
    size = answer.size;
  }
  console.log(`${name.padEnd(40)}${edited.toFixed(1).padStart(9)}${again.toFixed(1).padStart(9)}${(size / 1000).toFixed(0).padStart(9)}`);
}

/** A character into the text in the middle; the next request waits until it is taken. */
async function edit() {
  tell('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range: { start: middle, end: middle }, text: 'x' }] });
  await ask('textDocument/prepareRename', { textDocument, position: { line: 0, character: 0 } });
}

async function timed(method, params) {
  const before = performance.now();
  const { message, size } = await ask(method, params);
  if (message.error) fail(`${method}: ${message.error.message}`);
  return { took: performance.now() - before, size };
}

function capabilities() {
  return {
    workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
    textDocument: {
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      diagnostic: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1] } },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
      completion: { completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } } },
    },
  };
}
