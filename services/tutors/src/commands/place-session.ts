import { createHash } from 'node:crypto';
import { UnavailableError } from '@studyhall/http';
import type { Context } from '../context.ts';
import { type ConflictRule, findConflict } from '../domain/booking.ts';
import type { Session } from '../domain/session.ts';
import { type LedgerAnswer, toReservation } from '../ledger.ts';
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
    const hold = await holdSession(context, { ...plan, session });
    if (hold.outcome === 'refused') return hold;
    if (hold.outcome === 'known') {
      if (hold.session.status !== 'abandoned') return { outcome: 'placed', session: hold.session };
      session = { ...session, id: successorOf(session.id) };
      continue;
    }
    const answer = await reserve(context, hold.session, plan.tutor.bufferMinutes);
    if (answer.outcome === 'done') {
      const settled = await settleHold(context, hold.session);
      if (settled) return { outcome: 'placed', session: settled };
    } else if (answer.outcome === 'released') {
      await dropHold(context, hold.session);
      session = { ...session, id: successorOf(session.id) };
    } else {
      // An earlier request for a hold that was taken over may still reach the ledger: that needs a tombstone.
      const giveUp = hold.takenOver ? abandonHold : dropHold;
      if (await giveUp(context, hold.session))
        return { outcome: 'refused', rule: findConflict(hold.session, answer.busy) };
    }
  }
  throw new UnavailableError();
}

async function reserve(context: Context, held: Session, bufferMinutes: number): Promise<LedgerAnswer> {
  try {
    return await context.ledger.reserve(toReservation(held, bufferMinutes));
  } catch (error) {
    await abandonHold(context, held);
    throw error;
  }
}

/** The id to go on with when the ledger has closed the reference of this one: the same for every repeat. */
function successorOf(id: string): string {
  const digest = createHash('sha256').update(id).digest('hex');
  return `${id.slice(0, 15)}${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`;
}
