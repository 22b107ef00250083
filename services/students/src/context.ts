import { readFile } from 'node:fs/promises';
import { type Access, createAccess } from '@studyhall/access';
import { type Database, migrate, openDatabase } from '@studyhall/db';
import { createLog, createTokenVerifier, type Logger, type TokenVerifier } from '@studyhall/http';
import { getService } from '@studyhall/platform';
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
}

/** What a test stands in for. */
export type Substitutes = Partial<Pick<Context, 'log' | 'now' | 'verifyToken'>>;

const migrationsUrl = new URL('../migrations/', import.meta.url);
const policiesUrl = new URL('policies.cedar', import.meta.url);

/** Opens everything the service works with; its tables are up to date afterwards. */
export async function openContext(config: Config, substitutes: Substitutes = {}): Promise<Context> {
  const { now = Date.now, log = createLog({ name: 'students', level: config.logLevel }) } = substitutes;
  const policies = await readFile(policiesUrl, 'utf8');
  const db = await openStudentsDatabase(config, log);
  await migrate(db, migrationsUrl);
  return {
    config,
    db,
    log,
    now,
    access: createAccess({ name: 'students', policies }),
    verifyToken:
      substitutes.verifyToken ??
      createTokenVerifier({ jwksUrl: `${config.urls.identity}/api/auth/jwks`, now }),
  };
}

function openStudentsDatabase(config: Config, log: Logger): Promise<Database<Tables>> {
  return openDatabase<Tables>({
    ...(config.databaseUrl !== undefined && { url: config.databaseUrl }),
    directory: config.directory,
    schema: 'students',
    poolSize: getService('students').connections,
    log,
  });
}

export async function closeContext({ db }: Context): Promise<void> {
  await db.close();
}
