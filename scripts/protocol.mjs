// node scripts/protocol.mjs [SERVER]: runs the Server suite with a protocol checker between client and server, if one is available.
// It validates every message against the specification's model; a violation by the server fails the run.
// Test clients violate the protocol on purpose, so their messages are ignored.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bounded, needDotnet, root, run } from './tools.mjs';

/** Returns why a reported message is correct anyway, or undefined. */
function reason({ method, why }) {
  if (method?.startsWith('digest/') && why.startsWith('method unknown'))
    return 'a notification of our own, sent only to clients whose initializationOptions ask for it';
}

needDotnet();
const beside = join(root, '..', 'shared');
const checker = join(beside, 'tools', 'lsp-check.mjs');
const formats = join(root, 'tests', 'formats');
const environment = { ...process.env };
if (process.argv[2]) environment.DIGESTLSP_SERVER = resolve(process.argv[2]);
const logs = mkdtempSync(join(tmpdir(), 'digestlsp-protocol-'));
const isChecked = existsSync(checker);
if (isChecked) {
  // The checker's only package is a dependency of the format tests.
  if (!existsSync(join(formats, 'node_modules', 'ajv')) && run('npm', ['ci', '--silent', '--ignore-scripts'], { cwd: formats }).status !== 0)
    process.exit(1);
  environment.NODE_PATH = join(formats, 'node_modules');
  environment.LSP_METAMODEL = join(beside, 'protocol', 'metaModel.json');
  environment.DIGESTLSP_CHECK = checker;
  environment.DIGESTLSP_CHECK_LOGS = logs;
} else console.log('The checker of the protocol is not beside this repository: the suite runs without it.');

const suite = 'tests/DigestLsp.Server.Tests/bin/Release/net10.0/DigestLsp.Server.Tests.dll';
// The command line does not use the protocol, and imports run without a server: npm test runs both.
const silent = ['TerminalTests', 'SafeWritingTests', 'LinkLockTests', 'GlobTests'].flatMap((name) => ['--filter-not-class', `*.${name}`]);
silent.push('--filter-not-namespace', 'DigestLsp.Server.Tests.Import');
const { status } = run('dotnet', [suite, '--no-ansi', ...silent], { env: environment, ...bounded });
const holds = isChecked ? judge() : true;
rmSync(logs, { recursive: true });
process.exit(status !== 0 ? (status ?? 1) : holds ? 0 : 1);

/** Prints the number of checked messages and the server's violations; returns whether there are no violations. */
function judge() {
  const lines = readdirSync(logs).map((file) => readFileSync(join(logs, file), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)));
  const unfinished = lines.filter((log) => log.at(-1)?.summary === undefined).length;
  const messages = new Map();
  for (const { summary } of lines.flat())
    for (const [name, count] of Object.entries(summary?.stat ?? {})) if (name.startsWith('s2c ')) messages.set(name, (messages.get(name) ?? 0) + count);
  const reported = lines.flat().filter((line) => line.dir === 's2c');
  const bad = reported.filter((line) => reason(line) === undefined);
  const sum = [...messages.values()].reduce((a, b) => a + b, 0);
  console.log(`Protocol: ${sum} messages of ${lines.length} servers, ${bad.length} violations`);
  for (const why of new Set(reported.map(reason).filter(Boolean))) console.log(`  Not counted: ${why}.`);
  for (const line of bad) console.error(`  ${line.method}: ${[line.why].flat().join('; ')}\n    ${line.msg}`);
  // A missing or truncated log means that the check did not run.
  if (unfinished > 0 || sum === 0) console.error(`The checker did not end ${unfinished} of its ${lines.length} logs.`);
  return bad.length === 0 && unfinished === 0 && sum > 0;
}
