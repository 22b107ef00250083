import { readFile } from 'node:fs/promises';
import { type Access, createAccess } from '@studyhall/access';
import { type CourseCatalogue, createCourseCatalogue } from '@studyhall/courses';
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
import {
  type BusyTimes,
  type ClashCheck,
  type CommonTimes,
  createBusyTimes,
  createClashCheck,
  createCommonTimes,
  createEngagements,
  createLedger,
  type Engagements,
  type Ledger,
} from '@studyhall/ledger';
import type { ServiceName } from '@studyhall/platform';
import type { Instant } from '@studyhall/time';
import { type Accounts, createAccounts } from './accounts.ts';
import type { Config } from './config.ts';
import type { Tables } from './data/tables.ts';

export interface Context {
  readonly config: Config;
  readonly db: Database<Tables>;
  readonly log: Logger;
  readonly now: () => Instant;
  readonly access: Access;
  readonly verifyToken: TokenVerifier;
  readonly clients: Readonly<Record<'identity' | 'students' | 'calendar' | 'notifications', ServiceClient>>;
  /** The calendar's ledger of everyone's time. */
  readonly ledger: Ledger;
  /** When people are busy, as the calendar knows. */
  readonly busyTimes: BusyTimes;
  /** When many people can come. */
  readonly commonTimes: CommonTimes;
  /** Who has something else at planned times, as a count. */
  readonly clashCheck: ClashCheck;
  /** With what people are busy: for each one's own eyes. */
  readonly engagements: Engagements;
  /** Who has an account. */
  readonly accounts: Accounts;
  /** The students service's courses. */
  readonly courses: CourseCatalogue;
  readonly relay: Relay;
  /** Wakes the worker that finishes what is due. */
  readonly sweep: Signal;
  /** Wakes the worker that brings meetings and the ledger into accord. */
  readonly meetings: Signal;
}

/** What a test stands in for. */
export type Substitutes = Partial<Pick<Context, 'log' | 'now' | 'verifyToken'>>;

const policiesUrl = new URL('policies.cedar', import.meta.url);

/** Opens everything the service works with; its tables are up to date afterwards. */
export async function openContext(config: Config, substitutes: Substitutes = {}): Promise<Context> {
  const { now = Date.now, log = createLog({ name: 'groups', level: config.logLevel }) } = substitutes;
  const policies = await readFile(policiesUrl, 'utf8');
  const db = await openGroupsDatabase(config, log);

  const connect = (to: ServiceName) =>
    createServiceClient({
      from: 'groups',
      to,
      baseUrl: config.urls[to],
      serviceSecret: config.serviceSecret,
      log,
      now,
    });
  const clients = {
    identity: connect('identity'),
    students: connect('students'),
    calendar: connect('calendar'),
    notifications: connect('notifications'),
  };
  return {
    config,
    db,
    log,
    now,
    access: createAccess({ name: 'groups', policies }),
    verifyToken:
      substitutes.verifyToken ??
      createTokenVerifier({ jwksUrl: `${config.urls.identity}/api/auth/jwks`, now }),
    clients,
    ledger: createLedger(clients.calendar),
    busyTimes: createBusyTimes(clients.calendar),
    commonTimes: createCommonTimes(clients.calendar),
    clashCheck: createClashCheck(clients.calendar),
    engagements: createEngagements(clients.calendar),
    accounts: createAccounts(clients.identity),
    courses: createCourseCatalogue(clients.students),
    relay: startRelay({ db, source: 'groups', clients, now, log }),
    sweep: new Signal(),
    meetings: new Signal(),
  };
}

/** Also for `migrate.ts`, which needs nothing else. */
export function openGroupsDatabase(config: Config, log: Logger): Promise<Database<Tables>> {
  const migrations = new URL('../migrations/', import.meta.url);
  return openServiceDatabase<Tables>({ name: 'groups', config, migrations, log });
}

export async function closeContext({ relay, clients, db }: Context): Promise<void> {
  await relay.stop();
  await Promise.all(Object.values(clients).map((client) => client.close()));
  await db.close();
}
