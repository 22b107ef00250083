import { Stack } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Group } from '../../../api/types.ts';
import type { GroupRights } from '../../../components/groups/group-rights.ts';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useMarkRead } from '../api/mark-read.ts';
import { postsQuery } from '../api/posts.ts';
import { useWritePost } from '../api/write-post.ts';
import { postMessages } from '../messages.ts';
import { PostEditor } from './post-editor.tsx';
import classes from './post-list.module.css';
import { Thread } from './thread.tsx';

interface PostListProps {
  readonly group: Group;
  readonly rights: GroupRights;
}

/** What the group talks about: what is pinned, then the newest first. */
export function PostList({ group, rights }: PostListProps) {
  const t = useMessages(postMessages);
  const pinned = useInfiniteQuery(postsQuery(group.id, true));
  const query = useInfiniteQuery(postsQuery(group.id, false));
  const write = useWritePost(group.id);
  useReadMark(group, query.isSuccess);
  const top = pinned.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="lg">
      {rights.mayPost && (
        <Panel>
          <PostEditor
            groupId={group.id}
            label={t.write}
            submit={t.send}
            isPending={write.isPending}
            error={write.error}
            onSubmit={(body, onStored) =>
              write.mutate(
                { body, key: crypto.randomUUID() },
                {
                  onSuccess: () => {
                    onStored();
                    notifyDone(t.sent);
                  },
                },
              )
            }
          />
        </Panel>
      )}
      <QueryView query={query}>
        {({ pages }) => {
          const posts = [...top, ...pages.flatMap(({ items }) => items)];
          if (posts.length === 0) {
            return (
              <EmptyState icon={<IconMessages />} title={t.none}>
                {rights.mayPost && t.noneText}
              </EmptyState>
            );
          }
          return (
            <>
              <ul className={classes.list}>
                {posts.map((post) => (
                  <Thread key={post.id} post={post} rights={rights} />
                ))}
              </ul>
              <MoreButton query={query} />
            </>
          );
        }}
      </QueryView>
    </Stack>
  );
}

/** Once the posts are on the page, they count as read. */
function useReadMark({ id, unread }: Group, isShown: boolean): void {
  const { mutate } = useMarkRead(id);
  const hasNew = unread !== null && unread > 0;
  useEffect(() => {
    if (isShown && hasNew) mutate();
  }, [isShown, hasNew, mutate]);
}
