// Runs the steps of action.yml in a shell as a runner does; a server on loopback provides the release.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const { version } = JSON.parse(readFileSync(join(root, 'packaging', 'npm', 'package.json'), 'utf8'));
const skip = process.platform === 'win32' && 'needs a shell script as the executable';
const scratch = mkdtempSync(join(tmpdir(), 'digestlsp-action-'));
const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
const system = musl ? 'alpine' : process.platform;
const archive = `digest-lsp-${system}-${process.arch}.tar.gz`;
const requests = [];
const files = new Map();
let releases;
let jobs = 0;

// Reports the content of the file "problems" in every format, and records its arguments and token.
const fake = `#!/usr/bin/env bash
for word; do echo "[$word]"; done >> "$RECORD"
echo "token=\${GITHUB_TOKEN-none}" >> "$RECORD"
while [ $# -gt 0 ]; do
  case "$1" in --format) format=$2 ;; nowhere) echo "nowhere does not exist." >&2; exit 2 ;; esac
  shift
done
if [ "$format" = github ]; then cat problems; else echo "as $format"; echo "::error::from a digest"; fi
[ ! -s problems ]
`;

before(async () => {
  const server = createServer((request, response) => {
    requests.push(request.url);
    const body = files.get(request.url);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  releases = `http://127.0.0.1:${server.address().port}`;
  if (!skip) release(fake);
});
after(() => rmSync(scratch, { recursive: true, force: true }));

test('Without problems the job succeeds', { skip }, async () => {
  const job = await run({});
  assert.equal(job.status, 0, job.stderr);
  assert.deepEqual(job.outputs, { problems: '0', errors: '0', warnings: '0', notices: '0', report: join(job.temp, 'digest-lsp-report.github') });
  assert.equal(job.summary, '### Paper digests: 0 errors, 0 warnings, 0 notices\n');
  assert.deepEqual(job.calls, [['check', '--format', 'github', '--offline', '--min-severity', 'warning', '.']]);
});

test('Problems fail the job, are counted and make a table', { skip }, async () => {
  const problems = [
    '::warning file=a%2C b.digest,line=3,endLine=3,col=1,endColumn=9,title=link.missing-scheme::Missing https%3A 100%25 <b> & | `x`::y',
    '::error file=c.digest,line=1,endLine=2,title=date.invalid::No such day',
    '::notice file=c.digest,line=9,endLine=9,title=text.x::Two%0Alines',
  ];
  const job = await run({}, { problems });
  assert.equal(job.status, 1);
  assert.equal(job.stdout, `${problems.join('\n')}\n`);
  assert.deepEqual([job.outputs.problems, job.outputs.errors, job.outputs.warnings, job.outputs.notices], ['3', '1', '1', '1']);
  assert.deepEqual(job.summary.split('\n').slice(2), [
    '<table><tr><th>Severity</th><th>File</th><th>Line</th><th>Problem</th><th>Rule</th></tr>',
    '<tr><td>warning</td><td>a, b.digest</td><td>3</td><td>Missing https: 100% &lt;b&gt; &amp; | `x`::y</td><td>link.missing-scheme</td></tr>',
    '<tr><td>error</td><td>c.digest</td><td>1</td><td>No such day</td><td>date.invalid</td></tr>',
    '<tr><td>notice</td><td>c.digest</td><td>9</td><td>Two lines</td><td>text.x</td></tr>',
    '</table>',
    '',
  ]);
});

test('Of many problems the summary shows the first 200', { skip }, async () => {
  const problems = Array.from({ length: 250 }, (_, i) => `::warning file=a.digest,line=${i + 1},title=x::y`);
  const job = await run({}, { problems });
  assert.equal(job.summary.match(/<td>warning/g).length, 200);
  assert.match(job.summary, /\n50 more are in the log\.\n$/);
});

test('With fail: false problems do not fail the job, errors do', { skip }, async () => {
  assert.equal((await run({ fail: 'false' }, { problems: ['::error file=a,line=1::x'] })).status, 0);
  const job = await run({ fail: 'false', paths: 'nowhere' });
  assert.equal(job.status, 2);
  assert.match(job.stderr, /nowhere does not exist/);
});

test('Paths are separated by lines; spaces and shell characters are literal', { skip }, async () => {
  const job = await run({ paths: ' my papers/a b.digest \n\n$(touch made)\n--fix\n*.digest; touch made\n' });
  assert.deepEqual(job.calls[0].slice(6), ['my papers/a b.digest', '$(touch made)', './--fix', '*.digest; touch made']);
  assert.equal(existsSync(join(job.workspace, 'made')), false);
  assert.deepEqual((await run({ paths: '\n' })).calls[0].slice(6), ['.']);
});

test('Severity, baseline and lock file are passed on, and network access is disabled by default', { skip }, async () => {
  const job = await run({ 'min-severity': 'hint', baseline: 'known ones.json', lock: 'digest.links.json', token: 'secret' });
  assert.deepEqual(job.calls, [['check', '--format', 'github', '--offline', '--min-severity', 'hint', '--baseline', 'known ones.json', '--lock', 'digest.links.json', '.']]);
  assert.deepEqual(job.tokens, ['none']);
});

test('Online the token is passed on, and links are checked once', { skip }, async () => {
  const job = await run({ online: 'true', token: 'secret', format: 'text' });
  const lock = join(job.temp, 'digest-lsp-links.json');
  assert.deepEqual(job.calls.map((words) => words.slice(2)), [
    ['github', '--online', '--min-severity', 'warning', '--lock', lock, '.'],
    ['text', '--offline', '--min-severity', 'warning', '--lock', lock, '.'],
  ]);
  assert.deepEqual(job.tokens, ['secret', 'secret']);
});

for (const format of ['text', 'json', 'sarif', 'gitlab', 'junit']) {
  test(`The report as ${format} is shown, and none of its lines is a command`, { skip }, async () => {
    const job = await run({ format }, { problems: ['::warning file=a,line=1::x'] });
    assert.equal(job.status, 1);
    assert.equal(readFileSync(job.outputs.report, 'utf8'), `as ${format}\n::error::from a digest\n`);
    const [, token] = /^::stop-commands::([0-9a-f]{32})\n/.exec(job.stdout);
    assert.equal(job.stdout, `::stop-commands::${token}\nas ${format}\n::error::from a digest\n\n::${token}::\n`);
    assert.equal(job.outputs.warnings, '1');
  });
}

test('An unknown format is named', { skip }, async () => {
  const job = await run({ format: '../x' });
  assert.equal(job.status, 2);
  assert.match(job.stdout, /^::error::Unknown format: \.\.\/x\./);
});

test('Files are relative to the working directory', { skip }, async () => {
  const job = await run({ 'working-directory': 'my papers' }, { problems: ['::warning file=a,line=1::x'], folder: 'my papers' });
  assert.equal(job.outputs.problems, '1');
});

test('An installed archive is reused', { skip }, async () => {
  const tools = join(scratch, 'tools');
  requests.length = 0;
  for (let i = 0; i < 2; i++) assert.equal((await run({}, { tools })).status, 0);
  assert.deepEqual(requests, [`/v${version}/SHA256SUMS`, `/v${version}/${archive}`]);
});

test('An archive with another checksum is not installed', { skip }, async () => {
  const sums = files.get(`/v${version}/SHA256SUMS`);
  for (const wrong of [sums.replace(/^./gm, (digit) => (digit === '0' ? '1' : '0')), sums.replaceAll(archive, `other-${archive}x`)]) {
    files.set(`/v${version}/SHA256SUMS`, wrong);
    const job = await run({});
    assert.equal(job.status, 2);
    assert.match(job.stdout, /^::error::The checksum of digest-lsp-\S+ does not match/m);
    assert.equal(existsSync(join(job.temp, 'digest-lsp')), false);
  }
  files.set(`/v${version}/SHA256SUMS`, sums);
});

test('A missing release is named', { skip }, async () => {
  const saved = files.get(`/v${version}/${archive}`);
  files.delete(`/v${version}/${archive}`);
  const job = await run({});
  files.set(`/v${version}/${archive}`, saved);
  assert.equal(job.status, 2);
  assert.ok(job.stdout.includes(`::error::digest-lsp ${version} could not be downloaded: ${releases}/v${version}/${archive}`), job.stdout);
});

test('A machine without a package is named', { skip }, async () => {
  const job = await run({}, { env: { RUNNER_ARCH: 'ARM' } });
  assert.equal(job.status, 2);
  assert.match(job.stdout, /^::error::There is no digest-lsp for \w+-ARM\./);
});

const built = process.env.DIGESTLSP_SERVER ?? join(root, 'artifacts', 'digest-lsp', 'digest-lsp');
test('The real executable checks the samples', { skip: skip || (!existsSync(built) && 'npm run build makes it') }, async () => {
  const before = new Map(files);
  release(undefined);
  const job = await run({ paths: 'papers' }, { env: { GITHUB_WORKSPACE: undefined }, samples: 'papers' });
  assert.equal(job.status, 1, job.stderr);
  assert.match(job.stdout, /^::warning file=papers\/daily-papers\.digest,line=\d+/m);
  assert.equal(Number(job.outputs.problems), job.summary.match(/<tr><td>/g).length);
  // No link, no request: the second run reads the lock file of the first.
  const online = await run({ online: 'true', format: 'sarif', paths: 'a b.digest' }, { digest: 'Aug 2\n\nA Title\n\nAn abstract of a paper without links.\n' });
  assert.ok(JSON.parse(readFileSync(online.outputs.report, 'utf8')).runs, online.stderr);
  for (const [url, body] of before) files.set(url, body);
});

/** Publishes a release on the server: a script with this text, or the built executable. */
function release(text) {
  const name = archive.replace('.tar.gz', '');
  const folder = join(scratch, 'release', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (text === undefined) cpSync(dirname(built), folder, { recursive: true });
  else writeFileSync(join(folder, 'digest-lsp'), text);
  chmodSync(join(folder, 'digest-lsp'), 0o755);
  assert.equal(spawnSync('tar', ['-czf', archive, name], { cwd: dirname(folder) }).status, 0);
  const packed = readFileSync(join(dirname(folder), archive));
  files.set(`/v${version}/${archive}`, packed);
  files.set(`/v${version}/SHA256SUMS`, `${'0'.repeat(64)}  my-${archive}.old\n${createHash('sha256').update(packed).digest('hex')}  ${archive}\n`);
}

/** Runs the steps of the action in order until one fails, with inputs and a new workspace. */
async function run(inputs, { problems = [], folder = '.', samples, digest, tools, env: more = {} } = {}) {
  for (const name of Object.keys(inputs)) assert.ok(action.inputs[name], `no input ${name}`);
  const job = join(scratch, `job ${++jobs}`);
  const [workspace, temp] = [join(job, 'work'), join(job, 'temp')];
  mkdirSync(join(workspace, folder), { recursive: true });
  mkdirSync(temp);
  writeFileSync(join(workspace, folder, 'problems'), problems.map((line) => `${line}\n`).join(''));
  if (samples) cpSync(join(root, 'samples'), join(workspace, samples), { recursive: true });
  if (digest) writeFileSync(join(workspace, 'a b.digest'), digest);
  const runner = {
    GITHUB_ACTION_PATH: root, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, RUNNER_TOOL_CACHE: tools ?? temp,
    RUNNER_OS: { linux: 'Linux', darwin: 'macOS' }[process.platform], RUNNER_ARCH: process.arch.toUpperCase(),
    GITHUB_OUTPUT: join(job, 'output'), GITHUB_PATH: join(job, 'path'), GITHUB_STEP_SUMMARY: join(job, 'summary'),
    DIGESTLSP_RELEASES: releases, RECORD: join(job, 'record'), ...more,
  };
  const said = { status: 0, stdout: '', stderr: '' };
  const outputs = {};
  for (const step of action.runs.steps.filter((s) => s.run)) {
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) writeFileSync(runner[name], '');
    const value = (text) => text.replace(/\$\{\{ (\S+) \}\}/g, (_, name) => lookUp(name, inputs, outputs));
    const env = { ...process.env, ...runner, ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, value(text)])) };
    if (!step.env?.GITHUB_TOKEN) delete env.GITHUB_TOKEN;
    const cwd = join(workspace, value(step['working-directory'] ?? '.'));
    Object.assign(said, await bash(step.run, { cwd, env }));
    if (step.id) outputs[step.id] = Object.fromEntries(readFileSync(runner.GITHUB_OUTPUT, 'utf8').split('\n').filter(Boolean).map((line) => /^(\w+)=(.*)$/.exec(line).slice(1)));
    if (said.status !== 0) break;
  }
  const record = existsSync(runner.RECORD) ? readFileSync(runner.RECORD, 'utf8') : '';
  const calls = record.split(/^token=.*\n/m).slice(0, -1).map((call) => call.trim().split('\n').map((word) => word.slice(1, -1)));
  const tokens = [...record.matchAll(/^token=(.*)$/gm)].map(([, token]) => token);
  return { ...said, outputs: outputs.check, summary: readFileSync(runner.GITHUB_STEP_SUMMARY, 'utf8'), calls, tokens, temp, workspace };
}

/** Returns the value of an expression in action.yml. */
function lookUp(name, inputs, outputs) {
  const [kind, ...path] = name.split('.');
  if (kind === 'inputs') return inputs[path[0]] ?? action.inputs[path[0]].default;
  assert.equal(kind, 'steps', name);
  const found = outputs[path[0]]?.[path[2]];
  assert.ok(found !== undefined, name);
  return found;
}

/** Runs a step as a runner does; asynchronous, because the server of releases is in this process. */
function bash(script, options) {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) child[name].on('data', (text) => (said[name] += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...said }));
  });
}
