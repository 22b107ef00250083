import { readServiceConfig, readSettings, type ServiceConfig } from '@studyhall/platform';

export interface Config extends ServiceConfig {
  readonly smtpUrl: string | undefined;
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return { ...readServiceConfig(env, 'notifications'), smtpUrl: readSettings(env, ['SMTP_URL']).SMTP_URL };
}
