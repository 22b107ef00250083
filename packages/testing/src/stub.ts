import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface StubRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
}

export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Answers as another service would; what it throws is a 500. */
export type StubHandler = (request: StubRequest) => StubAnswer | Promise<StubAnswer>;

export interface Stub {
  readonly url: string;
  /** What was asked so far. */
  readonly requests: readonly StubRequest[];
  close(): Promise<void>;
}

/** A real HTTP server that stands in for another service. */
export async function startStub(handler: StubHandler): Promise<Stub> {
  const requests: StubRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      outgoing.writeHead(500).end(String(error));
    });
  });
  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = incoming;
    const body = await text(incoming);
    const request = { method, path: url, headers, body: body === '' ? undefined : JSON.parse(body) };
    requests.push(request);
    const { status, body: content } = await handler(request);
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    outgoing.writeHead(status, { 'content-type': type }).end(JSON.stringify(content));
  }
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stub does not listen.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
