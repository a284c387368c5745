// node scripts/hover.mjs: measures the hover preview of a cached repository over the protocol, with a fake GitHub on loopback.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { server } from './tools.mjs';
import { start } from './wire.mjs';

const repository = { id: 1, full_name: 'lamp/lanterns', html_url: 'https://github.com/lamp/lanterns', description: 'Lanterns.', stargazers_count: 1234, pushed_at: '2026-01-01T00:00:00Z' };
let requests = 0;
const github = createServer((_, response) => {
  requests++;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(repository));
});
await new Promise((ready) => github.listen(0, '127.0.0.1', ready));

const cache = mkdtempSync(join(tmpdir(), 'digest-hover-'));
const { ask, tell, kill } = start(server, { env: { ...process.env, XDG_CACHE_HOME: cache, XDG_STATE_HOME: cache, LOCALAPPDATA: cache } });
const online = { enabled: true, allowedPrivateHosts: ['127.0.0.1'], github: { apiUrl: `http://127.0.0.1:${github.address().port}` } };
await ask('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { online } });
tell('initialized', {});
const uri = 'untitled:hover.digest';
tell('textDocument/didOpen', { textDocument: { uri, languageId: 'digest', version: 1, text: 'Aug 1\n\nLanterns for Corridors\n\nWe light them: https://github.com/lamp/lanterns.\n' } });
const hover = () => ask('textDocument/hover', { textDocument: { uri }, position: { line: 4, character: 30 } });
const card = JSON.stringify((await hover()).message.result);
const asked = requests;
const times = [];
for (let i = 0; i < 500; i++) {
  const before = performance.now();
  await hover();
  times.push(performance.now() - before);
}
times.sort((a, b) => a - b);
console.log(`${card.includes('lamp/lanterns') ? 'card' : 'NO CARD'}; 500 hovers: p50 ${times[250].toFixed(2)} ms, p95 ${times[475].toFixed(2)} ms, requests meanwhile: ${requests - asked}`);
kill();
github.close();
rmSync(cache, { recursive: true });
