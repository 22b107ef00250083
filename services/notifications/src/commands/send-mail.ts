import { fromDatabaseInstant, newId, toDatabaseInstant } from '@studyhall/db';
import { type Mail, MailRefusedError, MailServerError } from '@studyhall/mail';
import { inSpan, type SpanOptions } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { isAddressBlocked } from '../data/blocked-address-repository.ts';
import { updateDeliveries } from '../data/delivery-repository.ts';
import { findSeries } from '../data/occasion-repository.ts';
import { clearMailProblem, findPerson, updatePerson } from '../data/person-repository.ts';
import { lockStream } from '../data/stream-repository.ts';
import type { DeliveryRow, OccasionRow, Writer } from '../data/tables.ts';
import type { CalendarEntry } from '../domain/calendar-entry.ts';
import { longestTryMs, retryAfterMs } from '../domain/mail-plan.ts';
import { composeMail, type Recipient } from '../mail/compose-mail.ts';
import { wishesOf } from '../wishes.ts';
import { moveDeliveries } from './move-deliveries.ts';
import { mailIdOf } from './send-mails.ts';
import { tell } from './tell.ts';

/** Longer than a mail takes to be composed and handed over. */
const claimMs = 3 * 60_000;
/** Longer than the server may think about it. */
const acceptanceMs = 12 * 60_000;
const mostOccurrences = 200;
/** Another service may tell of a person before identity does; after a day nobody knows them. */
const unknownForMs = 24 * 3_600_000;

const lookAgainMs = 60_000;

/** The events of a series are relayed one after the other; after this one must have been lost. */
const unheardForMs = 10 * 60_000;

/** Somebody else works on these deliveries, or they are gone. */
class ClaimLostError extends Error {
  override name = 'ClaimLostError';
}

/** The event of the registration is still on its way. */
class AddressUnknownError extends Error {
  override name = 'AddressUnknownError';
}

/** Events of some occurrences are still on their way. */
class SeriesIncompleteError extends Error {
  override name = 'SeriesIncompleteError';
}

/**
 * Sends one mail, which may stand for several deliveries. Each step of the conversation is recorded before the next:
 * claimed, handed over, sent. Throws MailServerError.
 */
export function sendMail(context: Context, rows: readonly DeliveryRow[]): Promise<void> {
  return inSpan(spanOf(rows), () => send(context, rows));
}

/** A part of what the mail tells of; where it tells of several things, of the first, linked to the others. */
function spanOf([first, ...others]: readonly DeliveryRow[]): SpanOptions {
  return {
    name: 'send mail',
    kind: 'producer',
    parent: first?.traceparent,
    links: others.flatMap(({ traceparent }) => traceparent ?? []),
  };
}

async function send(context: Context, rows: readonly DeliveryRow[]): Promise<void> {
  const { db, now, log } = context;
  const ids = rows.map((row) => row.id);
  const claim = {
    ids,
    mailId: mailIdOf(rows),
    owner: newId(),
    attempts: Math.max(...rows.map((row) => row.attempts)) + 1,
  };
  const isOurs = await moveDeliveries(
    context,
    { ids, from: ['waiting'] },
    {
      status: 'claimed',
      mail_id: claim.mailId,
      claimed_by: claim.owner,
      claimed_until: toDatabaseInstant(now() + claimMs),
      attempts: claim.attempts,
    },
  );
  if (!isOurs) return;
  try {
    if (!(await handOver(context, rows, claim))) return;
  } catch (error) {
    if (error instanceof ClaimLostError) return;
    log.warn({ err: error, mailId: claim.mailId, attempts: claim.attempts }, 'mail could not be sent');
    await db.transaction((tx) => settleFailure(context, tx, { rows, claim, error }));
    if (error instanceof MailServerError) throw error;
    return;
  }
  // Where this fails, the hand-over stands, and the mail ends as unconfirmed: the server has it.
  await finish(context, ids, 'sent', null);
}

interface Claim {
  readonly ids: readonly string[];
  readonly mailId: string;
  readonly owner: string;
  readonly attempts: number;
}

/** True when the server has accepted the mail; false where there was nothing to send. */
async function handOver(
  context: Context,
  rows: readonly DeliveryRow[],
  { ids, mailId, owner }: Claim,
): Promise<boolean> {
  const { now, mailer } = context;
  const mail = await prepare(context, rows, mailId);
  if (mail === null) return false;
  await mailer.send(mail, async () => {
    const claimed_until = toDatabaseInstant(now() + acceptanceMs);
    const claimed = { ids, from: ['claimed'], claimedBy: owner } as const;
    if (!(await moveDeliveries(context, claimed, { status: 'handed-over', claimed_until })))
      throw new ClaimLostError();
  });
  return true;
}

/** Mail that arrives ends what was told of mail that did not. */
async function finish(
  { db, now }: Context,
  ids: readonly string[],
  status: 'sent' | 'dropped',
  problem: string | null,
) {
  const changes = { status, problem, finished_at: toDatabaseInstant(now()), claimed_until: null };
  // A process that was thought dead may report after all.
  const from = ['claimed', 'handed-over', 'unconfirmed'] as const;
  await db.transaction(async (tx) => {
    await updateDeliveries(tx, { ids, from }, changes);
    if (status === 'sent') await clearMailProblem(tx, ids);
  });
}

/** The mail; null where there is nobody to send it to, or it is of no more use. */
async function prepare(context: Context, rows: readonly DeliveryRow[], mailId: string): Promise<Mail | null> {
  const { config, now, unsubscribeTokens: tokens } = context;
  const useful = rows.filter(
    (row) => row.useful_until === null || fromDatabaseInstant(row.useful_until) > now(),
  );
  const ids = rows.map((row) => row.id);
  const [first] = useful;
  if (!first) {
    await finish(context, ids, 'dropped', 'too late to be of use');
    return null;
  }
  const recipient = await findRecipient(context, first);
  if (recipient === 'nobody') {
    await finish(context, ids, 'dropped', 'nobody to send it to');
    return null;
  }
  // Only this service writes it.
  const entry = first.entry === null ? null : (JSON.parse(first.entry) as CalendarEntry);
  const series = await loadSeries(context, first, entry);
  const { publicUrl } = config;
  const parts = { mailId, deliveries: useful, entry, series, recipient };
  return composeMail({ ...parts, publicUrl, tokens, now: now() });
}

async function findRecipient(context: Context, row: DeliveryRow): Promise<Recipient | 'nobody'> {
  const { db, now, unsubscribeTokens } = context;
  if (row.address !== null) {
    const hash = unsubscribeTokens.hashAddress(row.address);
    if (await isAddressBlocked(db.read, hash)) return 'nobody';
    return { name: '', address: row.address, reader: { language: 'en', timeZone: 'UTC' } };
  }
  const person = row.person_id === null ? null : await findPerson(db.read, row.person_id);
  if (person === null || person.erased_at !== null) return 'nobody';
  if (person.email === null) {
    if (fromDatabaseInstant(row.created_at) < now() - unknownForMs) return 'nobody';
    throw new AddressUnknownError('the address of the recipient is not known yet');
  }
  const { person_id: personId, name, email } = person;
  return { personId, name: name ?? '', address: email, reader: wishesOf(person) };
}

/** All occurrences of the series that an entry is of, once all that changed as one with it have been heard. */
async function loadSeries(
  { db, now }: Context,
  { created_at }: DeliveryRow,
  entry: CalendarEntry | null,
): Promise<OccasionRow[]> {
  if (entry?.seriesId === undefined) return [];
  const series = await findSeries(db.read, entry.seriesId, mostOccurrences);
  const heard = series.filter(({ sequence }) => sequence >= entry.sequence).length;
  const isWaitedFor = fromDatabaseInstant(created_at) > now() - unheardForMs;
  if (heard < (entry.occurrences ?? 1) && isWaitedFor) {
    throw new SeriesIncompleteError('not all occurrences of the series have been heard of yet');
  }
  return series;
}

interface Failure {
  readonly rows: readonly DeliveryRow[];
  readonly claim: Claim;
  readonly error: unknown;
}

/**
 * A server that has not said yes has not accepted, whatever became of the connection: the mail is tried again, under
 * the same Message-ID.
 */
async function settleFailure(context: Context, tx: Writer, { rows, claim, error }: Failure): Promise<void> {
  const { now } = context;
  const { ids, owner: claimedBy, attempts } = claim;
  const problem = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const settle = (changes: Parameters<typeof updateDeliveries>[2]) =>
    updateDeliveries(
      tx,
      { ids, from: ['claimed', 'handed-over'], claimedBy },
      { problem, claimed_until: null, ...changes },
    );
  const finished_at = toDatabaseInstant(now());
  if (error instanceof MailRefusedError) {
    await lockStream(tx);
    await settle({ status: 'refused', finished_at });
    await reportRefusal(context, tx, rows, error);
    return;
  }
  const oldest = Math.min(...rows.map((row) => fromDatabaseInstant(row.created_at)));
  if (now() - oldest > longestTryMs) {
    await settle({ status: 'failed', finished_at });
    return;
  }
  const pauseMs = error instanceof AddressUnknownError ? lookAgainMs : retryAfterMs(attempts);
  await settle({ status: 'waiting', due_at: toDatabaseInstant(now() + pauseMs), claimed_by: null });
}

/** The person sees it where mail does not reach. */
async function reportRefusal(
  { now, log }: Context,
  tx: Writer,
  rows: readonly DeliveryRow[],
  { message, ofRecipient }: MailRefusedError,
): Promise<void> {
  const personId = rows[0]?.person_id;
  if (!personId) return;
  const mail_problem_at = toDatabaseInstant(now());
  if (ofRecipient) await updatePerson(tx, personId, { mail_problem: message.slice(0, 500), mail_problem_at });
  const notice = {
    kind: 'mail.refused',
    to: [personId],
    params: { reason: message.slice(0, 500) },
    link: '/settings/notifications',
    groupKey: 'mail.refused',
  } as const;
  await tell(tx, [notice], { now: now(), log });
}
