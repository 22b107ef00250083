import { fileURLToPath } from 'node:url';
import { createLog, type Logger } from '@studyhall/http';
import { type ServiceName, services } from '@studyhall/platform';
import type { Config } from './config.ts';
import type { TargetTimes } from './proxy/target.ts';
import { Upstream } from './proxy/upstream.ts';

export interface Context {
  readonly log: Logger;
  readonly now: () => number;
  readonly rateLimit: boolean;
  readonly proxies: number;
  readonly publicUrl: URL;
  /** Every service of the catalogue that the front door leads to. */
  readonly upstreams: ReadonlyMap<ServiceName, Upstream>;
  /** The built web application. */
  readonly webFolder: string;
}

interface Parts {
  readonly log?: Logger;
  readonly now?: () => number;
  readonly times?: Partial<TargetTimes>;
  readonly webFolder?: string;
}

const builtFolder = fileURLToPath(new URL('../../../web/dist', import.meta.url));

export async function openContext(config: Config, parts: Parts = {}): Promise<Context> {
  const { log = createLog({ name: 'edge', level: config.logLevel }), now = Date.now, times = {} } = parts;
  const { webFolder = builtFolder } = parts;
  const upstreams = services
    .filter(({ prefixes }) => prefixes.length > 0)
    .map(
      ({ name }) => [name, new Upstream({ name, baseUrl: config.serviceUrls[name], log, times })] as const,
    );
  const { rateLimit, proxies, publicUrl } = config;
  return { log, now, rateLimit, proxies, publicUrl, upstreams: new Map(upstreams), webFolder };
}

export async function closeContext({ upstreams }: Context): Promise<void> {
  await Promise.all([...upstreams.values()].map((upstream) => upstream.close()));
}
