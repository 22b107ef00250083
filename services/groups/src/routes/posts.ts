import {
  decodeCursor,
  encodeCursor,
  IdParamsSchema,
  NotFoundError,
  type ServiceApp,
  Type,
} from '@studyhall/http';
import { formatInstant } from '@studyhall/time';
import { loadPost } from '../commands/act-on-post.ts';
import { deletePost, editPost, pinPost } from '../commands/change-post.ts';
import { markRead } from '../commands/mark-read.ts';
import { writePost } from '../commands/write-post.ts';
import type { Context } from '../context.ts';
import { findPost, findReplies, findThreads, findVersions } from '../data/post-repository.ts';
import type { Post } from '../domain/post.ts';
import { authorizeIn, authorizePost, type GroupView, loadGroup } from '../group-access.ts';
import { presentPost } from '../post-presenters.ts';
import {
  HistorySchema,
  PostEditSchema,
  PostInputSchema,
  PostPageSchema,
  type PostQuery,
  PostQuerySchema,
  PostSchema,
  ReadBodySchema,
} from './posts.schema.ts';

const CursorSchema = Type.Object(
  { number: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) },
  { additionalProperties: false },
);
const repliesShown = 20;

export function registerPostRoutes(app: ServiceApp, context: Context): void {
  const { db, access, now } = context;

  app.get(
    '/api/groups/:id/posts',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listPosts',
        description: 'Threads, newest first, each with its first replies.',
        params: IdParamsSchema,
        querystring: PostQuerySchema,
        response: { 200: PostPageSchema },
      },
    },
    async ({ person, params, query }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'readPosts' });
      const { limit } = query;
      const posts = await find(params.id, query);
      const page = posts.slice(0, limit);
      const last = posts.length > limit ? page.at(-1) : undefined;
      return {
        items: await Promise.all(page.map((post) => describe(post, view))),
        nextCursor: last ? encodeCursor({ number: last.number }) : null,
      };
    },
  );

  app.post(
    '/api/groups/:id/posts',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: {
        operationId: 'writePost',
        params: IdParamsSchema,
        body: PostInputSchema,
        response: { 201: PostSchema },
      },
    },
    async ({ person, params, body, idempotentId, confirmClaim }, reply) => {
      const { body: text, parentId = null } = body;
      const input = { id: idempotentId, confirmClaim, groupId: params.id, body: text, parentId };
      const post = await writePost(context, person, input);
      reply.code(201);
      // One's own is never new to oneself.
      return presentPost(post, { personId: person.id, readPost: post.number });
    },
  );

  app.post(
    '/api/groups/:id/posts/read',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'markPostsRead',
        params: IdParamsSchema,
        body: ReadBodySchema,
        response: { 204: Type.Null() },
      },
    },
    async ({ person, params, body }, reply) => {
      await markRead(context, person, { groupId: params.id, postId: body?.postId });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/posts/:id',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getPost', params: IdParamsSchema, response: { 200: PostSchema } },
    },
    async ({ person, params }) => {
      const { post, view } = await loadPost(context, person, params.id);
      return describe(post, view);
    },
  );

  app.patch(
    '/api/posts/:id',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'editPost',
        description: 'The author changes the body; moderators pin a thread.',
        params: IdParamsSchema,
        body: PostEditSchema,
        response: { 200: PostSchema },
      },
    },
    async ({ person, params, body }) => {
      const { body: text, pinned } = body;
      if (pinned !== undefined) await pinPost(context, person, params.id, pinned);
      if (text !== undefined) await editPost(context, person, params.id, text);
      const { post, view } = await loadPost(context, person, params.id);
      return describe(post, view);
    },
  );

  app.delete(
    '/api/posts/:id',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'deletePost', params: IdParamsSchema, response: { 204: Type.Null() } },
    },
    async ({ person, params }, reply) => {
      await deletePost(context, person, params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/posts/:id/history',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'getPostHistory',
        description:
          'What the post said before each edit, and before it was deleted: for its author and moderators.',
        params: IdParamsSchema,
        response: { 200: HistorySchema },
      },
    },
    async ({ person, params }) => {
      const { post, view } = await loadPost(context, person, params.id);
      authorizePost(access, { person, view, action: 'readPostHistory', post });
      const versions = await findVersions(db.read, post.id);
      const items = versions.map(({ version, body, writtenAt }) => ({
        version,
        body,
        writtenAt: formatInstant(writtenAt),
      }));
      return { items };
    },
  );

  async function find(groupId: string, { parentId, pinned, limit, cursor }: PostQuery): Promise<Post[]> {
    const from = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema).number;
    if (parentId === undefined) {
      return findThreads(db.read, groupId, { pinned, before: from, limit: limit + 1 });
    }
    const parent = await findPost(db.read, parentId);
    if (parent?.groupId !== groupId) throw new NotFoundError('post');
    return findReplies(db.read, parentId, { after: from, limit: limit + 1 });
  }

  async function describe(post: Post, { membership }: GroupView) {
    if (!membership) throw new Error('Only members come here');
    const hasReplies = post.replyCount > 0;
    const replies = hasReplies ? await findReplies(db.read, post.id, { limit: repliesShown }) : [];
    return presentPost(post, membership, replies);
  }
}
