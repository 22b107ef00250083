import { resolve } from 'node:path';
import { type Environment, readSettings, withPassword } from '@studyhall/platform';

/** Where everything is that an installation stores. */
export interface Installation {
  /** Data folder. */
  readonly directory: string;
  /** A MySQL server with every schema; undefined where the databases are files in the data folder. */
  readonly url: string | undefined;
}

/** That of the settings. Throws SettingsError. */
export function readInstallation(env: Environment): Installation {
  const settings = readSettings(env, ['STUDYHALL_DATA', 'DATABASE_URL', 'DATABASE_PASSWORD']);
  return {
    directory: resolve(settings.STUDYHALL_DATA),
    url: withPassword(settings.DATABASE_URL, settings.DATABASE_PASSWORD),
  };
}
