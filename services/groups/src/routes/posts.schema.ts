import { CursorQuerySchema, IdSchema, InstantSchema, LongTextSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { longestBody } from '../domain/post.ts';
import { orNull } from './groups.schema.ts';

const closed = { additionalProperties: false };

const BodySchema = LongTextSchema({
  min: 1,
  max: longestBody,
  description: 'Markdown. @ and the name of a member mentions them.',
});

export const PostInputSchema = Type.Object(
  {
    body: BodySchema,
    parentId: Type.Optional(orNull(IdSchema)),
  },
  { $id: 'PostInput', ...closed, description: 'With parentId it is a reply; replies have none.' },
);

export const PostEditSchema = Type.Object(
  {
    body: Type.Optional(BodySchema),
    pinned: Type.Optional(Type.Boolean({ description: 'For moderators.' })),
  },
  { $id: 'PostEdit', ...closed, minProperties: 1 },
);

const MentionSchema = Type.Object({ userId: IdSchema, name: Type.String() }, { $id: 'Mention', ...closed });

const post = {
  id: IdSchema,
  groupId: IdSchema,
  parentId: orNull(IdSchema),
  authorId: IdSchema,
  authorName: Type.String(),
  body: Type.String({ description: 'Markdown, as it was written: never put it into a page as HTML.' }),
  html: Type.String({
    description:
      'The body as HTML that is safe in a page: no scripts, styles or pictures, links to the web alone.',
  }),
  mentions: Type.Array(MentionSchema),
  pinned: Type.Boolean(),
  deleted: Type.Boolean({ description: 'What it said is gone; it holds the replies.' }),
  replyCount: Type.Integer(),
  isNew: Type.Boolean({ description: 'By somebody else, after what you have read.' }),
  createdAt: InstantSchema,
  editedAt: orNull(InstantSchema),
};

export const ReplySchema = Type.Object(post, { $id: 'Reply', ...closed });
export type ReplyAnswer = Static<typeof ReplySchema>;
export const PostSchema = Type.Object(
  {
    ...post,
    replies: Type.Array(ReplySchema, { description: 'The first of them; ask with parentId for all.' }),
  },
  { $id: 'Post', ...closed },
);
export type PostAnswer = Static<typeof PostSchema>;
export const PostPageSchema = pageOf(PostSchema, 'PostPage');
export const PostQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    parentId: Type.Optional({ ...IdSchema, description: 'The replies to this post, oldest first.' }),
    pinned: Type.Optional(Type.Boolean({ description: 'Only those that are pinned, or only the others.' })),
  },
  closed,
);
export type PostQuery = Static<typeof PostQuerySchema>;

export const HistorySchema = Type.Object(
  {
    items: Type.Array(
      Type.Object({ version: Type.Integer(), body: Type.String(), writtenAt: InstantSchema }, closed),
    ),
  },
  { $id: 'PostHistory', ...closed },
);

export const ReadBodySchema = orNull(
  Type.Object(
    { postId: Type.Optional({ ...IdSchema, description: 'Up to this post; else all of them.' }) },
    { $id: 'ReadInput', ...closed },
  ),
);
