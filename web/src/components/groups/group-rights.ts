import type { Group } from '../../api/types.ts';

/** What the reader may do in a group, as far as the group's own rules say. */
export interface GroupRights {
  readonly isMember: boolean;
  readonly isModerator: boolean;
  readonly isOwner: boolean;
  readonly mayPost: boolean;
  readonly mayInvite: boolean;
  readonly mayPlan: boolean;
}

export function rightsIn({ membership, rules, status }: Group): GroupRights {
  const isMember = membership?.status === 'active';
  const isModerator = isMember && membership.role !== 'member';
  const isAlive = status === 'active';
  const allows = (rule: 'members' | 'moderators') => isAlive && (rule === 'members' ? isMember : isModerator);
  return {
    isMember,
    isModerator,
    isOwner: isMember && membership.role === 'owner',
    mayPost: allows(rules.post),
    mayInvite: allows(rules.invite),
    mayPlan: allows(rules.schedule),
  };
}
