import type { Instant } from '@studyhall/time';
import type { Counts, Group } from './group.ts';
import type { Membership } from './membership.ts';

/** How many may wait for a place, and how many for a moderator. */
export const mostWaiting = 500;
/** More than can stand in a line: those who wait, and one for each place that is offered. */
export const largestLine = 1_000;

const hour = 3_600_000;

interface Circumstances {
  readonly group: Pick<Group, 'capacity' | 'offerHours' | 'status'>;
  /** Of all memberships, those in line among them. */
  readonly counts: Counts;
  readonly at: Instant;
}

export interface MovedLine {
  /** Who did not take the place they were offered in time. */
  readonly lapsed: readonly Membership[];
  /** Who is offered a place now. */
  readonly offered: readonly Membership[];
  readonly counts: Counts;
  /** When the first open offer ends. */
  readonly dueAt: Instant | null;
}

/** What becomes of a line, first in line first: ended offers lapse, and free places go to those who wait, in order. */
export function moveLine(line: readonly Membership[], { group, counts, at }: Circumstances): MovedLine {
  const hasEnded = ({ offerExpiresAt }: Membership) => offerExpiresAt !== null && offerExpiresAt <= at;
  const lapsed = line.filter(hasEnded);
  const held = line.filter((membership) => membership.status === 'offered' && !hasEnded(membership));
  const waiting = line.filter(({ status }) => status === 'waiting');
  const free = group.status === 'active' ? Math.max(0, group.capacity - counts.active - held.length) : 0;
  const offered = waiting.slice(0, free).map((membership) => ({
    ...membership,
    status: 'offered' as const,
    offerExpiresAt: at + group.offerHours * hour,
    since: at,
  }));
  const ends = [...held, ...offered].flatMap(({ offerExpiresAt }) => offerExpiresAt ?? []);
  return {
    lapsed,
    offered,
    counts: {
      active: counts.active,
      offered: held.length + offered.length,
      waiting: waiting.length - offered.length,
    },
    dueAt: ends.length === 0 ? null : Math.min(...ends),
  };
}
