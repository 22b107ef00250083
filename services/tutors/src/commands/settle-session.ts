import type { Context } from '../context.ts';
import type { Session } from '../domain/session.ts';
import { refOf } from '../session-reservation.ts';
import { changeSession } from './change-session.ts';
import { closeOffer } from './close-offer.ts';
import { isMoving, settleMove } from './move-session.ts';
import { releaseTime } from './release-time.ts';
import { abandonHold, settleHold } from './settle-hold.ts';

/** Does what is due for a session: finishes what a crash or an outage left, or what time brings. */
export async function settleSession(context: Context, session: Session): Promise<void> {
  if (isMoving(session)) return settleMove(context, session);
  switch (session.status) {
    case 'held':
      return recoverHold(context, session);
    case 'offered':
      await closeOffer(context, session);
      return;
    case 'requested':
      await changeSession(context, session, { action: 'expire', actor: 'system' });
      return;
    case 'confirmed':
      await changeSession(context, session, { action: 'complete', actor: 'system' });
      return;
    case 'abandoned':
    case 'cancelled':
    case 'declined':
    case 'expired':
      return releaseTime(context, session);
    case 'completed':
    case 'no-show':
      throw new Error(`Nothing can be due for session ${session.id}, which is ${session.status}`);
    default:
      return session.status satisfies never;
  }
}

/** The one who held it got no answer: it is settled if the ledger has it, and undone otherwise. */
async function recoverHold(context: Context, held: Session): Promise<void> {
  const entry = await context.ledger.find(refOf(held));
  if (entry?.status === 'active') await settleHold(context, held);
  else await abandonHold(context, held);
}
