import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportPaths } from '../dist/pure.mjs';

test('an export is named after its digest', () => {
  const first = (digest) => exportPaths(digest, '.bib').next().value;
  assert.equal(first('/a/papers.digest'), '/a/papers.bib');
  assert.equal(first('/a/papers.digest.txt'), '/a/papers.bib');
  assert.equal(first('/a/my.papers.md'), '/a/my.papers.bib');
  assert.equal(first('/a/.digest'), '/a/.digest.bib');
  assert.equal(first('/a.b/papers'), '/a.b/papers.bib');
});

test('an export gets an unused name', () => {
  assert.deepEqual([...exportPaths('/a/papers.digest', '.csv')].slice(0, 3), ['/a/papers.csv', '/a/papers-2.csv', '/a/papers-3.csv']);
});
