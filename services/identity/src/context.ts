import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Access, createAccess } from '@studyhall/access';
import { type Database, openServiceDatabase } from '@studyhall/db';
import { type Relay, startRelay } from '@studyhall/events';
import {
  createKeyedVerifier,
  createLog,
  createServiceClient,
  type Logger,
  type ServiceClient,
  type TokenVerifier,
} from '@studyhall/http';
import { createMailer, type Mailer } from '@studyhall/mail';
import { databaseServices, type ServiceName } from '@studyhall/platform';
import { createAccountHooks } from './auth/account-hooks.ts';
import { type Auth, createAuth } from './auth/auth.ts';
import { type Background, createBackground } from './auth/background.ts';
import { createOwnKeys } from './auth/own-keys.ts';
import { createPasswordHasher, type PasswordHasher } from './auth/password-hasher.ts';
import type { Config } from './config.ts';
import type { Tables } from './data/tables.ts';
import { createPseudonymize, type Pseudonymize } from './pseudonym.ts';

const hashing = {
  /** A processor, and a thread of libuv's pool of four, stay free for those who are signed in. */
  concurrency: Math.max(1, Math.min(3, availableParallelism() - 1)),
  /** At some 25 hashes a second on each processor, those who wait longest wait two seconds. */
  queueLimit: 48,
};

export interface Context {
  readonly config: Config;
  readonly db: Database<Tables>;
  readonly log: Logger;
  readonly now: () => number;
  readonly access: Access;
  readonly auth: Auth;
  readonly passwords: PasswordHasher;
  readonly verifyToken: TokenVerifier;
  readonly mailer: Mailer;
  readonly background: Background;
  readonly pseudonymize: Pseudonymize;
  /** Of every other service that holds data of people. */
  readonly clients: ReadonlyMap<ServiceName, ServiceClient>;
  readonly relay: Relay;
}

const policiesUrl = new URL('policies.cedar', import.meta.url);

/** What a test may put in the place of the real thing. */
export interface Given {
  readonly now?: () => number;
  readonly passwords?: PasswordHasher;
}

/** Opens everything the service works with; its tables are up to date afterwards. */
export async function openContext(
  config: Config,
  { now = Date.now, passwords = createPasswordHasher(hashing) }: Given = {},
): Promise<Context> {
  const log = createLog({ name: 'identity', level: config.logLevel });
  const policies = await readFile(policiesUrl, 'utf8');
  const db = await openIdentityDatabase(config, log);

  const clients = createClients(config, log);
  const basis = {
    config,
    db,
    log,
    now,
    access: createAccess({ name: 'identity', policies }),
    passwords,
    mailer: createMailer({
      smtpUrl: config.smtpUrl,
      directory: join(config.directory, 'mail'),
      publicUrl: config.publicUrl,
      log,
    }),
    background: createBackground(log),
    pseudonymize: createPseudonymize(config.authSecret),
    clients,
    relay: startRelay({ db, source: 'identity', clients: Object.fromEntries(clients), now, log }),
  };
  const auth = createAuth({
    db,
    log,
    publicUrl: config.publicUrl,
    secret: config.authSecret,
    passwords,
    ...createAccountHooks(basis),
  });
  return { ...basis, auth, verifyToken: createKeyedVerifier({ keys: createOwnKeys(auth, now), now }) };
}

/** Also for `migrate.ts`, which needs nothing else. */
export function openIdentityDatabase(config: Config, log: Logger): Promise<Database<Tables>> {
  const migrations = new URL('../migrations/', import.meta.url);
  return openServiceDatabase<Tables>({ name: 'identity', config, migrations, log });
}

function createClients(config: Config, log: Logger): Map<ServiceName, ServiceClient> {
  const others = databaseServices().filter(({ name }) => name !== 'identity');
  return new Map(
    others.map(({ name }) => {
      const { serviceSecret, urls } = config;
      return [
        name,
        createServiceClient({ from: 'identity', to: name, baseUrl: urls[name], serviceSecret, log }),
      ];
    }),
  );
}

export async function closeContext({ background, relay, clients, db }: Context): Promise<void> {
  await background.settle();
  await relay.stop();
  await Promise.all([...clients.values()].map((client) => client.close()));
  await db.close();
}
