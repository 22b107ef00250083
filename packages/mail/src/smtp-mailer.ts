import { Readable } from 'node:stream';
import type { Logger } from '@studyhall/http';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mail, Mailer } from './mail.ts';
import { MailRefusedError, MailServerError } from './mail-errors.ts';
import { composeMessage, type Sender } from './message.ts';

export interface SmtpTimes {
  /** Until there is a connection and a greeting. */
  readonly connectMs: number;
  /** From the greeting until all but the last byte is handed over. */
  readonly handOverMs: number;
  /** Until the server says whether it accepts: RFC 5321, 4.5.3.2.6, grants it ten minutes. */
  readonly acceptMs: number;
}

const usualTimes: SmtpTimes = { connectMs: 10_000, handOverMs: 60_000, acceptMs: 600_000 };

interface SmtpMailerOptions {
  readonly smtpUrl: string;
  readonly sender: Sender;
  readonly log: Logger;
  readonly times?: Partial<SmtpTimes> | undefined;
}

/** A connection a mail: a conversation that breaks off leaves no other in doubt. */
export function createSmtpMailer({ smtpUrl, sender, log, times: given }: SmtpMailerOptions): Mailer {
  const times = { ...usualTimes, ...given };
  // What it reads of the address it calls by other names than the connection does.
  const { auth, ...place } = parseConnectionUrl(smtpUrl);
  return {
    send: async (mail, onHandOver = async () => undefined) => {
      const message = await composeMessage(mail, sender);
      const connection = new SMTPConnection({
        ...place,
        connectionTimeout: times.connectMs,
        greetingTimeout: times.connectMs,
        socketTimeout: times.acceptMs,
      });
      const broken = Promise.withResolvers<never>();
      broken.promise.catch(() => undefined);
      connection.on('error', broken.reject);
      connection.once('end', () => broken.reject(new Error('The mail server closed the connection.')));
      const deadline = setTimeout(() => {
        broken.reject(new Error('The mail server did not take the mail in time.'));
        connection.close();
      }, times.connectMs + times.handOverMs);
      try {
        await enter(connection, auth, broken.promise);
        const lastByteHeld = async () => {
          await onHandOver();
          clearTimeout(deadline);
        };
        await Promise.race([deliver(connection, { mail, message, sender, lastByteHeld }), broken.promise]);
        log.info({ mailId: mail.id }, 'mail sent');
        connection.quit();
      } catch (error) {
        connection.close();
        throw error;
      } finally {
        clearTimeout(deadline);
      }
    },
  };
}

/** Connects and signs in. */
async function enter(
  connection: SMTPConnection,
  auth: ReturnType<typeof parseConnectionUrl>['auth'],
  broken: Promise<never>,
): Promise<void> {
  try {
    const connected = new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    await Promise.race([connected, broken]);
    if (!auth) return;
    const signedIn = new Promise<void>((resolve, reject) => {
      connection.login(auth, (error) => (error ? reject(error) : resolve()));
    });
    await Promise.race([signedIn, broken]);
  } catch (error) {
    throw new MailServerError('The mail server cannot be used.', { cause: error });
  }
}

interface Delivery {
  readonly mail: Mail;
  readonly message: Buffer;
  readonly sender: Sender;
  readonly lastByteHeld: () => Promise<void>;
}

async function deliver(connection: SMTPConnection, delivery: Delivery): Promise<void> {
  const { mail, message, sender, lastByteHeld } = delivery;
  // The end of the stream is the end of the mail, and only that lets the server accept it. Nothing is read before
  // the server has asked for the text.
  const stream = Readable.from(
    (async function* () {
      yield message;
      await lastByteHeld();
    })(),
  );
  const envelope = { from: sender.address, to: [mail.to] };
  try {
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject);
      connection.send(envelope, stream, (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    throw explain(error);
  } finally {
    stream.destroy();
  }
}

/** 5xx to the recipient or to the text is for good; to the sender it is our own trouble. */
function explain(error: unknown): unknown {
  const { responseCode = 0, command = '', response = '' } = toReply(error);
  const isOfMail = command.startsWith('RCPT') || command.startsWith('DATA');
  if (responseCode < 500 || !isOfMail) return error;
  return new MailRefusedError(response.slice(0, 500), command.startsWith('RCPT'), error);
}

interface Reply {
  readonly responseCode?: number;
  readonly command?: string;
  readonly response?: string;
}

/** The library adds these to its errors. */
function toReply(error: unknown): Reply {
  return error instanceof Error ? (error as Error & Reply) : {};
}
