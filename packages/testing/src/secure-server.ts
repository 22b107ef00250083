import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { generate } from 'selfsigned';

/** Of the kinds of alternative names, by their number in X.509. */
const dnsName = 2;

export interface SecureServer {
  readonly port: number;
  readonly ca: string;
  /** Headers of what was asked so far. */
  readonly requests: readonly IncomingMessage['headers'][];
  /** What it does from now on. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** A real https server on this machine, under a certificate for this name that was made for it. */
export async function startSecureServer(name: string): Promise<SecureServer> {
  const { key, cert } = await makeCertificate(name);
  const requests: IncomingMessage['headers'][] = [];
  const server = createServer({ key, cert }, (request, response) => {
    requests.push(request.headers);
    secure.answer(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  const secure: SecureServer = {
    port: address.port,
    ca: cert,
    requests,
    answer: (_request, response) => response.writeHead(404).end(),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return secure;
}

async function makeCertificate(name: string): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: dnsName, value: name }] }],
  });
  return { key, cert };
}
