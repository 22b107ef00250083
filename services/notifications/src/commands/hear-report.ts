import type { Hearing } from './hearing.ts';
import { tell } from './tell.ts';

export function hearReport({ tx, type, data, ...hearing }: Hearing<'post.reported'>): Promise<void> {
  const { postId, groupId, groupName: group, authorName: author, reporterId, reporterName: person } = data;
  return tell(
    tx,
    [
      {
        kind: type,
        to: data.to.filter((id) => id !== reporterId),
        params: { group, person, author, reason: data.reason.slice(0, 300) },
        link: `/groups/${groupId}/posts/${postId}`,
        groupKey: `${type}:${groupId}`,
      },
    ],
    hearing,
  );
}
