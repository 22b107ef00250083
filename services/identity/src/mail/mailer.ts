import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@studyhall/db';
import type { Logger } from '@studyhall/http';
import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`; without it each mail becomes a file. */
  readonly smtpUrl?: string | undefined;
  /** Folder of those files, made when needed. */
  readonly directory: string;
  readonly from: string;
  readonly log: Logger;
}

/** What is logged names neither the address nor anything of the text: a reset link would be a key. */
export function createMailer({ smtpUrl, directory, from, log }: MailerOptions): Mailer {
  if (smtpUrl === undefined) return createFileMailer({ directory, from, log });
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    send: async (mail) => {
      await transport.sendMail({ from, ...mail });
      log.info({ subject: mail.subject }, 'mail sent');
    },
    close: () => transport.close(),
  };
}

function createFileMailer({ directory, from, log }: Omit<MailerOptions, 'smtpUrl'>): Mailer {
  return {
    send: async (mail) => {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const file = join(directory, `${newId()}.eml`);
      // Renamed when complete, so that nobody reads half a mail.
      await writeFile(`${file}.part`, toMessage(from, mail), { mode: 0o600 });
      await rename(`${file}.part`, file);
      log.info({ subject: mail.subject, file }, 'no SMTP_URL: mail written to a file');
    },
    close: () => undefined,
  };
}

/** Neither folded nor encoded: these files are for people to open and follow the link. */
function toMessage(from: string, { to, subject, text }: Mail): string {
  const headers = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return `${headers.join('\n')}\n\n${text}`;
}
