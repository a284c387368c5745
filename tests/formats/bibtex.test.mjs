import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '@retorquere/bibtex-parser';
import { cases, letters } from './samples.mjs';

for (const digest of cases) {
  test(`BibTeX of ${digest.name}`, async () => {
    const file = await digest.write('bibtex');
    const { entries, errors } = parse(file, { sentenceCase: false });
    // Math is passed on unchanged; which LaTeX commands this parser can show is not tested.
    assert.deepEqual(errors.filter(({ error }) => !error.startsWith('unhandled macro')), []);
    const papers = digest.papers.filter((paper) => paper.title);
    assert.equal(entries.length, papers.length);
    assert.equal(new Set(entries.map((entry) => entry.key.toLowerCase())).size, entries.length, 'each key once');
    entries.forEach(({ fields }, i) => {
      const paper = papers[i];
      const math = paper.title.match(/\$[^$]+\$/g)?.some((piece) => file.includes(`{${piece}}`));
      if (!math) assert.equal(letters(fields.title), letters(paper.title));
      assert.equal(fields.author?.length ?? 0, paper.authors.length, paper.title);
      assert.equal(fields.eprint, paper.arxiv?.replace(/v\d+$/, ''));
      assert.equal(fields.archiveprefix, paper.arxiv ? 'arXiv' : undefined);
      if (fields.url) assert.ok(paper.links.some((link) => link.url === fields.url), fields.url);
    });
  });
}
