import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SettingsError } from '@studyhall/platform';
import { readInstallation } from './backup/installation.ts';
import { makeBackup } from './backup/make-backup.ts';
import { BackupError } from './backup/manifest.ts';
import { MysqlProgramError } from './backup/mysql-dump.ts';
import { DamagedDatabaseError } from './backup/sqlite-cut.ts';

const usage = `npm run backup [-- FOLDER]
  Keeps everything that is stored, as it is at one moment, in a new folder within FOLDER, by default within the data
  folder. The platform may run. The copy holds the secrets too: keep it where nobody else can read it.`;

const expected = [BackupError, DamagedDatabaseError, MysqlProgramError, SettingsError];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const installation = readInstallation(process.env);
  const place = resolve(positionals[0] ?? join(installation.directory, 'backups'));
  const folder = await makeBackup(installation, place, new Date());
  console.log(`Everything stored is kept in ${folder}`);
}

try {
  await main();
} catch (error) {
  const isExpected = expected.some((type) => error instanceof type) && error instanceof Error;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
