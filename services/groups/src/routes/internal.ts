import { IdParamsSchema, IdSchema, type ServiceApp, Type } from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import type { Static } from 'typebox';
import { erasePerson } from '../commands/erase-person.ts';
import { importGroups } from '../commands/import-groups.ts';
import type { ImportedMeeting, ImportedPoll } from '../commands/import-meetings.ts';
import { resolveSettings } from '../commands/resolve-settings.ts';
import type { Context } from '../context.ts';
import { findCompanions } from '../data/membership-repository.ts';
import { exportPerson } from '../person-export.ts';
import { ImportSchema } from './internal.schema.ts';

const closed = { additionalProperties: false };
const importLimit = 5 * 1024 * 1024;

/** What other services may ask; never reachable from outside. */
export function registerInternalRoutes(app: ServiceApp, context: Context): void {
  const { db } = context;

  app.post(
    '/internal/companions',
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'findCompanions',
        body: Type.Object(
          { personId: IdSchema, people: Type.Array(IdSchema, { minItems: 1, maxItems: 200 }) },
          closed,
        ),
        response: { 200: Type.Object({ people: Type.Array(IdSchema) }, closed) },
      },
    },
    async ({ body }) => ({ people: await findCompanions(db.read, body.personId, body.people) }),
  );

  app.get(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'exportPerson', params: IdParamsSchema },
    },
    async ({ params }) => exportPerson(context, params.id),
  );

  app.delete(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'erasePerson', params: IdParamsSchema },
    },
    async ({ params }, reply) => {
      await erasePerson(context, params.id);
      return reply.code(204).send();
    },
  );

  app.post(
    '/internal/import',
    {
      onRequest: [app.requireService],
      bodyLimit: importLimit,
      schema: { operationId: 'importGroups', body: ImportSchema },
    },
    async ({ body }, reply) => {
      const groups = [];
      for (const { id, members, posts, meetings, polls, createdAt, ...input } of body.groups) {
        const settings = await resolveSettings(context, input);
        const dated = posts.map(({ pinned = false, replies, at, ...post }) => ({
          ...post,
          at: parseInstant(at),
          pinned,
          replies: replies.map((reply) => ({ ...reply, at: parseInstant(reply.at) })),
        }));
        groups.push({
          id,
          settings,
          createdAt: parseInstant(createdAt),
          members,
          posts: dated,
          meetings: meetings.map(readMeeting),
          polls: polls.map(readPoll),
        });
      }
      await importGroups(context, groups);
      return reply.code(204).send();
    },
  );
}

type ImportBody = Static<typeof ImportSchema>['groups'][number];

function readMeeting(meeting: ImportBody['meetings'][number]): ImportedMeeting {
  const { id, organizerId, title, place = null, link = null, capacity = null, until, answers } = meeting;
  const repeat = until === undefined ? null : { everyWeeks: 1, until };
  const plan = { start: parseInstant(meeting.start), minutes: meeting.minutes, repeat, skip: [], moved: [] };
  return { id, organizerId, details: { title, place, link, capacity }, plan, answers };
}

function readPoll(poll: ImportBody['polls'][number]): ImportedPoll {
  return {
    ...poll,
    place: poll.place ?? null,
    link: poll.link ?? null,
    options: poll.options.map(parseInstant),
    closesAt: parseInstant(poll.closesAt),
    votes: poll.votes.map((vote) => ({ ...vote, start: parseInstant(vote.start) })),
  };
}
