// node scripts/hover.mjs: how long a repository's card takes over the wire once it is known, against a GitHub of our own on loopback.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { server } from './tools.mjs';

const repository = { id: 1, full_name: 'lamp/lanterns', html_url: 'https://github.com/lamp/lanterns', description: 'Lanterns.', stargazers_count: 1234, pushed_at: '2026-01-01T00:00:00Z' };
let requests = 0;
const github = createServer((_, response) => {
  requests++;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(repository));
});
await new Promise((ready) => github.listen(0, '127.0.0.1', ready));

const cache = mkdtempSync(join(tmpdir(), 'digest-hover-'));
const lsp = spawn(server, ['--stdio'], { env: { ...process.env, XDG_CACHE_HOME: cache, XDG_STATE_HOME: cache, LOCALAPPDATA: cache }, stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
let unread = Buffer.alloc(0);
lsp.stdout.on('data', (data) => {
  unread = Buffer.concat([unread, data]);
  for (;;) {
    const end = unread.indexOf('\r\n\r\n');
    const length = Number(/Content-Length: (\d+)/i.exec(unread.subarray(0, Math.max(0, end)).toString())?.[1] ?? NaN);
    if (end < 0 || unread.length < end + 4 + length) return;
    const message = JSON.parse(unread.subarray(end + 4, end + 4 + length).toString());
    unread = unread.subarray(end + 4 + length);
    if (message.method === undefined) waiting.get(message.id)?.(message);
    else if (message.id !== undefined) send({ id: message.id, result: null });
  }
});
const send = (message) => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  lsp.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
let ids = 0;
const ask = (method, params) => new Promise((answer) => {
  waiting.set(++ids, answer);
  send({ id: ids, method, params });
});

const online = { enabled: true, allowedPrivateHosts: ['127.0.0.1'], github: { apiUrl: `http://127.0.0.1:${github.address().port}` } };
await ask('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { online } });
send({ method: 'initialized', params: {} });
const uri = 'untitled:hover.digest';
send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'digest', version: 1, text: 'Aug 1\n\nLanterns for Corridors\n\nWe light them: https://github.com/lamp/lanterns.\n' } } });
const hover = () => ask('textDocument/hover', { textDocument: { uri }, position: { line: 4, character: 30 } });
const card = JSON.stringify((await hover()).result);
const asked = requests;
const times = [];
for (let i = 0; i < 500; i++) {
  const start = process.hrtime.bigint();
  await hover();
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}
times.sort((a, b) => a - b);
console.log(`${card.includes('lamp/lanterns') ? 'card' : 'NO CARD'}; 500 hovers: p50 ${times[250].toFixed(2)} ms, p95 ${times[475].toFixed(2)} ms, requests meanwhile: ${requests - asked}`);
lsp.kill();
github.close();
rmSync(cache, { recursive: true });
