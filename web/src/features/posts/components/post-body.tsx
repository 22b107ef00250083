import { lazy, Suspense, useState } from 'react';
import type { Reply } from '../../../api/types.ts';
import type { GroupRights } from '../../../components/groups/group-rights.ts';
import { PersonAvatar } from '../../../components/ui/person-avatar.tsx';
import { RichText } from '../../../components/ui/rich-text.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useActOnPost } from '../api/act-on-post.ts';
import { postMessages } from '../messages.ts';
import classes from './post-body.module.css';
import { PostEditor } from './post-editor.tsx';

/** Who wrote what and when; a post or a reply. */
const PostMenu = lazy(() => import('./post-menu.tsx').then((module) => ({ default: module.PostMenu })));

export function PostBody({ post, rights }: { post: Reply; rights: GroupRights }) {
  const t = useMessages(postMessages);
  const format = useFormat();
  const zone = useZone();
  const [isEditing, setEditing] = useState(false);
  const edit = useActOnPost(post.id);
  if (post.deleted) return <p className={classes.deleted}>{t.deleted}</p>;
  return (
    <div className={classes.post}>
      <div className={classes.head}>
        <PersonAvatar name={post.authorName} size={post.parentId ? 30 : 38} />
        <div className={classes.by}>
          <span className={classes.name}>
            <UserText>{post.authorName}</UserText>
          </span>
          <span className={classes.when}>
            <time dateTime={post.createdAt}>{format.moment(post.createdAt, zone)}</time>
            {post.editedAt && ` · ${t.edited}`}
          </span>
          {(post.isNew || post.pinned) && (
            <span className={classes.tags}>
              {post.isNew && <Tag tone="good">{t.new}</Tag>}
              {post.pinned && <Tag>{t.pinned}</Tag>}
            </span>
          )}
        </div>
        <Suspense>
          <PostMenu post={post} rights={rights} onEdit={() => setEditing(true)} />
        </Suspense>
      </div>
      {isEditing ? (
        <PostEditor
          groupId={post.groupId}
          label={t.edit}
          submit={t.edit}
          initial={post.body}
          isPending={edit.isPending}
          error={edit.error}
          onCancel={() => setEditing(false)}
          onSubmit={(body) => edit.mutate({ kind: 'edit', body }, { onSuccess: () => setEditing(false) })}
          autoFocus
        />
      ) : (
        <RichText html={post.html} mentions={post.mentions.map(({ name }) => name)} />
      )}
    </div>
  );
}
