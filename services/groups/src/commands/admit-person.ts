import {
  countMemberships,
  findModeratorIds,
  insertMembership,
  updateMembership,
  updateReadPost,
} from '../data/membership-repository.ts';
import type { Group } from '../domain/group.ts';
import { decideJoining } from '../domain/joining.ts';
import { mostWaiting } from '../domain/line.ts';
import type { Membership, Role } from '../domain/membership.ts';
import { LineFullError } from '../errors.ts';
import { publishMembershipEvent } from '../group-events.ts';
import type { Scene } from './act-in-group.ts';
import { serveLine } from './serve-line.ts';

type Place = Pick<Scene, 'tx' | 'group' | 'at'>;

interface Applicant {
  readonly personId: string;
  readonly personName: string;
  readonly membership: Membership | null;
  readonly isAdmitted: boolean;
  /** Who let them in. */
  readonly byPersonId?: string;
  /** What they become; a member unless said. */
  readonly role?: Role;
}

/** Lets somebody into a group as far as its rules and its room allow; answers how they stand then. */
export async function admitPerson(place: Place, applicant: Applicant): Promise<Membership> {
  const { tx, at } = place;
  const { membership: before } = applicant;
  const joining = decideJoining(place.group, applicant);
  if (joining === 'repeat' && before) return before;
  if (joining !== 'enter') await assertRoomToWait(place);
  const inLine = joining === 'queue';
  const group: Group = { ...place.group, lastPlace: place.group.lastPlace + (inLine ? 1 : 0) };
  const membership: Membership = {
    groupId: group.id,
    personId: applicant.personId,
    personName: applicant.personName,
    role: applicant.role ?? 'member',
    status: joining === 'enter' ? 'active' : inLine ? 'waiting' : 'requested',
    place: inLine ? group.lastPlace : null,
    offerExpiresAt: null,
    since: at,
    readPost: group.lastPost,
  };
  if (before) {
    await updateMembership(tx, membership);
    await updateReadPost(tx, membership, group.lastPost);
  } else {
    await insertMembership(tx, membership);
  }
  await publishAdmission(place, membership, applicant.byPersonId);
  await serveLine(tx, group, at);
  return membership;
}

async function assertRoomToWait({ tx, group }: Place): Promise<void> {
  const { waiting, requested } = await countMemberships(tx, group.id);
  if (waiting + requested >= mostWaiting) throw new LineFullError(mostWaiting);
}

/** Moderators hear of members and requests; who waits in line concerns nobody else. */
async function publishAdmission(
  { tx, group, at }: Place,
  membership: Membership,
  byPersonId: string | undefined,
): Promise<void> {
  const type = membership.status === 'active' ? 'group.joined' : 'group.requested';
  const to = membership.status === 'waiting' ? [] : await findModeratorIds(tx, group.id);
  await publishMembershipEvent(tx, { type, group, membership, to, at, byPersonId });
}
