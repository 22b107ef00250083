import { decodeCursor, encodeCursor, IdParamsSchema, IdSchema, type ServiceApp, Type } from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import { closePoll } from '../commands/close-poll.ts';
import { openPoll } from '../commands/open-poll.ts';
import { vote } from '../commands/vote.ts';
import type { Context } from '../context.ts';
import { findPolls } from '../data/poll-repository.ts';
import { authorizeIn, loadGroup } from '../group-access.ts';
import { loadPoll, organizerOf } from '../poll-access.ts';
import { describePoll, presentPoll } from '../poll-presenters.ts';
import {
  BallotSchema,
  ClosePollBodySchema,
  PollInputSchema,
  PollPageSchema,
  PollQuerySchema,
  PollSchema,
} from './polls.schema.ts';

const CursorSchema = Type.Object({ before: IdSchema }, { additionalProperties: false });

export function registerPollRoutes(app: ServiceApp, context: Context): void {
  const { db, access, now } = context;

  app.post(
    '/api/groups/:id/polls',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: {
        operationId: 'openPoll',
        description: 'It closes by itself at closesAt, and what wins is booked as a meeting.',
        params: IdParamsSchema,
        body: PollInputSchema,
        response: { 201: PollSchema },
      },
    },
    async ({ person, params, body, idempotentId, confirmClaim }, reply) => {
      const { title, minutes, place = null, link = null, results = 'always', required = [] } = body;
      const poll = await openPoll(context, {
        id: idempotentId,
        confirmClaim,
        groupId: params.id,
        person,
        title,
        minutes,
        place,
        link,
        results,
        required,
        options: body.options.map(parseInstant),
        closesAt: parseInstant(body.closesAt),
      });
      reply.code(201).header('location', `/api/polls/${poll.id}`);
      return describePoll(context, person, await loadPoll(context, person, poll.id));
    },
  );

  app.get(
    '/api/groups/:id/polls',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listPolls',
        description: 'The newest first.',
        params: IdParamsSchema,
        querystring: PollQuerySchema,
        response: { 200: PollPageSchema },
      },
    },
    async ({ person, params, query }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'readMeetings' });
      const { status, limit, cursor } = query;
      const before = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema).before;
      const polls = await findPolls(db.read, params.id, { status, before, limit: limit + 1 });
      const page = polls.slice(0, limit);
      const last = polls.length > limit ? page.at(-1) : undefined;
      return { items: page.map(presentPoll), nextCursor: last ? encodeCursor({ before: last.id }) : null };
    },
  );

  app.get(
    '/api/polls/:id',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getPoll', params: IdParamsSchema, response: { 200: PollSchema } },
    },
    async ({ person, params }) => describePoll(context, person, await loadPoll(context, person, params.id)),
  );

  app.put(
    '/api/polls/:id/votes',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'vote',
        params: IdParamsSchema,
        body: BallotSchema,
        response: { 200: PollSchema },
      },
    },
    async ({ person, params, body }) => {
      const { poll, view } = await loadPoll(context, person, params.id);
      authorizeIn(access, { person, view, action: 'answerMeeting' });
      const votes = body.votes.map(({ start, answer }) => ({ start: parseInstant(start), answer }));
      await vote(context, { person, poll, votes });
      return describePoll(context, person, await loadPoll(context, person, params.id));
    },
  );

  app.post(
    '/api/polls/:id/close',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'closePoll',
        description:
          'Books what wins as a meeting. Who voted yes for it comes, unless they have something else by now.',
        params: IdParamsSchema,
        body: ClosePollBodySchema,
        response: { 200: PollSchema },
      },
    },
    async ({ person, params, body }) => {
      const { poll, view } = await loadPoll(context, person, params.id);
      authorizeIn(access, { person, view, action: 'manageMeeting', target: organizerOf(poll) });
      const start = body?.start === undefined ? undefined : parseInstant(body.start);
      await closePoll(context, { person, poll, start });
      return describePoll(context, person, await loadPoll(context, person, params.id));
    },
  );
}
