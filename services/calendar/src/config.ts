import { readServiceConfig, type ServiceConfig } from '@studyhall/platform';

export type Config = ServiceConfig;

/** Throws SettingsError with every problem at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return readServiceConfig(env, 'calendar');
}
