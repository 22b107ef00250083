import type { Context } from '../context.ts';
import { insertCancellations } from '../data/cancellation-repository.ts';
import { deleteCommitmentsByRef } from '../data/commitment-repository.ts';
import { findRevisions } from '../data/person-repository.ts';
import { insertTombstone, updateReservationReleased } from '../data/reservation-repository.ts';
import { deleteTentativeEntriesByRef } from '../data/tentative-repository.ts';
import type { Reservation } from '../domain/reservation.ts';
import { publishCalendarChanged } from '../events.ts';
import { changeReservation } from './change-reservation.ts';

/** Gives the time back for good. A ref that was never used is closed as well: its reservation may be on the way. */
export function releaseReservation(context: Context, ref: string): Promise<Reservation> {
  return changeReservation(context, ref, async (tx, existing) => {
    if (existing?.status === 'released') return existing;
    if (!existing) {
      await insertTombstone(tx, ref);
      const nothing = { interval: null, people: [], fingerprint: null, tentative: false, purpose: null };
      return { ref, status: 'released', version: 0, ...nothing };
    }
    await insertCancellations(tx, ref, context.now());
    await deleteCommitmentsByRef(tx, ref);
    await deleteTentativeEntriesByRef(tx, ref);
    await updateReservationReleased(tx, ref);
    await publishCalendarChanged(tx, ref, await findRevisions(tx, existing.people), context.now());
    return { ...existing, status: 'released', people: [], purpose: null };
  });
}
