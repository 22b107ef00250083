import process from 'node:process';
import { databaseServices, readServiceConfig } from '@studyhall/platform';
import { prepareServer } from './mysql/prepare-server.ts';

// Once, and after each change of a password: schemas and users of all services. Reads DATABASE_URL and
// DATABASE_PASSWORD of an administrator, TUTORS_PASSWORD and so on, and KEEP_OLD_PASSWORDS.
const { env } = process;
const { databaseUrl } = readServiceConfig(
  { ...env, SERVICE_SECRET: 'not used here, and long enough' },
  'identity',
);
if (databaseUrl === undefined) throw new Error('DATABASE_URL is missing: which server is to be prepared?');
const users = databaseServices().map(({ name }) => {
  const password = env[`${name.toUpperCase()}_PASSWORD`];
  if (!password) throw new Error(`${name.toUpperCase()}_PASSWORD is missing.`);
  return { service: name, password };
});
await prepareServer(databaseUrl, users, env['KEEP_OLD_PASSWORDS'] === 'yes');
