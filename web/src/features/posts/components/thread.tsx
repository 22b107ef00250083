import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Post } from '../../../api/types.ts';
import type { GroupRights } from '../../../components/groups/group-rights.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { repliesQuery } from '../api/posts.ts';
import { useWritePost } from '../api/write-post.ts';
import { postMessages } from '../messages.ts';
import { PostBody } from './post-body.tsx';
import { PostEditor } from './post-editor.tsx';
import classes from './thread.module.css';

/** A post with its replies, one deep. */
export function Thread({ post, rights }: { post: Post; rights: GroupRights }) {
  const t = useMessages(postMessages);
  const [isReplying, setReplying] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const all = useQuery({ ...repliesQuery(post.groupId, post.id), enabled: showsAll });
  const write = useWritePost(post.groupId);
  const replies = all.data ?? post.replies;
  return (
    <li className={classes.thread} data-pinned={post.pinned || undefined}>
      <article>
        <PostBody post={post} rights={rights} />
      </article>
      {replies.length > 0 && (
        <ul className={classes.replies} aria-label={t.replies(post.replyCount)}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <PostBody post={reply} rights={rights} />
            </li>
          ))}
        </ul>
      )}
      {replies.length < post.replyCount && (
        <div>
          <Button variant="subtle" loading={all.isFetching} onClick={() => setShowsAll(true)}>
            {t.moreReplies}
          </Button>
        </div>
      )}
      {isReplying ? (
        <PostEditor
          groupId={post.groupId}
          label={t.replyTo(isolate(post.authorName))}
          submit={t.sendReply}
          isPending={write.isPending}
          error={write.error}
          onCancel={() => setReplying(false)}
          onSubmit={(body) =>
            write.mutate(
              { body, parentId: post.id, key: crypto.randomUUID() },
              { onSuccess: () => setReplying(false) },
            )
          }
          autoFocus
        />
      ) : (
        rights.mayPost &&
        !post.deleted && (
          <div className={classes.foot}>
            <Button
              variant="subtle"
              size="sm"
              leftSection={<IconArrowBackUp size={18} aria-hidden="true" />}
              onClick={() => setReplying(true)}
            >
              {t.reply}
            </Button>
          </div>
        )
      )}
    </li>
  );
}
