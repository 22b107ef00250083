import { createHash } from 'node:crypto';
import { ConflictError, UnavailableError } from '@studyhall/http';
import type { LedgerAnswer } from '@studyhall/ledger';
import type { Context } from '../context.ts';
import { type ConflictRule, findConflict } from '../domain/booking.ts';
import type { Session } from '../domain/session.ts';
import { refOf, toReservation } from '../session-reservation.ts';
import { holdSession, type Plan } from './hold-session.ts';
import { abandonHold, dropHold, settleHold } from './settle-hold.ts';

export type Placement =
  | { readonly outcome: 'placed'; readonly session: Session }
  | { readonly outcome: 'refused'; readonly rule: ConflictRule };

const mostAttempts = 5;

/**
 * Takes the time for a session in three commits: held here, reserved in the ledger, settled here. After each the
 * process may die: a repeat with the same id or the sweep finishes it, or undoes all of it.
 */
export async function placeSession(context: Context, plan: Plan): Promise<Placement> {
  let { session } = plan;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const result = await tryToPlace(context, { ...plan, session });
    if (result.outcome !== 'again') return result;
    session = { ...session, id: result.id };
  }
  throw new UnavailableError();
}

/** `again` with this id: somebody else was at work on the hold, or its reference is closed. */
type Attempt = Placement | { readonly outcome: 'again'; readonly id: string };

async function tryToPlace(context: Context, plan: Plan): Promise<Attempt> {
  const { id } = plan.session;
  const hold = await holdSession(context, plan);
  if (hold.outcome === 'refused') return hold;
  const { session } = hold;
  if (hold.outcome === 'known') {
    if (session.status !== 'abandoned') return { outcome: 'placed', session };
    // Where the ledger has it nevertheless, its time would stand in the way of its successor.
    await context.ledger.release(refOf(session));
    return { outcome: 'again', id: successorOf(id) };
  }
  const answer = await reserve(context, session, plan.tutor);
  switch (answer.outcome) {
    case 'done': {
      const settled = await settle(context, session, plan);
      return settled ? { outcome: 'placed', session: settled } : { outcome: 'again', id };
    }
    case 'released':
      await dropHold(context, session);
      return { outcome: 'again', id: successorOf(id) };
    case 'busy': {
      // An earlier request for a hold that was taken over may still reach the ledger: that needs a tombstone.
      const giveUp = hold.takenOver ? abandonHold : dropHold;
      const isOurs = await giveUp(context, session);
      if (!isOurs) return { outcome: 'again', id };
      return { outcome: 'refused', rule: findConflict(session, answer.busy) };
    }
    default:
      return answer satisfies never;
  }
}

async function reserve(context: Context, held: Session, tutor: Plan['tutor']): Promise<LedgerAnswer> {
  try {
    return await context.ledger.reserve(toReservation(held, tutor));
  } catch (error) {
    await abandonHold(context, held);
    throw error;
  }
}

async function settle(context: Context, held: Session, { confirmClaim }: Plan): Promise<Session | null> {
  try {
    return await settleHold(context, held, confirmClaim);
  } catch (error) {
    // The request is another process's by now; should this hold be needed for it, that one makes it anew.
    if (error instanceof ConflictError) await abandonHold(context, held);
    throw error;
  }
}

/** The id to go on with when the ledger has closed the reference of this one: the same for every repeat. */
function successorOf(id: string): string {
  const digest = createHash('sha256').update(id).digest('hex');
  return `${id.slice(0, 15)}${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`;
}
