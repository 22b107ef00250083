import { useQuery } from '@tanstack/react-query';
import type { CommonTimes } from '../../../api/types.ts';
import { membersQuery } from '../../../components/groups/group-query.ts';
import { groupWords } from '../../../components/groups/messages.ts';
import { Notice } from '../../../components/ui/notice.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { finderMessages } from '../messages.ts';

/** Whom the answer leaves out, as they share with nobody; nothing where it leaves out nobody. */
export function LeftOut({ groupId, times }: { groupId: string; times: CommonTimes | undefined }) {
  const t = useMessages(finderMessages);
  const shared = useMessages(groupWords);
  const format = useFormat();
  const { data: members = [] } = useQuery(membersQuery(groupId));
  const { uncounted = 0, notRequired = [] } = times ?? {};
  if (uncounted === 0 && notRequired.length === 0) return null;
  const names = members.filter(({ userId }) => notRequired.includes(userId)).map(({ name }) => isolate(name));
  return (
    <Notice tone="wait">
      {uncounted > 0 && <p>{shared.uncounted(uncounted)}</p>}
      {names.length > 0 && <p>{t.notRequired(format.list(names))}</p>}
    </Notice>
  );
}
