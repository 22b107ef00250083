import { getService, readServiceUrls, readSettings, type ServiceName } from '@studyhall/platform';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly rateLimit: boolean;
  /** How many proxies of ours stand before this one. */
  readonly proxies: number;
  readonly serviceSecret: string;
  /** Where people reach the platform. */
  readonly publicUrl: URL;
  readonly serviceUrls: Readonly<Record<ServiceName, string>>;
}

export function readConfig(env: Environment): Config {
  const settings = readSettings(
    env,
    ['PORT', 'HOST', 'PUBLIC_URL', 'RATE_LIMIT', 'LOG_LEVEL', 'PROXIES', 'SERVICE_SECRET'],
    ['SERVICE_SECRET'],
  );
  return {
    host: settings.HOST,
    port: settings.PORT ?? getService('edge').port,
    logLevel: settings.LOG_LEVEL,
    rateLimit: settings.RATE_LIMIT === 'on',
    proxies: settings.PROXIES,
    serviceSecret: settings.SERVICE_SECRET,
    publicUrl: new URL(settings.PUBLIC_URL),
    serviceUrls: readServiceUrls(env),
  };
}
