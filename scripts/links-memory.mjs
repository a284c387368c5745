// node scripts/links-memory.mjs FOLDER [SERVER]: measures the memory of a server that checks links while documents are opened and closed.
// Twelve digests of FOLDER are open at a time, their diagnostics pulled after 3.5 s, ten rounds, with fake services on loopback.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, server as built } from './tools.mjs';
import { start } from './wire.mjs';

const [folder, program = built] = process.argv.slice(2);
if (!folder || process.platform !== 'linux') fail('Usage, on Linux: node scripts/links-memory.mjs FOLDER [SERVER]');
const rounds = 10;
const together = 12;
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(txt|md)$/.test(name) && statSync(join(folder, name)).size < 500_000)
  .sort()
  .slice(0, 42)
  .map((name) => readFileSync(join(folder, name), 'utf8'));

const requests = { github: 0, arxiv: 0, huggingFace: 0, other: 0 };
const services = createServer((request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  const repository = /^\/github\/repos\/([^/]+\/[^/]+)/.exec(url.pathname)?.[1];
  const json = (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (repository) {
    requests.github++;
    json({ id: 1, full_name: repository, description: 'Lanterns. '.repeat(20), stargazers_count: 1234, pushed_at: '2026-01-01T00:00:00Z' });
  } else if (url.pathname.startsWith('/arxiv/')) {
    requests.arxiv++;
    const ids = (url.searchParams.get('id_list') ?? '').split(',');
    const entries = ids.map((id) => `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Lanterns</title><summary>${'We light them. '.repeat(60)}</summary><published>2026-01-01T00:00:00Z</published><updated>2026-01-01T00:00:00Z</updated><author><name>Ada Lamp</name></author></entry>`);
    response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`);
  } else if (url.pathname.startsWith('/hf/')) {
    requests.huggingFace++;
    const id = url.pathname.split('/').at(-1);
    json({ id, title: 'Lanterns', summary: 'We light them. '.repeat(60), upvotes: 3, authors: [{ name: 'Ada Lamp' }] });
  } else {
    requests.other++;
    response.writeHead(404).end();
  }
});
// Requests to other hosts reach this proxy, which forwards none of them.
services.on('connect', (_, socket) => {
  requests.other++;
  socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
});
await new Promise((ready) => services.listen(0, '127.0.0.1', ready));
const address = `http://127.0.0.1:${services.address().port}`;

const cache = mkdtempSync(join(tmpdir(), 'digest-links-memory-'));
const environment = { ...process.env, XDG_CACHE_HOME: cache, XDG_STATE_HOME: cache, GH_TOKEN: '', GITHUB_TOKEN: '' };
for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']) environment[name] = address;
for (const name of ['no_proxy', 'NO_PROXY']) environment[name] = '127.0.0.1';
const { ask, tell, kill, id } = start(program, { env: environment });
const online = { enabled: true, github: { apiUrl: `${address}/github` }, arxiv: { apiUrl: `${address}/arxiv` }, huggingFace: { url: `${address}/hf` } };
await ask('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {} } }, initializationOptions: { online } });
tell('initialized', {});

function usage() {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]);
  return `${Math.round(of('VmRSS') / 1024)} MB (peak ${Math.round(of('VmHWM') / 1024)}), ${of('Threads')} threads, ${readdirSync(`/proc/${id}/fd`).length} handles`;
}

const sent = () => Object.entries(requests).map(([name, count]) => `${count} ${name}`).join(', ');
console.log(`${texts.length} texts, process ${id}; at the start ${usage()}`);
for (let round = 0; round < rounds; round++) {
  const documents = Array.from({ length: together }, (_, i) => ({ uri: `untitled:${round}-${i}.digest`, text: texts[(round * together + i) % texts.length] }));
  for (const { uri, text } of documents) tell('textDocument/didOpen', { textDocument: { uri, languageId: 'digest', version: 1, text } });
  await sleep(3_500);
  for (const { uri } of documents) await ask('textDocument/diagnostic', { textDocument: { uri } });
  for (const { uri } of documents) tell('textDocument/didClose', { textDocument: { uri } });
  console.log(`round ${round + 1}: ${usage()}; ${sent()}`);
}
// Requests that were in flight when the last document closed still arrive.
await sleep(1_000);
const before = sent();
await sleep(20_000);
console.log(`20 s after the last was closed: ${usage()}; ${sent()}${sent() === before ? '' : ' (sent for nobody)'}`);
kill();
services.closeAllConnections();
services.close();
rmSync(cache, { recursive: true, force: true });
