import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Access, createAccess } from '@studyhall/access';
import { type Database, openServiceDatabase } from '@studyhall/db';
import { createLog, createTokenVerifier, type Logger, type TokenVerifier } from '@studyhall/http';
import { createMailer, type Mailer } from '@studyhall/mail';
import { internet, type Network } from '@studyhall/outbound';
import type { Config } from './config.ts';
import type { Tables } from './data/tables.ts';
import { keepPushKeys } from './push/keep-push-keys.ts';
import { createPushSender, type PushSender } from './push/push-sender.ts';
import { Hub } from './stream/hub.ts';
import { UnsubscribeTokens } from './unsubscribe-token.ts';

export interface Context {
  readonly config: Config;
  readonly db: Database<Tables>;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly access: Access;
  readonly verifyToken: TokenVerifier;
  /** The live streams of this process. */
  readonly hub: Hub;
  readonly mailer: Mailer;
  readonly unsubscribeTokens: UnsubscribeTokens;
  /** In which the push services of browsers are. */
  readonly network: Network;
  /** The public key by which they know this installation. */
  readonly pushKey: string;
  readonly pushSender: PushSender;
}

/** What a test stands in for. */
export type Substitutes = Partial<Pick<Context, 'log' | 'now' | 'verifyToken' | 'mailer' | 'network'>>;

const policiesUrl = new URL('policies.cedar', import.meta.url);

/** Opens everything the service works with; its tables are up to date afterwards. */
export async function openContext(config: Config, substitutes: Substitutes = {}): Promise<Context> {
  const { now = Date.now, log = createLog({ name: 'notifications', level: config.logLevel }) } = substitutes;
  const policies = await readFile(policiesUrl, 'utf8');
  const db = await openNotificationsDatabase(config, log);
  const { network = internet } = substitutes;
  const pushKeys = await keepPushKeys(db);
  return {
    config,
    db,
    log,
    now,
    access: createAccess({ name: 'notifications', policies }),
    verifyToken:
      substitutes.verifyToken ??
      createTokenVerifier({ jwksUrl: `${config.urls.identity}/api/auth/jwks`, now }),
    hub: new Hub({ db, log }),
    mailer:
      substitutes.mailer ??
      createMailer({
        smtpUrl: config.smtpUrl,
        directory: join(config.directory, 'mail'),
        publicUrl: config.publicUrl,
        log,
      }),
    unsubscribeTokens: new UnsubscribeTokens(config.serviceSecret),
    network,
    pushKey: pushKeys.publicKey,
    pushSender: createPushSender({ keys: pushKeys, publicUrl: config.publicUrl, network }),
  };
}

/** Also for `migrate.ts`, which needs nothing else. */
export function openNotificationsDatabase(config: Config, log: Logger): Promise<Database<Tables>> {
  const migrations = new URL('../migrations/', import.meta.url);
  return openServiceDatabase<Tables>({ name: 'notifications', config, migrations, log });
}

export async function closeContext({ db, pushSender }: Context): Promise<void> {
  await pushSender.close();
  await db.close();
}
