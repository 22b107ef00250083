export type { Mail, Mailer } from './mail.ts';
export { MailRefusedError, MailServerError } from './mail-errors.ts';
export { createMailer, type MailerOptions } from './mailer.ts';
