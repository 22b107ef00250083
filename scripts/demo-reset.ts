import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseServices, readSettings, SettingsError } from '@studyhall/platform';
import { DataInUseError, lockData } from './platform/data-lock.ts';

/** Removes what the services stored in the data folder, so that the next start begins anew; secrets stay. */
function reset(): void {
  const settings = readSettings(process.env, ['STUDYHALL_DATA', 'DATABASE_URL']);
  if (settings.DATABASE_URL !== undefined) {
    throw new SettingsError([
      'DATABASE_URL is set, and only embedded databases are ever removed by a command.',
    ]);
  }
  const directory = resolve(settings.STUDYHALL_DATA);
  const lock = lockData(directory);
  const databases = databaseServices().flatMap(({ name }) =>
    ['', '-wal', '-shm'].map((suffix) => `${name}.sqlite${suffix}`),
  );
  for (const entry of [...databases, 'mail', 'demo-university']) {
    rmSync(join(directory, entry), { recursive: true, force: true });
  }
  lock.release();
  console.log(`Everything stored in ${directory} is removed. The next npm start loads the demo university.`);
}

try {
  reset();
} catch (error) {
  const isExpected = error instanceof DataInUseError || error instanceof SettingsError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
