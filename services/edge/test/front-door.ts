import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { Logger, ServiceApp } from '@studyhall/http';
import { type ServiceName, serviceNames } from '@studyhall/platform';
import { type TestTokens, testLog, testTokens } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import type { Backlog } from '../src/backlog.ts';
import type { Config } from '../src/config.ts';
import { closeContext, openContext } from '../src/context.ts';
import type { TargetTimes } from '../src/proxy/target.ts';

/** Nothing listens here: the port belongs to a service that no test starts. */
const nowhere = 'http://127.0.0.1:1';

const quick: Partial<TargetTimes> = { probeEveryMs: 20, probeMs: 200, restartGraceMs: 150 };

interface FrontDoorOptions {
  readonly services?: Partial<Record<ServiceName, string>>;
  readonly times?: Partial<TargetTimes>;
  readonly rateLimit?: boolean;
  readonly proxies?: number;
  readonly publicUrl?: string;
  readonly now?: () => number;
  readonly log?: Logger;
  readonly tokens?: TestTokens;
  /** A built web application; by default there is none. */
  readonly webFolder?: string;
  /** By default any that is free. */
  readonly port?: number;
  readonly backlog?: Backlog;
}

/** The whole edge on a free port, until the test is over. Answers its base URL. */
export async function startFrontDoor(t: TestContext, options: FrontDoorOptions = {}): Promise<string> {
  return (await openFrontDoor(t, options)).url;
}

export async function openFrontDoor(
  t: TestContext,
  options: FrontDoorOptions = {},
): Promise<{ url: string; app: ServiceApp }> {
  const { services = {}, times = {}, rateLimit = false, now = Date.now, log = testLog } = options;
  const { webFolder = '/nonexistent', tokens = testTokens(), port = 0 } = options;
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    rateLimit,
    proxies: options.proxies ?? 0,
    serviceSecret: tokens.serviceSecret,
    publicUrl: new URL(options.publicUrl ?? 'http://127.0.0.1:8080'),
    // Every name is given a URL.
    serviceUrls: Object.fromEntries(
      serviceNames.map((name) => [name, services[name] ?? nowhere]),
    ) as Config['serviceUrls'],
  };
  const context = await openContext(config, {
    log,
    now,
    times: { ...quick, ...times },
    webFolder,
    verifyToken: tokens.verifier,
    // The event loop is that of the test, too.
    backlog: options.backlog ?? { isTooLong: () => false, waitMs: 0, close: () => undefined },
  });
  const app = await buildApp(context);
  t.after(async () => {
    await app.close();
    await closeContext(context);
  });
  return { url: await app.listen({ host: '127.0.0.1', port }), app };
}

/** A service of which the test decides every byte. Answers its base URL. */
export async function startService(t: TestContext, listener: RequestListener, port = 0): Promise<string> {
  const server = createServer(listener);
  t.after(() => stopAtOnce(server));
  return listenOn(server, port);
}

export async function listenOn(server: Server, port = 0): Promise<string> {
  await once(server.listen(port, '127.0.0.1'), 'listening');
  // A server that listens on TCP has an address and a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function stopAtOnce(server: Server): void {
  server.close();
  server.closeAllConnections();
}

/** Answers every request with what it got. */
export const echo: RequestListener = (request, response) => {
  void text(request).then((body) => {
    const { method, url, headers } = request;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ method, url, headers, body }));
  });
};

export interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes as they are and answers all bytes that come back until the connection closes. */
export async function sendBytes(base: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.on('error', () => socket.destroy());
  socket.write(bytes);
  return text(socket);
}
