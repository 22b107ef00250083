import { migrate } from '@studyhall/db';
import { createLog } from '@studyhall/http';
import { readConfig } from './config.ts';
import { migrationsUrl, openIdentityDatabase } from './context.ts';

const config = readConfig(process.env);
const log = createLog({ name: 'identity', level: config.logLevel });
const db = await openIdentityDatabase(config, log);
try {
  const applied = await migrate(db, migrationsUrl);
  log.info({ applied }, 'migrated');
} finally {
  await db.close();
}
