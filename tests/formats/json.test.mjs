import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import { digestLsp, read } from './product.mjs';
import { cases, exported } from './samples.mjs';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isDigest = ajv.compile(JSON.parse(read('docs/export.schema.json')));

for (const digest of cases) {
  test(`JSON of ${digest.name} follows its schema, and is the same digest after an import`, async () => {
    assert.ok(isDigest(digest.json), ajv.errorsText(isDigest.errors));
    const json = await digest.write('json');
    const again = digestLsp(['import', '-'], { input: json });
    assert.equal(await exported('untitled:again', again, 'json'), json);
  });
}
