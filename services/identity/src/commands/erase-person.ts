import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Context } from '../context.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { deleteErasure, findDueErasures, insertErasure, updateErasure } from '../data/erasure-repository.ts';
import { lockAdmins } from '../data/role-repository.ts';
import type { ErasureRow } from '../data/tables.ts';
import { deleteUser } from '../data/user-repository.ts';
import { decideErasureStep } from '../domain/erasure.ts';
import { LastAdminError } from '../errors.ts';

/** The request itself makes the first attempt; the sweep follows if the process dies in it. */
const firstSweepMs = 30_000;

interface ErasureRequest {
  readonly personId: string;
  readonly network: string;
}

/**
 * Deletes the account at once: nobody is signed in as this person any more, and the address is free. What other
 * services hold goes with it where they answer; where one is down, the sweep goes on until it has confirmed.
 * Answers whether all have. Throws LastAdminError.
 */
export async function erasePerson(
  context: Context,
  { personId, network }: ErasureRequest,
): Promise<'erased' | 'erasing'> {
  const { db, now } = context;
  const at = toDatabaseInstant(now());
  const erasure: ErasureRow = {
    person_id: personId,
    requested_at: at,
    next_attempt_at: toDatabaseInstant(now() + firstSweepMs),
    attempts: 0,
    confirmed_at: null,
  };
  await db.transaction(async (tx) => {
    const admins = await lockAdmins(tx);
    if (admins.length === 1 && admins[0] === personId) throw new LastAdminError();
    // Somebody else, on another device, may have been faster: then the erasure is under way already.
    if (!(await deleteUser(tx, personId))) return;
    await insertErasure(tx, erasure);
    const entry = {
      action: 'account.erasure-requested',
      actorId: personId,
      subjectId: personId,
      network,
    } as const;
    await insertAuditEntries(tx, [entry], now());
  });
  return (await continueErasure(context, erasure)) ? 'erased' : 'erasing';
}

/** Asks every service to forget the person; true when all confirmed. */
export async function continueErasure(context: Context, erasure: ErasureRow): Promise<boolean> {
  const { clients, log } = context;
  const personId = erasure.person_id;
  const confirmations = await Promise.all(
    [...clients].map(async ([name, client]) => {
      try {
        const { status } = await client.request({ method: 'DELETE', path: `/internal/people/${personId}` });
        if (status < 300 || status === 404) return true;
        log.error({ service: name, status, personId }, 'a service refused to erase a person');
      } catch (error) {
        log.warn({ err: error, service: name, personId }, 'a service could not be asked to erase a person');
      }
      return false;
    }),
  );
  const allConfirmed = confirmations.every(Boolean);
  await recordStep(context, erasure, allConfirmed);
  return allConfirmed;
}

async function recordStep({ db, now }: Context, erasure: ErasureRow, allConfirmed: boolean): Promise<void> {
  const { person_id, attempts, confirmed_at } = erasure;
  const confirmedAt = confirmed_at === null ? null : fromDatabaseInstant(confirmed_at);
  const step = decideErasureStep({ attempts, confirmedAt }, allConfirmed, now());
  await db.transaction(async (tx) => {
    if (step.done) {
      await deleteErasure(tx, person_id);
      return;
    }
    const moved = await updateErasure(tx, erasure, {
      attempts: step.attempts,
      confirmed_at: step.confirmedAt === null ? null : toDatabaseInstant(step.confirmedAt),
      next_attempt_at: toDatabaseInstant(step.nextAttemptAt),
    });
    if (moved && confirmedAt === null && allConfirmed) {
      await insertAuditEntries(tx, [{ action: 'account.erased', subjectId: person_id }], now());
    }
  });
}

/** A few at a time; the sweep comes again. */
export async function continueDueErasures(context: Context): Promise<void> {
  const due = await findDueErasures(context.db.read, toDatabaseInstant(context.now()), 20);
  for (const erasure of due) await continueErasure(context, erasure);
}
