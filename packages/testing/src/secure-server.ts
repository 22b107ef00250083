import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  const { key, cert } = makeCertificate(name);
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

function makeCertificate(name: string): { key: string; cert: string } {
  const directory = mkdtempSync(join(tmpdir(), 'studyhall-certificate-'));
  const [keyFile, certFile] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const files = ['-keyout', keyFile, '-out', certFile];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...kind, ...files, ...subject], { stdio: 'pipe' });
  const made = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
  rmSync(directory, { recursive: true });
  return made;
}
