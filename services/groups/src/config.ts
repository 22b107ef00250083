import { readServiceConfig, type ServiceConfig } from '@studyhall/platform';

export type Config = ServiceConfig;

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return readServiceConfig(env, 'groups');
}
