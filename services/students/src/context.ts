import { readFile } from 'node:fs/promises';
import { type Access, createAccess } from '@studyhall/access';
import { type Database, openServiceDatabase } from '@studyhall/db';
import { type Relay, startRelay } from '@studyhall/events';
import {
  createLog,
  createServiceClient,
  createTokenVerifier,
  type Logger,
  type ServiceClient,
  type TokenVerifier,
} from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import type { Config } from './config.ts';
import type { Tables } from './data/tables.ts';

export interface Context {
  readonly config: Config;
  readonly db: Database<Tables>;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly access: Access;
  readonly verifyToken: TokenVerifier;
  /** Of the services that hear this one's events. */
  readonly clients: Readonly<Record<'notifications' | 'calendar', ServiceClient>>;
  readonly relay: Relay;
}

/** What a test stands in for. */
export type Substitutes = Partial<Pick<Context, 'log' | 'now' | 'verifyToken'>>;

const policiesUrl = new URL('policies.cedar', import.meta.url);

/** Opens everything the service works with; its tables are up to date afterwards. */
export async function openContext(config: Config, substitutes: Substitutes = {}): Promise<Context> {
  const { now = Date.now, log = createLog({ name: 'students', level: config.logLevel }) } = substitutes;
  const policies = await readFile(policiesUrl, 'utf8');
  const db = await openStudentsDatabase(config, log);
  const { serviceSecret, urls } = config;
  const connect = (to: ServiceName) =>
    createServiceClient({ from: 'students', to, baseUrl: urls[to], serviceSecret, log, now });
  const clients = { notifications: connect('notifications'), calendar: connect('calendar') };
  return {
    config,
    db,
    log,
    now,
    access: createAccess({ name: 'students', policies }),
    verifyToken:
      substitutes.verifyToken ??
      createTokenVerifier({ jwksUrl: `${config.urls.identity}/api/auth/jwks`, now }),
    clients,
    relay: startRelay({ db, source: 'students', clients, now, log }),
  };
}

/** Also for `migrate.ts`, which needs nothing else. */
export function openStudentsDatabase(config: Config, log: Logger): Promise<Database<Tables>> {
  const migrations = new URL('../migrations/', import.meta.url);
  return openServiceDatabase<Tables>({ name: 'students', config, migrations, log });
}

export async function closeContext({ relay, clients, db }: Context): Promise<void> {
  await relay.stop();
  await Promise.all(Object.values(clients).map((client) => client.close()));
  await db.close();
}
