import type { Instant } from '@studyhall/time';
import type { CalendarEntry } from './calendar-entry.ts';
import { channelsOf, isSecurity, type Kind } from './kind.ts';
import type { Params } from './params.ts';
import { endOfQuietHours, nextDaily, type Wishes } from './preferences.ts';

/** Something to tell some people. */
export interface Notice {
  readonly kind: Kind;
  readonly to: readonly string[];
  readonly params: Params;
  /** A path of the web application. */
  readonly link: string;
  /** Repeats under one key are one notification while it is unread. */
  readonly groupKey?: string;
  readonly entry?: CalendarEntry | undefined;
  /** For whoever did it themself: nothing but the mail that carries the calendar entry. */
  readonly isOwnDeed?: boolean;
  /** After this nobody needs to hear of it any more. */
  readonly usefulUntil?: Instant;
  /** Mail waits a little longer for what belongs to it. */
  readonly delayMs?: number;
}

/** Over which channels one person hears of a notice, and when; null is not at all. */
export interface Ways {
  readonly inbox: boolean;
  readonly emailAt: Instant | null;
  readonly pushAt: Instant | null;
}

export function waysOf(notice: Notice, wishes: Wishes, now: Instant): Ways {
  const { kind, entry, isOwnDeed = false, delayMs = 0 } = notice;
  const { inbox, email, push } = channelsOf(kind, wishes.channels);
  // A calendar entry cannot wait to be gathered with others: each is a mail of its own.
  const mode = email === 'daily' && entry ? 'now' : email;
  const at = afterQuietHours(notice, wishes, now);
  const daily = nextDaily(wishes.timeZone, now);
  const wantsMail = mode !== 'off' && (!isOwnDeed || entry !== undefined);
  return {
    inbox: inbox && !isOwnDeed,
    emailAt: wantsMail ? stillUseful(notice, mode === 'daily' ? daily : at && at + delayMs) : null,
    pushAt: push && !isOwnDeed ? at : null,
  };
}

/** Null where it would not be useful any more. */
function afterQuietHours(notice: Notice, wishes: Wishes, now: Instant): Instant | null {
  if (isSecurity(notice.kind)) return now;
  return stillUseful(notice, endOfQuietHours(wishes, now) ?? now);
}

function stillUseful({ usefulUntil }: Notice, at: Instant | null): Instant | null {
  return at !== null && usefulUntil !== undefined && at >= usefulUntil ? null : at;
}
