// The documents, the action, the hooks and the workflows name commands and files that exist, and contain valid YAML.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { digestLsp, read, root } from './product.mjs';

const workflows = readdirSync(join(root, '.github', 'workflows')).map((name) => `.github/workflows/${name}`);
const hooks = '.pre-commit-hooks.yaml';
const documents = [...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`), 'README.md', 'vscode-extension/README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md'];
const commands = [...digestLsp(['--help']).matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name]) => name);
const helps = new Map();
// Text before a command, unlike before the program's name in a sentence.
const isCode = /(?:^|[`":/] ?)$/;

test('The help lists the commands', () => assert.ok(commands.includes('check') && commands.length > 10, commands.join(' ')));

for (const document of [...documents, 'action.yml', hooks, 'Dockerfile', ...workflows]) {
  test(`Commands in ${document} exist, with their options`, () => {
    for (const { 1: before, 2: rest } of read(document).matchAll(/^([^\n]*?)(?<!--global )\bdigest-lsp(?:\.dll"?)? ((?:[a-z|]+(?=\s|`)|--)[^`\n]*)/gm)) {
      // Comments, pipes and the text after them belong to the shell.
      const words = rest.split(/ #| \|\| | \| | > | && |,(?= language)/)[0].trim().split(/\s+/);
      if (words[0].startsWith('--')) assert.ok(['--stdio', '--version', '--help'].some((o) => words[0].startsWith(o)), rest);
      else if (isCode.test(before) || commands.includes(words[0])) checkCommand(words, rest);
    }
  });
}

/** Returns a page without its code, whose links are examples. */
const prose = (markdown) => markdown.replace(/^```.*?^```$/gms, '').replace(/(`+)[^`].*?\1/g, '');

for (const document of documents) {
  test(`Files that ${document} links to exist`, () => {
    for (const [, path] of prose(read(document)).matchAll(/\]\(([^)#\s]+)[^)]*\)/g))
      if (!/^[a-z]+:/.test(path)) assert.ok(existsSync(join(root, dirname(document), path)), path);
  });

  test(`npm scripts in ${document} exist`, () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, name] of read(document).matchAll(/\bnpm run ([a-z:]+)/g)) assert.ok(scripts[name], name);
  });

  test(`YAML in ${document} is valid`, () => {
    for (const [, text] of read(document).matchAll(/^```ya?ml\n([^]*?)^```/gm)) parse(text);
  });
}

for (const file of workflows) {
  test(`${file} has jobs with steps`, () => {
    const { on, jobs, permissions } = parse(read(file));
    assert.ok(on);
    assert.ok(permissions, 'the default permissions are not the least');
    for (const job of Object.values(jobs)) {
      assert.ok(job['runs-on']);
      for (const step of job.steps) assert.ok(step.run || /^[\w-]+\/[\w-]+@v\d+$/.test(step.uses), JSON.stringify(step));
    }
  });
}

test('Dependabot covers every folder with dependencies', () => {
  const { updates } = parse(read('.github/dependabot.yml'));
  const folders = (ecosystem) => updates.filter((u) => u['package-ecosystem'] === ecosystem).flatMap((u) => u.directories ?? [u.directory]);
  assert.deepEqual(['nuget', 'github-actions', 'docker'].flatMap(folders), ['/', '/', '/']);
  const tracked = spawnSync('git', ['ls-files', '*package-lock.json'], { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n');
  assert.deepEqual(folders('npm').sort(), tracked.map((file) => `/${dirname(file)}`).sort());
});

for (const file of readdirSync(join(root, '.github', 'ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml')) {
  test(`The issue form ${file} has inputs`, () => {
    const form = parse(read('.github', 'ISSUE_TEMPLATE', file));
    assert.ok(form.name && form.description);
    assert.ok(form.body.some((field) => field.validations?.required));
    for (const { type, id, attributes } of form.body) assert.ok(['input', 'textarea'].includes(type) && id && attributes.label);
  });
}

test('The action is complete, and uses each of its inputs', () => {
  const action = parse(read('action.yml'));
  assert.ok(action.name && action.description);
  assert.equal(action.runs.using, 'composite');
  for (const step of action.runs.steps) assert.ok(step.uses || step.shell, JSON.stringify(step));
  const used = [...read('action.yml').matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name]) => name);
  assert.deepEqual(new Set(used), new Set(Object.keys(action.inputs)));
});

test('The pre-commit hooks match digests and nothing else', () => {
  const all = parse(read(hooks));
  assert.deepEqual(all.map((h) => h.id), ['digest-lsp', 'digest-lsp-fix']);
  for (const hook of all) {
    assert.ok(hook.name && hook.entry && hook.language === 'node');
    const takes = (name) => new RegExp(hook.files).test(name);
    assert.deepEqual(['a.digest', 'b/a.digest.txt', 'a.digest.md', 'a.txt', 'digest.md', 'a.digest.json'].filter(takes), ['a.digest', 'b/a.digest.txt', 'a.digest.md']);
    const [program, ...words] = hook.entry.split(' ');
    assert.equal(program, 'digest-lsp');
    digestLsp([...words, 'samples/daily-papers.digest', '--diff'], { codes: [0, 1] });
  }
});

/** Checks a documented command, in which `a|b` is a choice: each exists, and its help lists each option and option value. */
function checkCommand(words, line) {
  for (const name of words[0].split('|')) {
    assert.ok(commands.includes(name), `no command ${name}: ${line}`);
    for (let i = 1; i < words.length; i++) {
      const option = /^--[a-z][a-z-]*/.exec(words[i])?.[0];
      if (option === undefined || option === '--help') continue;
      const usage = new RegExp(`^ {2}${option}(?: (\\S+))?(?:  |$)`, 'm').exec(help(name));
      assert.ok(usage, `${name} has no ${option}: ${line}`);
      const value = words[i].slice(option.length + 1) || words[i + 1] || '';
      // The value of a variable is known only at run time.
      if (usage[1]?.includes('|') && !value.includes('$'))
        for (const one of value.split('|')) assert.ok(usage[1].split('|').includes(one), `${option} has no ${one}: ${line}`);
    }
  }
}

function help(name) {
  if (!helps.has(name)) helps.set(name, digestLsp([name, '--help']));
  return helps.get(name);
}

function parse(text) {
  const all = parseAllDocuments(text, { strict: true, uniqueKeys: true });
  assert.deepEqual(all.flatMap((d) => [...d.errors, ...d.warnings]).map((e) => e.message), []);
  return all[0]?.toJS();
}
