import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@studyhall/http';
import type { Mail, Mailer } from './mail.ts';
import { composeMessage, type Sender } from './message.ts';

interface FileMailerOptions {
  readonly directory: string;
  readonly sender: Sender;
  readonly log: Logger;
}

/** Each mail is a file named by its id, so that a second attempt replaces the first. */
export function createFileMailer({ directory, sender, log }: FileMailerOptions): Mailer {
  return {
    send: async (mail, onHandOver) => {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const file = join(directory, `${mail.id}.eml`);
      const isPlain = mail.html === undefined && mail.calendar === undefined;
      const message = isPlain ? toPlainMessage(sender, mail) : await composeMessage(mail, sender);
      await onHandOver?.();
      // Renamed when complete, so that nobody reads half a mail.
      await writeFile(`${file}.part`, message, { mode: 0o600 });
      await rename(`${file}.part`, file);
      log.info({ mailId: mail.id, file }, 'no SMTP_URL: mail written to a file');
    },
  };
}

/** Neither folded nor encoded: these files are for people to open and follow the link. */
function toPlainMessage({ name, address }: Sender, { to, subject, text }: Mail): string {
  const headers = [
    `From: ${name} <${address}>`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return `${headers.join('\n')}\n\n${text}`;
}
