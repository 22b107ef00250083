import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** Serves on a free port of this machine and prints it, so that the benchmark can go on. */
export async function serve(handler: Handler): Promise<void> {
  const server = createServer((incoming, outgoing) => {
    handler(incoming, outgoing).catch((error: unknown) => {
      outgoing.writeHead(500).end(String(error));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** A call to the next server of the chain over kept connections. */
export async function call(url: string, body?: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length };
  const outgoing = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, resolve);
  outgoing.on('error', reject);
  outgoing.end(body);
  return text(await promise);
}

export function sendJson(outgoing: ServerResponse, body: string): void {
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  outgoing.end(body);
}
