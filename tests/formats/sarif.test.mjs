import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { digestLsp, digests, read } from './product.mjs';

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(
  JSON.parse(read('tests/formats/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')),
);

for (const digest of digests()) {
  test(`SARIF of ${digest} follows the schema of SARIF 2.1.0`, () => {
    const report = JSON.parse(digestLsp(['check', '--format', 'sarif', digest], { codes: [0, 1] }));
    assert.ok(isSarif(report), ajv.errorsText(isSarif.errors));
    assert.equal(report.runs.length, 1);
  });
}
