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
  Signal,
  type TokenVerifier,
} from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import { type Companions, createCompanions } from './companions.ts';
import type { Config } from './config.ts';
import type { Tables } from './data/tables.ts';
import { type CalendarReader, createCalendarReader } from './feeds/calendar-reader.ts';
import { createFeedClient, type FeedClient } from './feeds/feed-client.ts';
import { ImportTurns } from './feeds/import-turns.ts';

/** Everything that the service works with. */
export interface Context {
  readonly config: Config;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly db: Database<Tables>;
  readonly access: Access;
  readonly verifyToken: TokenVerifier;
  readonly clients: Readonly<Record<'tutors' | 'groups', ServiceClient>>;
  readonly companions: Companions;
  readonly relay: Relay;
  /** Fetches calendars from the addresses that people give. */
  readonly feeds: FeedClient;
  readonly calendarReader: CalendarReader;
  readonly importTurns: ImportTurns;
  /** Wakes the worker that refreshes imports. */
  readonly imports: Signal;
}

/** What a test stands in for. */
export type Substitutes = Partial<Pick<Context, 'log' | 'now' | 'verifyToken' | 'feeds'>>;

/** Opens the database, brings its schema up to date and starts to relay events. */
export async function openContext(config: Config, substitutes: Substitutes = {}): Promise<Context> {
  const { log = createLog({ name: 'calendar', level: config.logLevel }), now = Date.now } = substitutes;
  const jwksUrl = `${config.urls.identity}/api/auth/jwks`;
  const verifyToken = substitutes.verifyToken ?? createTokenVerifier({ jwksUrl, now });
  const policies = await readFile(new URL('./policies.cedar', import.meta.url), 'utf8');
  const access = createAccess({ name: 'calendar', policies });
  const db = await openCalendarDatabase(config, log);
  const connect = (to: ServiceName) =>
    createServiceClient({
      from: 'calendar',
      to,
      baseUrl: config.urls[to],
      serviceSecret: config.serviceSecret,
      log,
      now,
    });
  const clients = { tutors: connect('tutors'), groups: connect('groups') };
  const companions = createCompanions(clients.groups);
  const relay = startRelay({ db, source: 'calendar', clients, now, log });
  return {
    config,
    log,
    now,
    db,
    access,
    verifyToken,
    clients,
    companions,
    relay,
    feeds: substitutes.feeds ?? createFeedClient(),
    calendarReader: createCalendarReader(),
    importTurns: new ImportTurns(),
    imports: new Signal(),
  };
}

export async function closeContext(context: Context): Promise<void> {
  const { relay, clients, db, feeds, calendarReader } = context;
  await relay.stop();
  await feeds.close();
  await calendarReader.close();
  await Promise.all(Object.values(clients).map((client) => client.close()));
  await db.close();
}

/** Also for `migrate.ts`, which needs nothing else. */
export function openCalendarDatabase(config: Config, log: Logger): Promise<Database<Tables>> {
  const migrations = new URL('../migrations/', import.meta.url);
  return openServiceDatabase<Tables>({ name: 'calendar', config, migrations, log });
}
