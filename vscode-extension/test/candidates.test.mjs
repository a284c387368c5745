import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { candidates, withTrust } from '../dist/candidates.mjs';

test('the server that comes along is tried before the one of a checkout', () => {
  const found = candidates('', '/ext', 'linux');
  assert.deepEqual(found.map((c) => c.file), [join('/ext', 'server', 'digest-lsp.dll'), join('/artifacts', 'digest-lsp', 'digest-lsp')]);
  assert.deepEqual([found[0].command, ...found[0].args], ['dotnet', found[0].file, '--stdio']);
});

test('a setting is the only candidate', () => {
  assert.deepEqual(candidates('/my/server', '/ext', 'linux'), [{ command: '/my/server', args: ['--stdio'], file: '/my/server' }]);
});

test('trust goes along with the settings, whatever they say themselves', () => {
  assert.deepEqual(withTrust({ rules: {}, trusted: true }, false), { rules: {}, trusted: false });
  assert.deepEqual(withTrust(null, true), { trusted: true });
});
