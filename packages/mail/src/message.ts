import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from './mail.ts';

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** The mail as it travels: MIME, with a part for each form it has. */
export function composeMessage(mail: Mail, sender: Sender): Promise<Buffer> {
  const { id, to, subject, text, html, headers = {}, calendar } = mail;
  const [, host = 'localhost'] = sender.address.split('@');
  const composer = new MailComposer({
    from: sender,
    to,
    subject,
    text,
    ...(html !== undefined && { html }),
    messageId: `<${id}@${host}>`,
    headers: { 'auto-submitted': 'auto-generated', ...headers },
    ...(calendar && { icalEvent: { ...calendar, filename: 'invitation.ics' } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
