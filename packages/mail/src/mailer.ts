import type { Logger } from '@studyhall/http';
import { count } from '@studyhall/telemetry';
import { createFileMailer } from './file-mailer.ts';
import type { Mailer } from './mail.ts';
import { MailRefusedError, MailServerError } from './mail-errors.ts';
import { createSmtpMailer, type SmtpTimes } from './smtp-mailer.ts';

export interface MailerOptions {
  /** `smtp://` or `smtps://`; without it each mail becomes a file. */
  readonly smtpUrl?: string | undefined;
  /** Folder of those files, made when needed. */
  readonly directory: string;
  /** Where people reach the platform; mail comes from its host. */
  readonly publicUrl: string;
  readonly log: Logger;
  readonly times?: Partial<SmtpTimes>;
}

/** What is logged names neither the address nor anything of the text: a link may be a key. */
export function createMailer({ smtpUrl, directory, publicUrl, log, times }: MailerOptions): Mailer {
  const { hostname } = new URL(publicUrl);
  const sender = { name: 'Study Hall', address: `no-reply@${hostname}` };
  return counted(
    smtpUrl === undefined
      ? createFileMailer({ directory, sender, log })
      : createSmtpMailer({ smtpUrl, sender, log, times }),
  );
}

function counted({ send }: Mailer): Mailer {
  return {
    send: async (mail, onHandOver) => {
      try {
        await send(mail, onHandOver);
        count('studyhall.mails', { outcome: 'sent' });
      } catch (error) {
        count('studyhall.mails', { outcome: outcomeOf(error) });
        throw error;
      }
    },
  };
}

function outcomeOf(error: unknown): string {
  if (error instanceof MailRefusedError) return 'refused';
  return error instanceof MailServerError ? 'server-unavailable' : 'failed';
}
