import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { candidates, Crashes, hasRuntime, showsFile, sumOf, asServerSettings } from '../dist/pure.mjs';

const here = { setting: '', extension: '/ext', platform: 'linux', path: '/usr/bin:/opt/bin', home: '/home/ada' };
const files = (surroundings) => candidates({ ...here, ...surroundings }).map((c) => c.file);

test('the server for the platform comes first, then the PATH, then the server for any machine with .NET', () => {
  assert.deepEqual(files({}), [
    join('/ext', 'server', 'digest-lsp'),
    join('/usr/bin', 'digest-lsp'),
    join('/opt/bin', 'digest-lsp'),
    join('/ext', 'server', 'digest-lsp.dll'),
  ]);
  const last = candidates(here).at(-1);
  assert.deepEqual([last.command, ...last.args], ['dotnet', last.file, '--stdio']);
  assert.equal(last.needsDotnet, true);
});

test('the current folder is never searched, even if the PATH contains it', () => {
  assert.equal(files({ path: ':.:/usr/bin' }).length, 3);
});

test('on Windows the program has an extension and the PATH its own separator', () => {
  assert.ok(files({ platform: 'win32', path: 'C:\\bin;D:\\bin' }).filter((f) => f.endsWith('digest-lsp.exe')).length === 3);
});

test('the setting is the only candidate, with the home folder expanded', () => {
  assert.deepEqual(candidates({ ...here, setting: '~/my/server' }), [
    { command: '/home/ada/my/server', args: ['--stdio'], file: '/home/ada/my/server', needsDotnet: false },
  ]);
});

test('only a .NET 10 runtime is accepted', () => {
  assert.equal(hasRuntime('Microsoft.AspNetCore.App 10.0.1 [/x]\nMicrosoft.NETCore.App 10.0.1 [/x]\n'), true);
  assert.equal(hasRuntime('Microsoft.AspNetCore.App 10.0.1 [/x]\nMicrosoft.NETCore.App 8.0.11 [/x]\n'), false);
  assert.equal(hasRuntime(''), false);
});

test('five crashes within a minute restart the server with growing delays, the sixth does not, later ones do', () => {
  const crashes = new Crashes();
  const pauses = [0, 1, 2, 3, 4].map((second) => crashes.add(second * 1000));
  assert.deepEqual(pauses, [...pauses].sort((a, b) => a - b));
  assert.ok(pauses.every((p) => p < 2000));
  assert.equal(crashes.add(5000), undefined);
  assert.equal(crashes.add(120_000), pauses[0]);
});

test('a restart by hand clears the crashes', () => {
  const crashes = new Crashes();
  for (let i = 0; i < 6; i++) crashes.add(i);
  crashes.forget();
  assert.notEqual(crashes.add(7), undefined);
});

test('trust and machine-scoped settings override the values in the settings', () => {
  assert.deepEqual(asServerSettings({ rules: {}, trusted: true }, {}, false), { rules: {}, trusted: false });
  assert.deepEqual(asServerSettings(null, {}, true), { trusted: true });
  const name = 'online.github.apiUrl';
  const taken = asServerSettings({ [name]: 'https://evil.example', online: { github: { apiUrl: 'https://evil.example' } } }, { [name]: 'https://good.example' }, true);
  assert.equal(taken[name], 'https://good.example');
});

const paper = (uri, status) => ({ title: 'Owls', location: { uri, range: { start: { line: 0, character: 0 } } }, status, tags: [] });

test('papers name their digest if there are several', () => {
  assert.equal(showsFile([{ name: 'a', papers: [paper('file:///a'), paper('file:///a')] }]), false);
  assert.equal(showsFile([{ name: 'a', papers: [paper('file:///a')] }, { name: 'b', papers: [paper('file:///b')] }]), true);
});

test('unread papers are counted if any paper has a reading status', () => {
  const kept = { name: 'Aug 1', papers: [paper('a', 'Read'), paper('a'), paper('a', 'UNREAD'), paper('a', 'reading')] };
  assert.deepEqual(sumOf(kept, true), { papers: 4, unread: 2 });
  assert.deepEqual(sumOf(kept, false), { papers: 4, unread: undefined });
  assert.deepEqual(sumOf({ name: '', papers: [paper('a')] }, true), { papers: 1, unread: undefined });
  assert.equal(sumOf({ name: '', papers: [paper('a')], more: 3 }, true).papers, 4);
});
