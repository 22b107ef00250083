import { useSuspenseQuery } from '@tanstack/react-query';
import type { Group } from '../../api/types.ts';
import { groupQuery } from '../../components/groups/group-query.ts';
import { type GroupRights, rightsIn } from '../../components/groups/group-rights.ts';
import { groupRoute } from './routes.ts';

/** The group of the address; only below its layout, which has loaded it. */
export function useGroup(): { readonly group: Group; readonly rights: GroupRights } {
  const { groupId } = groupRoute.useParams();
  const group = useSuspenseQuery(groupQuery(groupId)).data;
  return { group, rights: rightsIn(group) };
}
