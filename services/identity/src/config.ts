import {
  type Environment,
  readServiceConfig,
  readSettings,
  type ServiceConfig,
  SettingsError,
} from '@studyhall/platform';

export interface FirstAdmin {
  readonly email: string;
  readonly password: string;
}

export interface Config extends ServiceConfig {
  /** Signs cookies and mail links, and encrypts the signing keys. */
  readonly authSecret: string;
  readonly firstAdmin: FirstAdmin | undefined;
  readonly smtpUrl: string | undefined;
}

/** Throws SettingsError with every problem at once. */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const collect = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const shared = collect(() => readServiceConfig(env, 'identity'));
  const own = collect(() =>
    readSettings(env, ['AUTH_SECRET', 'ADMIN_EMAIL', 'ADMIN_PASSWORD', 'SMTP_URL'], ['AUTH_SECRET']),
  );
  const firstAdmin = own && collect(() => toFirstAdmin(own.ADMIN_EMAIL, own.ADMIN_PASSWORD));
  if (!shared || !own || problems.length > 0) throw new SettingsError(problems);
  return { ...shared, authSecret: own.AUTH_SECRET, firstAdmin, smtpUrl: own.SMTP_URL };
}

function toFirstAdmin(email: string | undefined, password: string | undefined): FirstAdmin | undefined {
  if (email === undefined && password === undefined) return undefined;
  if (email === undefined) throw new SettingsError(['ADMIN_EMAIL is missing beside ADMIN_PASSWORD.']);
  if (password === undefined) throw new SettingsError(['ADMIN_PASSWORD is missing beside ADMIN_EMAIL.']);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new SettingsError(['ADMIN_EMAIL must be an e-mail address']);
  return { email: email.toLowerCase(), password };
}
