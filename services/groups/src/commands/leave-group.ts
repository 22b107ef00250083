import type { Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { actInGroup } from './act-in-group.ts';
import { assertOtherOwner, endMembership } from './end-membership.ts';

/** Leaves a group, its line, or an offered place; again changes nothing. */
export function leaveGroup(context: Context, person: Person, groupId: string): Promise<void> {
  const act = { groupId, person, action: 'leaveGroup', inArchive: true };
  return actInGroup(context, act, async (scene) => {
    const { membership } = scene;
    if (!membership || membership.status === 'banned') return;
    if (membership.role === 'owner') await assertOtherOwner(scene);
    await endMembership(scene, { membership, type: 'group.left', status: 'left' });
  });
}
