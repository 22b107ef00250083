import { fileURLToPath } from 'node:url';
import {
  createLog,
  createServiceClient,
  createTokenVerifier,
  type Logger,
  type ServiceClient,
  type TokenVerifier,
} from '@studyhall/http';
import { type ServiceName, services } from '@studyhall/platform';
import { type Backlog, watchBacklog } from './backlog.ts';
import type { Config } from './config.ts';
import type { TargetTimes } from './proxy/target.ts';
import { Upstream } from './proxy/upstream.ts';
import { ServiceStatus } from './service-status.ts';
import { Traffic } from './traffic/traffic.ts';

export interface Context {
  readonly log: Logger;
  readonly now: () => number;
  readonly rateLimit: boolean;
  readonly proxies: number;
  readonly publicUrl: URL;
  /** Every service of the catalogue that the front door leads to. */
  readonly upstreams: ReadonlyMap<ServiceName, Upstream>;
  /** To ask each of them how it does. */
  readonly clients: ReadonlyMap<ServiceName, ServiceClient>;
  readonly backlog: Backlog;
  readonly status: ServiceStatus;
  readonly traffic: Traffic;
  readonly verifyToken: TokenVerifier;
  /** The built web application. */
  readonly webFolder: string;
}

interface Parts {
  readonly log?: Logger;
  readonly now?: () => number;
  readonly times?: Partial<TargetTimes>;
  readonly webFolder?: string;
  readonly verifyToken?: TokenVerifier;
  readonly backlog?: Backlog;
}

const builtFolder = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** Longer than a service that works takes to say how it does. */
const reportTimeoutMs = 1_000;

export async function openContext(config: Config, parts: Parts = {}): Promise<Context> {
  const { log = createLog({ name: 'edge', level: config.logLevel }), now = Date.now, times = {} } = parts;
  const { webFolder = builtFolder } = parts;
  const { rateLimit, proxies, publicUrl, serviceUrls, serviceSecret } = config;
  const led = services.filter(({ prefixes }) => prefixes.length > 0).map(({ name }) => name);
  const upstreams = new Map(
    led.map((name) => [name, new Upstream({ name, baseUrl: serviceUrls[name], log, times })]),
  );
  const connect = (to: ServiceName) =>
    createServiceClient({
      from: 'edge',
      to,
      baseUrl: serviceUrls[to],
      serviceSecret,
      timeoutMs: reportTimeoutMs,
      log,
      now,
    });
  return {
    log,
    now,
    rateLimit,
    proxies,
    publicUrl,
    upstreams,
    clients: new Map(led.map((name) => [name, connect(name)])),
    backlog: parts.backlog ?? watchBacklog(),
    status: new ServiceStatus(upstreams, now),
    traffic: new Traffic(now),
    verifyToken:
      parts.verifyToken ?? createTokenVerifier({ jwksUrl: `${serviceUrls.identity}/api/auth/jwks`, now }),
    webFolder,
  };
}

export async function closeContext({ upstreams, clients, backlog }: Context): Promise<void> {
  backlog.close();
  await Promise.all([...upstreams.values(), ...clients.values()].map((one) => one.close()));
}
