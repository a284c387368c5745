// The client side of the protocol for measuring scripts: a server process, and messages over its standard streams.
import { spawn } from 'node:child_process';

/**
 * Starts a server. `ask` resolves with the response, its body, its size in bytes and its arrival time.
 * Requests from the server are answered with the result of `asked` for the method, or null.
 */
export function start(program, options = {}, asked = () => null) {
  const server = spawn(program, ['--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  const waiting = new Map();
  let ids = 0;
  let received = Buffer.alloc(0);
  let pieces = [];
  let missing = 0;
  server.stdout.on('data', (piece) => {
    pieces.push(piece);
    // Responses of several megabytes arrive in many pieces, which are joined once.
    if ((missing -= piece.length) > 0) return;
    received = Buffer.concat([received, ...pieces]);
    pieces = [];
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const size = Number(/Content-Length: (\d+)/i.exec(received.toString('ascii', 0, head))[1]);
      missing = head + 4 + size - received.length;
      if (missing > 0) return;
      const body = received.subarray(head + 4, head + 4 + size);
      received = received.subarray(head + 4 + size);
      take(body, size);
    }
  });

  function take(body, size) {
    const arrived = performance.now();
    const begin = body.toString('utf8', 0, 200);
    // Large responses are not parsed here, because that would be measured with the next request.
    const message = size < 1e6 ? JSON.parse(body) : { id: Number(/"id":(\d+)/.exec(begin + body.toString('utf8', size - 200))?.[1]) };
    if (message.method && message.id !== undefined) return send({ id: message.id, result: asked(message.method, { size, arrived }) });
    waiting.get(message.id)?.({ message, body, size, arrived });
    waiting.delete(message.id);
  }

  function send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  }

  return {
    ask(method, params) {
      const id = ++ids;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        send({ id, method, params });
      });
    },
    tell: (method, params) => send({ method, params }),
    id: server.pid,
    kill: () => server.kill(),
  };
}
