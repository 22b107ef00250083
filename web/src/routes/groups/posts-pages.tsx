import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BackLink } from '../../components/ui/back-link.tsx';
import { QueryView } from '../../components/ui/query-view.tsx';
import { postQuery } from '../../features/posts/api/posts.ts';
import { PostList } from '../../features/posts/components/post-list.tsx';
import { ReportsPanel } from '../../features/posts/components/reports-panel.tsx';
import { Thread } from '../../features/posts/components/thread.tsx';
import { postMessages } from '../../features/posts/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import classes from './posts-pages.module.css';
import { postRoute } from './routes.ts';
import { useGroup } from './use-group.ts';

export function GroupPostsPage() {
  const { group, rights } = useGroup();
  if (!rights.isMember) return null;
  return (
    <Stack gap="lg" maw="46rem">
      {rights.isModerator && <ReportsPanel groupId={group.id} />}
      <PostList group={group} rights={rights} />
    </Stack>
  );
}

/** Where a notification leads: the thread of one post. */
export function GroupPostPage() {
  const t = useMessages(postMessages);
  const { group, rights } = useGroup();
  const { postId } = postRoute.useParams();
  const asked = useQuery(postQuery(postId));
  const threadId = asked.data?.parentId ?? undefined;
  const parent = useQuery({ ...postQuery(threadId ?? postId), enabled: threadId !== undefined });
  const query = threadId === undefined ? asked : parent;
  return (
    <Stack gap="sm" maw="46rem">
      <BackLink to="/groups/$groupId/posts" params={{ groupId: group.id }}>
        {t.back}
      </BackLink>
      <QueryView query={query}>
        {(post) => (
          <ul className={classes.alone}>
            <Thread post={post} rights={rights} />
          </ul>
        )}
      </QueryView>
    </Stack>
  );
}
