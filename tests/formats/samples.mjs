// Exports every digest as JSON for comparison with the other formats; and a digest with hostile titles.
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { start } from '../../scripts/wire.mjs';
import { digests, program, read, root } from './product.mjs';

const hostile = [
  'Aug 1, 2025',
  ...[
    '=cmd|\' /C calc\'!A0 and @SUM(1+1) and More',
    '</script><script>alert(1)</script> in a Title',
    '<img src=x onerror=alert(1)> & "quotes" \'and\' ]]> Ends',
    'Braces } that { do not } pair, 50% of $x_1^2$ & #hash ~tilde \\backslash',
    'A \u202Eright-to-left\u202C override, a bell \u0007 and a form feed \u000C inside',
    '--> a Comment <!-- and a %PDF and `ticks` and [brackets](javascript:alert(1))',
    'GPT-4o, mT5 and LLaMA: A Study of Names and 数学 and Ελληνικά and 😀 Emoji',
  ].map(
    (title, i) =>
      `${title}\n\nauthors_and_more ${title} is what we write about & test < here > in this text. It goes on for a second sentence, "quoted" and 'quoted', with \\alpha and {braces}.\n\nAuthors: Ada Invented, Björn Ünvented, <b>Eve</b>\narXiv: 2508.0001${i}\nTags: =1+1, a & b`,
  ),
  'The Same Paper Named Twice in a Digest\n\nAuthors: Ada Invented',
  'The Same Paper Named Twice in a Digest\n\nAuthors: Ada Invented',
].join('\n\n');

// One server writes all exports: starting the program takes longer than an export.
const { ask, tell } = start(program());
await ask('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { online: { enabled: false } } });
tell('initialized', {});
after(async () => {
  await ask('shutdown');
  tell('exit');
});

/** Requests a digest in an output format from the server. */
export async function exported(uri, text, to) {
  tell('textDocument/didOpen', { textDocument: { uri, languageId: 'digest', version: 1, text } });
  const { body } = await ask('workspace/executeCommand', { command: 'digest.export', arguments: [{ uri, to }] });
  tell('textDocument/didClose', { textDocument: { uri } });
  const { result, error } = JSON.parse(body);
  if (error) throw new Error(`${to} of ${uri}: ${error.message}`);
  return result;
}

/** The name, the digest as JSON, all its papers in order, and a function that exports it in a format. */
export const cases = [];
for (const name of digests()) cases.push(await of(name, pathToFileURL(`${root}/${name}`).href, read(name)));
cases.push(await of('hostile titles', 'untitled:hostile', hostile));

async function of(name, uri, text) {
  const write = (form) => exported(uri, text, form);
  const json = JSON.parse(await write('json'));
  return { name, write, json, papers: json.days.flatMap((day) => day.papers) };
}

/** Returns only the letters and digits of a text. */
export function letters(text) {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
