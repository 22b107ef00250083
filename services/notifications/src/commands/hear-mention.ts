import type { Hearing } from './hearing.ts';
import { tell } from './tell.ts';

export function hearMention({ tx, type, data, ...hearing }: Hearing<'post.mentioned'>): Promise<void> {
  const { postId, groupId, groupName: group, authorId, authorName: person, excerpt } = data;
  return tell(
    tx,
    [
      {
        kind: type,
        to: data.to.filter((id) => id !== authorId),
        params: { group, person, excerpt: excerpt.slice(0, 300) },
        link: `/groups/${groupId}/posts/${postId}`,
        groupKey: `${type}:${groupId}`,
      },
    ],
    hearing,
  );
}
