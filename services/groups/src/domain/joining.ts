import { type Group, placesFree } from './group.ts';
import type { Membership } from './membership.ts';

/** `enter` makes a member, `queue` puts at the end of the line, `request` asks a moderator, `repeat` changes nothing. */
export type Joining = 'enter' | 'queue' | 'request' | 'repeat';

interface Applicant {
  readonly membership: Membership | null;
  /** Whether a moderator or an invitation has let them in. */
  readonly isAdmitted: boolean;
}

/** What becomes of somebody who wants to join a group and is not banned from it. */
export function decideJoining(
  group: Pick<Group, 'joinPolicy' | 'capacity' | 'counts'>,
  { membership, isAdmitted }: Applicant,
): Joining {
  const status = membership?.status;
  if (status === 'active' || status === 'waiting') return 'repeat';
  if (status === 'offered') return 'enter';
  if (group.joinPolicy !== 'open' && !isAdmitted) return status === 'requested' ? 'repeat' : 'request';
  // Nobody passes those who wait, not even when a place is free at this moment.
  return placesFree(group) > 0 && group.counts.waiting === 0 ? 'enter' : 'queue';
}
