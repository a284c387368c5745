// Every digest as JSON, so that the other forms can be held against what it says; and one digest of a stranger's worst titles.
import { digestLsp, digests } from './product.mjs';

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

/** Name, digest as JSON, and a function that takes it out in a form. */
export const cases = [
  ...digests().map((digest) => of(digest, (form) => digestLsp(['export', '--to', form, digest]))),
  of('hostile titles', (form) => digestLsp(['export', '--to', form, '-'], { input: hostile })),
];

function of(name, write) {
  let json;
  return {
    name,
    write,
    get json() {
      return (json ??= JSON.parse(write('json')));
    },
    /** All papers, in order. */
    get papers() {
      return this.json.days.flatMap((day) => day.papers);
    },
  };
}

/** What is left of a text when only its letters and digits count. */
export function letters(text) {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
