import { Buffer } from 'node:buffer';
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  randomUUID,
  verify,
} from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Network } from '@studyhall/outbound';
import { startSecureServer } from '@studyhall/testing';
import type { PushPayload } from '../src/push/push-message.ts';

export interface PushAttempt {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As the browser decrypts it. */
  readonly payload: PushPayload;
}

/** Answers by status, some with headers; `hang` does not answer. */
export type PushReply = number | readonly [status: number, headers: Record<string, string>] | 'hang';

export interface TestBrowser {
  /** What `JSON.stringify` makes of its PushSubscription. */
  readonly subscription: object;
  /** What became of its next messages, in order; the rest is accepted. */
  readonly script: PushReply[];
  readonly attempts: readonly PushAttempt[];
  /** Resolves when so many attempts were made. */
  waitFor(count: number): Promise<readonly PushAttempt[]>;
}

export interface TestPushService {
  /** In which it is the one server, under any name. */
  readonly network: Network;
  /** `host` may be another name, which the server's certificate does not know. */
  addBrowser(host?: string): TestBrowser;
  close(): Promise<void>;
}

const name = 'push.test';

/** A real push service on this machine, and browsers that read what it gets for them (RFC 8030, 8291). */
export async function startPushService(): Promise<TestPushService> {
  const server = await startSecureServer(name);
  const browsers = new Map<string, Browser>();
  server.answer = (request, response) => {
    buffer(request)
      .then((body) => {
        const reply = browsers.get(request.url ?? '')?.take(request.headers, body) ?? 404;
        if (reply === 'hang') return;
        const [status, headers] = typeof reply === 'number' ? [reply, {}] : reply;
        response.writeHead(status, headers).end();
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  };
  return {
    network: {
      resolve: async (host) => [
        { address: host.endsWith('.inside.test') ? '10.0.0.1' : '127.0.0.1', family: 4 },
      ],
      isAllowed: (address) => address === '127.0.0.1',
      ports: new Set([String(server.port)]),
      ca: server.ca,
      timeoutMs: 500,
    },
    addBrowser: (host = name) => {
      const path = `/send/${randomUUID()}`;
      const browser = new Browser(`https://${host}:${server.port}${path}`);
      browsers.set(path, browser);
      return browser;
    },
    close: () => server.close(),
  };
}

class Browser implements TestBrowser {
  readonly subscription: object;
  readonly script: PushReply[] = [];
  readonly attempts: PushAttempt[] = [];
  readonly #keys = createECDH('prime256v1');
  readonly #auth = randomBytes(16);
  #changed = Promise.withResolvers<void>();

  constructor(endpoint: string) {
    const p256dh = this.#keys.generateKeys().toString('base64url');
    const keys = { p256dh, auth: this.#auth.toString('base64url') };
    this.subscription = { endpoint, expirationTime: null, keys };
  }

  take(headers: IncomingHttpHeaders, body: Buffer): PushReply {
    const reply = this.script.shift() ?? 201;
    const status = typeof reply === 'number' ? reply : reply === 'hang' ? 0 : reply[0];
    this.attempts.push({ status, headers, payload: JSON.parse(this.#decrypt(body)) });
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
    return reply;
  }

  async waitFor(count: number): Promise<readonly PushAttempt[]> {
    while (this.attempts.length < count) await this.#changed.promise;
    return this.attempts;
  }

  /** RFC 8291, 3.4, in one record of RFC 8188. */
  #decrypt(body: Buffer): string {
    const [salt, sender, text] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
    const secret = this.#keys.computeSecret(sender);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), sender]);
    const input = Buffer.from(hkdfSync('sha256', secret, this.#auth, info, 32));
    const derive = (of: string, length: number) =>
      Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${of}\0`, length));
    const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    cipher.setAuthTag(text.subarray(-16));
    const padded = Buffer.concat([cipher.update(text.subarray(0, -16)), cipher.final()]);
    return padded.subarray(0, padded.lastIndexOf(2)).toString();
  }
}

/** The claims by which a server names itself, checked against its key (RFC 8292). Throws where they are not. */
export function readVapid(
  { authorization = '' }: IncomingHttpHeaders,
  publicKey: string,
): Record<string, unknown> {
  const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const verifier = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
  const signed = Buffer.from(`${header}.${claims}`);
  const proof = { key: verifier, dsaEncoding: 'ieee-p1363' } as const;
  if (key !== publicKey || !verify('sha256', signed, proof, Buffer.from(signature, 'base64url')))
    throw new Error(`not signed with the key: ${authorization}`);
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}
