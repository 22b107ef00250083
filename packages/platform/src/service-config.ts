import { getService, type ServiceName } from './catalogue.ts';
import { type Environment, readServiceUrls, readSettings } from './settings.ts';

/** What every service with a database reads from its environment. */
export interface ServiceConfig {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded databases. */
  readonly directory: string;
  /** A MySQL server in place of the embedded databases. */
  readonly databaseUrl: string | undefined;
  /** Connections to the server at most. Default: the catalogue's. */
  readonly connections?: number;
  readonly serviceSecret: string;
  readonly rateLimit: boolean;
  readonly logLevel: string;
  readonly publicUrl: string;
  readonly urls: Readonly<Record<ServiceName, string>>;
}

/** Throws SettingsError with every problem at once. */
export function readServiceConfig(env: Environment, name: ServiceName): ServiceConfig {
  const settings = readSettings(
    env,
    [
      'HOST',
      'PORT',
      'STUDYHALL_DATA',
      'DATABASE_URL',
      'DATABASE_PASSWORD',
      'DATABASE_CONNECTIONS',
      'SERVICE_SECRET',
      'RATE_LIMIT',
      'LOG_LEVEL',
      'PUBLIC_URL',
    ],
    ['SERVICE_SECRET'],
  );
  return {
    host: settings.HOST,
    port: settings.PORT ?? getService(name).port,
    directory: settings.STUDYHALL_DATA,
    databaseUrl: withPassword(settings.DATABASE_URL, settings.DATABASE_PASSWORD),
    ...(settings.DATABASE_CONNECTIONS && { connections: settings.DATABASE_CONNECTIONS }),
    serviceSecret: settings.SERVICE_SECRET,
    rateLimit: settings.RATE_LIMIT === 'on',
    logLevel: settings.LOG_LEVEL,
    publicUrl: settings.PUBLIC_URL,
    urls: readServiceUrls(env),
  };
}

/** The address of a server with the password that is kept apart from it. */
export function withPassword(url: string | undefined, password: string | undefined): string | undefined {
  if (url === undefined || password === undefined) return url;
  const complete = new URL(url);
  complete.password = encodeURIComponent(password);
  return complete.href;
}
