import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const folder = join(import.meta.dirname, '..');
const read = (name) => readFileSync(join(folder, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const texts = JSON.parse(read('package.nls.json'));
const properties = manifest.contributes.configuration.properties;
const sources = (path, ending) =>
  readdirSync(path, { recursive: true })
    .filter((name) => name.endsWith(ending) && !/(^|[\\/])(bin|obj)[\\/]/.test(name))
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('\n');

test('package.nls.json contains exactly the texts of the manifest', () => {
  const used = new Set([...read('package.json').matchAll(/"%([^"%]+)%"/g)].map((m) => m[1]));
  assert.deepEqual([...used].sort(), Object.keys(texts).sort());
});

test('settings of the server are in the manifest, and each setting is used by the server or the extension', () => {
  const server = sources(join(folder, '..', 'server', 'DigestLsp.Server'), 'Settings.cs');
  const named = [...server.matchAll(/(?:(?:Flag|Choice|Find)\(|Address\(\s*settings,)\s*"([\w.]+)"|const string Path = "([\w.]+)"/g)].map((m) => m[1] ?? m[2]);
  assert.ok(named.length > 5, named.join());
  for (const name of named.filter((n) => n !== 'trusted')) assert.ok(`digest.${name}` in properties, `digest.${name}`);
  const extension = sources(join(folder, 'src'), '.ts');
  for (const key of Object.keys(properties)) {
    const name = key.replace(/^digest\./, '');
    assert.ok(named.includes(name) || extension.includes(`'${name}'`), key);
  }
});

test('paths, URLs and private hosts are machine-scoped, and restricted in untrusted workspaces', () => {
  const machine = Object.entries(properties).filter(([, p]) => p.scope === 'machine').map(([key]) => key);
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.toSorted(), machine.toSorted());
  for (const key of Object.keys(properties).filter((k) => /path|url|host|redis/i.test(k))) assert.ok(machine.includes(key), key);
});

test('settings are ordered and have descriptions', () => {
  assert.deepEqual(Object.values(properties).map((p) => p.order), Object.keys(properties).map((_, i) => i));
  for (const [key, property] of Object.entries(properties)) {
    assert.ok(property.markdownDescription, key);
    assert.ok('default' in property, key);
    if (property.enum) assert.equal(property.enumDescriptions?.length, property.enum.length, key);
  }
});

test('command titles are in Title Case, and none contains all words of another', () => {
  const titles = manifest.contributes.commands.map(({ title }) => texts[title.slice(1, -1)]);
  const words = (title) => new Set(title.toLowerCase().match(/[\w-]+/g));
  for (const title of titles) {
    assert.match(title, /^[A-Z]/);
    for (const word of title.match(/[\w-]+/g)) assert.match(word, /^([A-Z]|(of|as|by|in|to)$)/, title);
    for (const other of titles) if (other !== title) assert.ok(![...words(other)].every((w) => words(title).has(w)), `${title}: ${other}`);
  }
});

test('every command is implemented by the extension, or by the server and enabled only if the server supports it', () => {
  const source = sources(join(folder, 'src'), '.ts');
  const offered = sources(join(folder, '..', 'server', 'DigestLsp.Server', 'EditorCommands'), '.cs');
  const [inExtension, inServer] = [source, offered].map((text) => new Set([...text.matchAll(/['"](digest\.\w+)['"]/g)].map((m) => m[1])));
  assert.ok(inServer.has('digest.findPaper') && inExtension.has('digest.restart'));
  for (const { command, enablement = '' } of manifest.contributes.commands) {
    assert.ok(inExtension.has(command), `${command} is registered nowhere`);
    const offer = /digest\.offers\.(\w+)/.exec(enablement)?.[1];
    // Commands that move between papers are available before the server runs.
    if (inServer.has(command) && !/\.(next|previous)Paper$/.test(command)) assert.equal(`digest.${offer}`, command);
    else assert.equal(offer, undefined, `${command} is no command of the server`);
  }
  // The palette contains the server's commands that need only a document and a position.
  const used = [...source.matchAll(/^    '(digest\.\w+)':/gm)].map((m) => m[1]);
  assert.deepEqual(used.filter((name) => !manifest.contributes.commands.some((c) => c.command === name)), []);
});

test('menus, keys and the walkthrough name existing commands', () => {
  // VS Code provides a command that focuses each view.
  const views = Object.values(manifest.contributes.views).flat().map((v) => `${v.id}.focus`);
  const commands = [...manifest.contributes.commands.map((c) => c.command), ...views];
  const items = [...Object.values(manifest.contributes.menus).flat(), ...manifest.contributes.keybindings];
  const submenus = manifest.contributes.submenus.map((s) => s.id);
  for (const { submenu } of items.filter((m) => m.submenu)) assert.ok(submenus.includes(submenu) && submenu in manifest.contributes.menus, submenu);
  const named = items.filter((m) => !m.submenu).map((m) => m.command);
  const linked = Object.entries(texts).flatMap(([, text]) => [...text.matchAll(/command:(digest\.[\w.]+)/g)].map((m) => m[1]));
  for (const command of [...named, ...linked]) assert.ok(commands.includes(command), command);
});

test('texts of the walkthrough use only the markup that it renders: bold, code and links', () => {
  for (const [key, text] of Object.entries(texts).filter(([name]) => name.startsWith('walkthrough.')))
    assert.doesNotMatch(text.replace(/\*\*[^*]+\*\*/g, ''), /[*_#]/, key);
});

test('pictures that the manifest names exist', () => {
  const steps = manifest.contributes.walkthroughs.flatMap((w) => w.steps.map((s) => s.media.image));
  for (const image of [manifest.icon, ...steps]) assert.ok(existsSync(join(folder, image)), image);
});

test('the package contains no source, no tests, no secrets, and little JavaScript', () => {
  const vsce = spawnSync(process.execPath, [join(folder, 'node_modules', '@vscode', 'vsce', 'vsce'), 'ls', '--no-dependencies'], { cwd: folder, encoding: 'utf8' });
  assert.equal(vsce.status, 0, vsce.stderr);
  const files = vsce.stdout.trim().split(/\r?\n/);
  const wanted = /^(dist\/extension\.js|images\/[\w-]+\.(png|svg)|images\/walkthrough\/[\w-]+\.png|schemas\/[\w.]+\.json|syntaxes\/[\w.]+\.json|language-configuration\.json|package\.json|package\.nls\.json|README\.md|CHANGELOG\.md|LICENSE|server\/[\w.\/-]+)$/;
  for (const file of files) assert.match(file, wanted);
  for (const file of files) assert.doesNotMatch(file, /\.(ts|map|pdb|cs|env|pem|key|npmrc)$|(^|\/)(test|src|node_modules|\.git)/);
  const script = join(folder, 'dist', 'extension.js');
  if (existsSync(script)) assert.ok(readFileSync(script).length <= 400_000, `${readFileSync(script).length} bytes`);
});

test('docs/configuration.md is up to date (run node scripts/configuration.mjs)', async () => {
  const { path, written } = await import('../../scripts/configuration.mjs');
  assert.equal(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'), written());
});
