import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { digestLsp, digests } from './product.mjs';

for (const digest of digests()) {
  test(`CSV of ${digest}`, () => {
    const rows = parse(digestLsp(['export', '--to', 'csv', digest]), { columns: true });
    const papers = Number(/(\d+) papers?, \d+ days?, \d+ links?/.exec(digestLsp(['outline', digest]))[1]);
    assert.equal(rows.length, papers);
  });
}
