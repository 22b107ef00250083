import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SettingsError } from '@studyhall/platform';
import { readInstallation } from './backup/installation.ts';
import { BackupError } from './backup/manifest.ts';
import { MysqlProgramError } from './backup/mysql-dump.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { DataInUseError } from './platform/data-lock.ts';

const usage = `npm run restore -- FOLDER [--replace]
  Brings everything back as it is in FOLDER, which npm run backup has made. The platform must not run.
  --replace  what is stored now may go: files are moved aside, schemas of a server are dropped`;

const expected = [BackupError, DataInUseError, MysqlProgramError, SettingsError];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      replace: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [source, ...more] = positionals;
  if (values.help || source === undefined || more.length > 0) {
    console.log(usage);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const installation = readInstallation(process.env);
  const aside = await restoreBackup({
    ...installation,
    source: resolve(source),
    replace: values.replace,
    now: new Date(),
  });
  console.log(`${installation.directory} is as it was in ${resolve(source)}. Start it with npm start.`);
  if (aside !== null) console.log(`What was there before is in ${aside}`);
}

try {
  await main();
} catch (error) {
  const isExpected = expected.some((type) => error instanceof type) && error instanceof Error;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
