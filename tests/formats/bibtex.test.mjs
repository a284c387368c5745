import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '@retorquere/bibtex-parser';
import { cases, letters } from './samples.mjs';

for (const digest of cases) {
  test(`BibTeX of ${digest.name}`, () => {
    const file = digest.write('bibtex');
    const { entries, errors } = parse(file, { sentenceCase: false });
    assert.deepEqual(errors, []);
    const papers = digest.papers.filter((paper) => paper.title);
    assert.equal(entries.length, papers.length);
    assert.equal(new Set(entries.map((entry) => entry.key.toLowerCase())).size, entries.length, 'each key once');
    entries.forEach(({ fields }, i) => {
      const paper = papers[i];
      assert.equal(letters(fields.title), letters(paper.title));
      assert.equal(fields.author?.length ?? 0, paper.authors.length, paper.title);
      assert.equal(fields.eprint, paper.arxiv?.replace(/v\d+$/, ''));
      assert.equal(fields.archiveprefix, paper.arxiv ? 'arXiv' : undefined);
      if (fields.url) assert.ok(paper.links.some((link) => link.url === fields.url), fields.url);
    });
  });
}
