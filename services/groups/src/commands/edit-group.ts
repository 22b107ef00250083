import type { Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import { replaceTerms } from '../data/search-repository.ts';
import type { Group, GroupSettings } from '../domain/group.ts';
import { CapacityTooSmallError, GroupArchivedError } from '../errors.ts';
import { publishGroupEvent } from '../group-events.ts';
import { actInGroup, type Scene } from './act-in-group.ts';
import { archiveIn } from './archive-group.ts';
import { serveLine } from './serve-line.ts';

export interface GroupEdit {
  readonly groupId: string;
  readonly changes: Partial<GroupSettings>;
  readonly archived?: boolean | undefined;
}

/** Changes what is given of a group's settings; takes an archived group up again, or archives it. */
export function editGroup(
  context: Context,
  person: Person,
  { groupId, changes, archived }: GroupEdit,
): Promise<Group> {
  const act = { groupId, person, action: 'editGroup', inArchive: true };
  return actInGroup(context, act, async (scene) => {
    const { group } = scene;
    const staysArchived = group.status === 'archived' && archived !== false;
    if (staysArchived && Object.keys(changes).length > 0) throw new GroupArchivedError();
    const edited = staysArchived ? group : await store(scene, changes);
    return archived && !staysArchived ? archiveIn({ ...scene, group: edited }) : edited;
  });
}

async function store({ tx, group, person, at }: Scene, changes: Partial<GroupSettings>): Promise<Group> {
  const changed: Group = { ...group, ...changes, status: 'active', updatedAt: at };
  const taken = group.counts.active + group.counts.offered;
  if (changed.capacity < taken) throw new CapacityTooSmallError(taken);
  const edited = await serveLine(tx, changed, at);
  await replaceTerms(tx, edited);
  if (edited.name !== group.name || edited.status !== group.status) {
    const members = await findActiveMembers(tx, group.id);
    const to = members.map(({ personId }) => personId);
    await publishGroupEvent(tx, { type: 'group.changed', group: edited, to, at, byPersonId: person.id });
  }
  return edited;
}
