import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import { digestLsp, read } from './product.mjs';
import { cases } from './samples.mjs';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isDigest = ajv.compile(JSON.parse(read('docs/export.schema.json')));

for (const digest of cases) {
  test(`JSON of ${digest.name} follows its schema, and is the same digest when it is taken in again`, () => {
    assert.ok(isDigest(digest.json), ajv.errorsText(isDigest.errors));
    const again = digestLsp(['import', '-'], { input: digest.write('json') });
    assert.equal(digestLsp(['export', '--to', 'json', '-'], { input: again }), digest.write('json'));
  });
}
