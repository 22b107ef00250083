import { NotFoundError } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findCalendars } from '../data/busy-repository.ts';
import { updateCommitments } from '../data/commitment-repository.ts';
import { updateReservationTime } from '../data/reservation-repository.ts';
import { updateTentativeEntries } from '../data/tentative-repository.ts';
import {
  applyMove,
  decideMove,
  isInPlace,
  type Move,
  type Reservation,
  rangeOf,
} from '../domain/reservation.ts';
import { BusyError, ReservationReleasedError, StaleVersionError } from '../errors.ts';
import { publishCalendarChanged } from '../events.ts';
import { changeReservation } from './change-reservation.ts';

/** Gives the old time back and takes the new one, for everyone or not at all. */
export function moveReservation(context: Context, ref: string, move: Move): Promise<Reservation> {
  return changeReservation(context, ref, async (tx, existing) => {
    const people = existing?.people ?? [];
    // What was imported since cannot take back a time that is held already.
    const ignoreImports = existing !== null && isInPlace(existing, move);
    const calendars = await findCalendars(tx, {
      people,
      range: rangeOf(move),
      ignoreRefs: [ref],
      ignoreImports,
    });
    const inTheWay = existing?.tentative ? [] : calendars;
    const decision = decideMove({ existing, move, calendars: inTheWay });
    switch (decision.outcome) {
      case 'absent':
        throw new NotFoundError('reservation');
      case 'released':
        throw new ReservationReleasedError();
      case 'stale':
        throw new StaleVersionError(decision.reservation);
      case 'busy':
        throw new BusyError(decision.busy);
      case 'repeat':
        return decision.reservation;
      case 'move':
        await updateReservationTime(tx, ref, move);
        if (decision.reservation.tentative) await updateTentativeEntries(tx, ref, move);
        else await updateCommitments(tx, ref, move);
        await publishCalendarChanged(tx, ref, calendars, context.now());
        return applyMove(decision.reservation, move);
      default:
        return decision satisfies never;
    }
  });
}
