import { hash } from 'node:crypto';
import { count } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { findCalendars } from '../data/busy-repository.ts';
import { insertCommitments } from '../data/commitment-repository.ts';
import { insertMissingPeople } from '../data/person-repository.ts';
import { findReservation, insertReservation } from '../data/reservation-repository.ts';
import type { Writer } from '../data/tables.ts';
import { insertTentativeEntries } from '../data/tentative-repository.ts';
import type { TentativeEntry } from '../domain/commitment.ts';
import {
  decideReserve,
  nowhere,
  type Reservation,
  type ReservationRequest,
  rangeOf,
} from '../domain/reservation.ts';
import { BusyError, ReservationDiffersError, ReservationReleasedError } from '../errors.ts';
import { publishCalendarChanged } from '../events.ts';
import { untilSettled, withLockedPeople } from './locked-transaction.ts';

export interface Reserved {
  readonly reservation: Reservation;
  /** False when an earlier request with this ref and content had made it. */
  readonly isNew: boolean;
}

/** Takes the time of everyone asked for, or of nobody. */
export async function reserveTime(context: Context, request: ReservationRequest): Promise<Reserved> {
  try {
    const reserved = await untilSettled(
      () => withLockedPeople(context.db, request.people, (tx) => reserveLocked(tx, request, context.now())),
      () => insertMissingPeople(context.db, request.people),
    );
    context.relay.kick();
    countOutcome(request, reserved.isNew ? 'reserved' : 'repeated');
    return reserved;
  } catch (error) {
    countOutcome(request, error instanceof BusyError ? 'busy' : 'refused');
    throw error;
  }
}

type Outcome = 'reserved' | 'repeated' | 'busy' | 'refused';

function countOutcome({ kind }: ReservationRequest, outcome: Outcome): void {
  count('studyhall.reservations', { kind, outcome });
}

/** The part that holds everyone's lock. */
export async function reserveLocked(tx: Writer, request: ReservationRequest, now: number): Promise<Reserved> {
  const { ref, people, interval, kind, title, tentative, venue, series } = request;
  const calendars = await findCalendars(tx, { people, range: rangeOf(request) });
  const fingerprint = fingerprintOf(request);
  const existing = await findReservation(tx, ref);
  const inTheWay = tentative ? [] : calendars;
  const decision = decideReserve({ existing, claim: request, fingerprint, calendars: inTheWay });
  switch (decision.outcome) {
    case 'repeat':
      return { reservation: decision.reservation, isNew: false };
    case 'released':
      throw new ReservationReleasedError();
    case 'different':
      throw new ReservationDiffersError();
    case 'busy':
      throw new BusyError(decision.busy);
    case 'reserve': {
      await insertReservation(tx, { ref, interval, fingerprint, tentative, venue, series });
      if (tentative) await insertTentativeEntries(tx, toEntries(request));
      else await insertCommitments(tx, toEntries(request));
      await publishCalendarChanged(tx, ref, calendars, now);
      const purpose = { kind, title, venue: venue ?? nowhere };
      const made = { ref, status: 'active', version: 1, interval, fingerprint, tentative, purpose } as const;
      return { reservation: { ...made, people: people.toSorted() }, isNew: true };
    }
    default:
      return decision satisfies never;
  }
}

/** Margins are a condition of the moment; venue and series take nobody's time: a repeat with others is still a repeat. */
function fingerprintOf({ people, interval, kind, title, tentative }: ReservationRequest): string {
  const content = [people.toSorted(), interval.start, interval.end, kind, title];
  return hash('sha256', JSON.stringify(tentative ? [...content, 'tentative'] : content));
}

function toEntries({ ref, people, interval, kind, title }: ReservationRequest): TentativeEntry[] {
  return people.map((personId) => ({ personId, ...interval, kind, title, ref }));
}
