import type { Group } from '../../../api/types.ts';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { groupMessages } from '../messages.ts';

/** How the reader stands with a group; for a stranger, how one joins it. */
export function StandingTag({ group }: { group: Group }) {
  const t = useMessages(groupMessages);
  const { membership, isInvited, joinPolicy, status } = group;
  if (status === 'archived') return <Tag>{t.archived}</Tag>;
  if (membership?.status === 'active') return <Tag tone="accent">{t.joined[membership.role]}</Tag>;
  const standings: Partial<Record<string, readonly [Tone, string]>> = {
    requested: ['wait', t.requested],
    waiting: ['wait', t.waiting],
    offered: ['good', t.offered],
  };
  const own = membership ? standings[membership.status] : undefined;
  if (own) return <Tag tone={own[0]}>{own[1]}</Tag>;
  return isInvited ? <Tag tone="good">{t.invited}</Tag> : <Tag>{t[joinPolicy]}</Tag>;
}
