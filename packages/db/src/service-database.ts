import { getService, type ServiceConfig, type ServiceName } from '@studyhall/platform';
import { observe } from '@studyhall/telemetry';
import { type Database, type Log, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

export interface ServiceDatabaseOptions {
  readonly name: ServiceName;
  readonly config: Pick<ServiceConfig, 'databaseUrl' | 'directory' | 'connections'>;
  /** Folder of the service's numbered SQL. */
  readonly migrations: URL;
  readonly log: Log & { info(fields: object, message: string): void };
}

/**
 * Opens the database that a service of the catalogue owns, brought up to date, with as many connections as the
 * settings or the catalogue give it.
 */
export async function openServiceDatabase<Tables>(
  options: ServiceDatabaseOptions,
): Promise<Database<Tables>> {
  const { name, config, migrations, log } = options;
  const { databaseUrl: url, directory } = config;
  const poolSize = config.connections ?? getService(name).connections;
  const db = await openDatabase<Tables>({ url, directory, schema: name, poolSize, log });
  try {
    const applied = await migrate(db, migrations);
    if (applied.length > 0) log.info({ applied }, 'migrated');
    return observed(db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The same, measured as long as it is open. */
function observed<Tables>(db: Database<Tables>): Database<Tables> {
  const ends = [
    observe('db.client.connection.count', () => {
      const { active, poolSize } = db.stats();
      return [
        { value: active, attributes: { 'db.client.connection.state': 'used' } },
        { value: poolSize, attributes: { 'db.client.connection.state': 'max' } },
      ];
    }),
    observe('db.client.connection.pending_requests', () => [{ value: db.stats().waiting }]),
  ];
  const close = () => {
    for (const end of ends) end();
    return db.close();
  };
  return { ...db, close };
}
