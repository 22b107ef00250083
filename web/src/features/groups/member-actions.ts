import type { GroupRole, Membership } from '../../api/types.ts';

export type MemberChoice =
  | { readonly kind: 'remove' | 'ban' }
  | { readonly kind: 'role'; readonly role: GroupRole };

/** What somebody with a role may do with a member of their group, themself included. */
export function memberChoices(
  own: { readonly id: string; readonly role: GroupRole },
  member: Pick<Membership, 'userId' | 'role'>,
): readonly MemberChoice[] {
  const toRole = (role: GroupRole): MemberChoice => ({ kind: 'role', role });
  if (member.userId === own.id) {
    if (own.role === 'owner') return [toRole('moderator'), toRole('member')];
    return own.role === 'moderator' ? [toRole('member')] : [];
  }
  const expel: readonly MemberChoice[] = [{ kind: 'remove' }, { kind: 'ban' }];
  if (own.role === 'owner') {
    if (member.role === 'owner') return [];
    return [toRole('owner'), toRole(member.role === 'moderator' ? 'member' : 'moderator'), ...expel];
  }
  return own.role === 'moderator' && member.role === 'member' ? expel : [];
}
