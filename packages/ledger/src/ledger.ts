import { matches, type ServiceClient, Type, UnavailableError } from '@studyhall/http';
import { formatInstant, type Interval, parseInstant } from '@studyhall/time';

/** Where to go or what to open. */
export interface Venue {
  readonly place: string | null;
  readonly link: string | null;
}

/** An occurrence of a series, as other calendars know it. */
export interface SeriesPlace {
  readonly seriesId: string;
  /** The local date and time that the rule gives it, however it was moved: `2026-03-02T10:00:00`. */
  readonly occursAt: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface Reservation extends Interval {
  readonly ref: string;
  readonly people: readonly string[];
  readonly kind: 'session' | 'offer' | 'meeting';
  readonly title: string;
  /** Stands in the calendars of its people, and neither takes their time nor minds what does. */
  readonly tentative?: boolean;
  /** Minutes that must be free before and after as well, for one of the people. */
  readonly margins: readonly { readonly personId: string; readonly minutes: number }[];
  /** Shown in the calendars that its people read elsewhere. */
  readonly venue?: Venue;
  readonly series?: SeriesPlace;
}

export interface Move extends Interval {
  /** The version that the reservation has after the move: one more than before. */
  readonly version: number;
  readonly kind?: 'session';
  /** Absent where it keeps its title. */
  readonly title?: string;
  readonly margins?: Reservation['margins'];
  /** Absent where it stays where it is. */
  readonly venue?: Venue;
}

export interface BusyTime extends Interval {
  readonly personId: string;
}

/** What the ledger said. Anything else, and silence, is an UnavailableError: it may have happened or not. */
export type LedgerAnswer =
  | { readonly outcome: 'done' }
  /** The reservation was released, for good. */
  | { readonly outcome: 'released' }
  | { readonly outcome: 'busy'; readonly busy: readonly BusyTime[] };

/** A move follows on another version than the reservation has: somebody else has moved it meanwhile. */
export class OutdatedMoveError extends UnavailableError {
  override name = 'OutdatedMoveError';
}

export interface LedgerEntry extends Interval {
  readonly status: 'active' | 'released';
  readonly version: number;
}

/** The calendar service's ledger of everyone's time. Every call can be repeated without harm. */
export interface Ledger {
  reserve(reservation: Reservation): Promise<LedgerAnswer>;
  /** Throws OutdatedMoveError too. */
  move(ref: string, move: Move): Promise<LedgerAnswer>;
  /** Also closes a ref that was never used, so that a reservation still on its way is refused. */
  release(ref: string): Promise<void>;
  find(ref: string): Promise<LedgerEntry | null>;
}

const BusySchema = Type.Object({
  busy: Type.Array(Type.Object({ personId: Type.String(), start: Type.String(), end: Type.String() })),
});
const OutdatedSchema = Type.Object({ code: Type.Literal('version-conflict') });
const EntrySchema = Type.Object({
  status: Type.Union([Type.Literal('active'), Type.Literal('released')]),
  version: Type.Integer(),
  start: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  end: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

export function createLedger(client: ServiceClient): Ledger {
  const path = (ref: string, verb = '') => `/internal/reservations/${encodeURIComponent(ref)}${verb}`;
  return {
    reserve: async ({ start, end, ...reservation }) => {
      const body = { ...reservation, start: formatInstant(start), end: formatInstant(end) };
      return readAnswer(
        await client.request({ method: 'POST', repeatable: true, path: '/internal/reservations', body }),
      );
    },
    move: async (ref, { start, end, ...move }) => {
      const body = { ...move, start: formatInstant(start), end: formatInstant(end) };
      return readAnswer(
        await client.request({ method: 'POST', repeatable: true, path: path(ref, '/move'), body }),
      );
    },
    release: async (ref) => {
      const { status } = await client.request({
        method: 'POST',
        repeatable: true,
        path: path(ref, '/release'),
      });
      if (status !== 200) throw unexpected(status);
    },
    find: async (ref) => {
      const { status, body } = await client.request({ method: 'GET', path: path(ref) });
      return status === 404 ? null : readEntry(status, body);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function readAnswer({ status, body }: Answer): LedgerAnswer {
  if (status === 200 || status === 201) return { outcome: 'done' };
  if (status === 410) return { outcome: 'released' };
  if (status === 409 && matches(OutdatedSchema, body)) throw new OutdatedMoveError();
  if (status !== 409 || !matches(BusySchema, body)) throw unexpected(status);
  const busy = body.busy.map(({ personId, start, end }) => ({
    personId,
    start: parseInstant(start),
    end: parseInstant(end),
  }));
  return { outcome: 'busy', busy };
}

function readEntry(status: number, body: unknown): LedgerEntry {
  if (status !== 200 || !matches(EntrySchema, body)) throw unexpected(status);
  const { start, end } = body;
  return {
    status: body.status,
    version: body.version,
    start: start ? parseInstant(start) : 0,
    end: end ? parseInstant(end) : 0,
  };
}

function unexpected(status: number): UnavailableError {
  return new UnavailableError({ cause: new Error(`The calendar answered ${status}`) });
}
