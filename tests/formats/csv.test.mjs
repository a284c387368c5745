import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { cases } from './samples.mjs';

for (const digest of cases) {
  test(`CSV of ${digest.name}`, async () => {
    const rows = parse(await digest.write('csv'), { columns: true });
    assert.deepEqual(
      rows.map((row) => row.title.replace(/^'(?=[=+@\t-])/, '')),
      digest.papers.map((paper) => paper.title),
    );
    const field = (paper, name) => paper.fields.filter((f) => f.name.toLowerCase() === name).map((f) => f.value).join();
    assert.deepEqual(
      rows.map((row) => row.tags.replace(/[^\p{L}\p{N}]/gu, '')),
      digest.papers.map((paper) => field(paper, 'tags').replace(/[^\p{L}\p{N}]/gu, '')),
    );
    for (const row of rows) {
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+@\t\r-]/, 'a spreadsheet would calculate this');
    }
  });
}
