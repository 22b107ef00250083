import type { Context } from '../context.ts';
import { findReservation } from '../data/reservation-repository.ts';
import type { Writer } from '../data/tables.ts';
import type { Reservation } from '../domain/reservation.ts';
import { OutdatedReadError, untilSettled, withLockedPeople } from './locked-transaction.ts';

/**
 * Runs work on a reservation with the locks of all its people. Whom to lock is read before the transaction, so
 * that the locks still come first in it; should they have changed by then, it starts again.
 */
export async function changeReservation<R>(
  context: Context,
  ref: string,
  work: (tx: Writer, reservation: Reservation | null) => Promise<R>,
): Promise<R> {
  const result = await untilSettled(async () => {
    const people = (await findReservation(context.db.read, ref))?.people ?? [];
    return withLockedPeople(context.db, people, async (tx) => {
      const reservation = await findReservation(tx, ref);
      const isLocked = reservation?.people.every((personId) => people.includes(personId)) ?? true;
      if (!isLocked) throw new OutdatedReadError('The reservation was made meanwhile');
      return work(tx, reservation);
    });
  });
  context.relay.kick();
  return result;
}
