// The reports of check for forges, parsed as the forges document them and compared with the JSON report.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import Ajv from 'ajv';
import { validateXML } from 'xmllint-wasm';
import { digestLsp, digests, read, root } from './product.mjs';

const folder = mkdtempSync(join(tmpdir(), 'digestlsp-reports-'));
after(() => rmSync(folder, { recursive: true }));
const page = `Subscribe

Aug 1

Gardens of 100% Sparse Attention: A, B & <C>

We plant gardens, 50\\% of them at github.com/invented/garden, where a &lt; b, and see \u0007\uFFFE what ‚Äî grows. See github.com/invented/other.

Gardens of 100% Sparse Attention: A, B & <C>

We plant gardens, 50% of them at https://github.com/invented/garden?utm_source=100%25, and
see github.com/invented/garden, with an idea of a garden.
`;
// A name with all characters that are special in workflow commands, XML and JSON; Windows allows fewer.
const odd = process.platform === 'win32' ? "50%25, it's & 100%.digest" : 'a:b, 50%25 "c" & <d>\'\u0008 100%.digest';
const hostile = write(odd, page);
const clean = write('clean.digest', 'Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens and see.\n');
const cases = { 'every digest': digests(), 'a digest with an odd name': [hostile], 'a clean one': [clean], 'both': [clean, hostile] };

for (const [name, paths] of Object.entries(cases)) {
  let told;
  const findings = () => (told ??= JSON.parse(check('json', ...paths)));

  test(`JUnit of ${name}`, async () => {
    const xml = check('junit', ...paths);
    const { valid, errors } = await validateXML({
      xml: { fileName: 'junit.xml', contents: xml },
      schema: { fileName: 'junit.xsd', contents: read('tests/formats/junit.xsd') },
      maxMemoryPages: 32768,
    });
    assert.ok(valid, errors.map((e) => e.rawMessage).slice(0, 3).join('\n'));
    const count = (pattern) => [...xml.matchAll(pattern)].length;
    const sum = (element, attribute) =>
      [...xml.matchAll(new RegExp(`<${element} [^>]*\\b${attribute}="(\\d+)"`, 'g'))].reduce((all, [, n]) => all + Number(n), 0);
    assert.equal(count(/<failure /g), findings().length);
    for (const element of ['testsuite', 'testsuites']) {
      assert.equal(sum(element, 'tests'), count(/<testcase /g));
      assert.equal(sum(element, 'failures'), findings().length);
      assert.equal(sum(element, 'errors'), 0);
    }
    const messages = [...xml.matchAll(/<failure message="([^"]*)"/g)].map(([, text]) => unescapeXml(text));
    assert.deepEqual(messages, findings().map((f) => f.message));
  });

  test(`GitHub's workflow commands of ${name}`, () => {
    const lines = check('github', ...paths).split(/\r?\n/);
    assert.equal(lines.pop(), '');
    const commands = lines.map(readCommand);
    assert.deepEqual(
      commands,
      findings().map((f) => ({
        command: { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' }[f.severity],
        properties: {
          // Paths are relative to the repository, so a file outside of it has an absolute path.
          file: f.file.startsWith('..') ? resolve(root, f.file) : f.file,
          line: `${f.range.start.line + 1}`,
          endLine: `${f.range.end.line + 1}`,
          // A column refers to a single line, and the end column is inclusive.
          ...(f.range.start.line === f.range.end.line && {
            col: `${f.range.start.character + 1}`,
            endColumn: `${Math.max(f.range.end.character, f.range.start.character + 1)}`,
          }),
          title: f.code,
        },
        message: f.message,
      })),
    );
  });

  test(`GitLab's Code Quality of ${name}`, () => {
    const issues = codeQuality(...paths);
    assert.deepEqual(
      issues.map((i) => [i.description, i.check_name, i.severity, i.location.lines.begin]),
      findings().map((f) => [
        f.message,
        f.code,
        { error: 'major', warning: 'minor', information: 'info', hint: 'info' }[f.severity],
        f.range.start.line + 1,
      ]),
    );
  });
}

test('The digest with an odd name requires escaping in each format', () => {
  const told = JSON.parse(check('json', hostile));
  assert.ok(told.length > 4 && ['%', '&'].every((c) => told.some((f) => f.message.includes(c))), JSON.stringify(told.map((f) => f.message)));
});

test("GitLab's fingerprints are stable when lines move, and differ between files", () => {
  const prints = (path) => codeQuality(path).map((i) => i.fingerprint);
  const before = prints(hostile);
  assert.ok(before.length > 4);
  writeFileSync(hostile, `Jul 31\n\nWells of Deep Attention\n\nWe dig wells and listen.\n\n${page}`);
  const after = prints(hostile);
  writeFileSync(hostile, page);
  assert.deepEqual(after.filter((print) => before.includes(print)).length, before.length);
  assert.deepEqual(prints(hostile), before);
  assert.equal(prints(write('twin.digest', page)).filter((print) => before.includes(print)).length, 0);
});

test("GitLab's paths are relative to the working directory of check, however a file was named", () => {
  mkdirSync(join(folder, 'in'), { recursive: true });
  const path = write(join('in', 'a.digest'), page);
  for (const named of [path, 'in/a.digest', './in/a.digest', 'in/../in/a.digest', 'in', '.']) {
    const issues = codeQuality({ cwd: folder }, named).filter((i) => i.check_name === 'page.boilerplate');
    assert.ok(issues.some((i) => i.location.path === 'in/a.digest'), `${named}: ${issues.map((i) => i.location.path)}`);
  }
});

const isCodeQuality = new Ajv({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, not: { pattern: '^\\./' } },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

/** Checks GitLab's report against its documented format. */
function codeQuality(...arguments_) {
  const options = typeof arguments_[0] === 'object' ? arguments_.shift() : {};
  const text = digestLsp(['check', '--format', 'gitlab', ...arguments_], { codes: [0, 1], ...options });
  assert.equal(text.codePointAt(0), '['.codePointAt(0), 'no byte order mark');
  const issues = JSON.parse(text);
  assert.ok(isCodeQuality(issues), JSON.stringify(isCodeQuality.errors?.slice(0, 3)));
  assert.equal(new Set(issues.map((i) => i.fingerprint)).size, issues.length, 'GitLab shows one finding a fingerprint');
  return issues;
}

/** Parses `::command key=value,…::message` as GitHub's runner does. */
function readCommand(line) {
  const [, command, properties, message] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? assert.fail(`no command: ${line}`);
  const plain = (text) => text.replace(/%0D/g, '\r').replace(/%0A/g, '\n');
  return {
    command,
    properties: Object.fromEntries(
      properties.split(',').map((property) => {
        const [name, ...value] = property.split('=');
        return [name, plain(value.join('=')).replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%')];
      }),
    ),
    message: plain(message).replace(/%25/g, '%'),
  };
}

function unescapeXml(text) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9A-F]+)|(\w+));/g, (_, code, name) => (code ? String.fromCodePoint(parseInt(code, 16)) : named[name]));
}

function check(form, ...paths) {
  return digestLsp(['check', '--format', form, ...paths], { codes: [0, 1] });
}

function write(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
