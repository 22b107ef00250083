import {
  assertRange,
  decodeCursor,
  encodeCursor,
  IdParamsSchema,
  IdSchema,
  type ServiceApp,
  Type,
} from '@studyhall/http';
import { formatInstant, type Instant, parseInstant } from '@studyhall/time';
import { checkPlan } from '../commands/check-plan.ts';
import { layOut, planMeeting } from '../commands/plan-meeting.ts';
import type { Context } from '../context.ts';
import { findAnswers } from '../data/answer-repository.ts';
import { findMeetingsOfGroup, findMeetingsOfPerson } from '../data/meeting-repository.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { MeetingPlan } from '../domain/meeting-plan.ts';
import { GroupArchivedError } from '../errors.ts';
import { anyGroup, authorizeIn, loadGroup } from '../group-access.ts';
import { loadMeeting } from '../meeting-access.ts';
import { describeMeeting, describeMeetings } from '../meeting-presenters.ts';
import { CursorInstantSchema } from './cursors.ts';
import {
  CheckedPlanSchema,
  MeetingDetailSchema,
  type MeetingInputBody,
  MeetingInputSchema,
  MeetingPageSchema,
  MeetingQuerySchema,
  PlannedMeetingSchema,
} from './meetings.schema.ts';

const CursorSchema = Type.Object(
  { start: CursorInstantSchema, id: IdSchema },
  { additionalProperties: false },
);
const longestRangeDays = 400;
const substitutesShown = 3;

export function registerMeetingRoutes(app: ServiceApp, context: Context): void {
  const { db, access, now } = context;

  app.post(
    '/api/groups/:id/meetings',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: {
        operationId: 'planMeeting',
        description: 'The answer is the first occurrence. Nobody’s time is taken before they say yes.',
        params: IdParamsSchema,
        body: MeetingInputSchema,
        response: { 201: PlannedMeetingSchema },
      },
    },
    async ({ person, params, body, idempotentId, confirmClaim }, reply) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'scheduleMeeting' });
      const { title, place = null, link = null, capacity = null } = body;
      const details = { title, place, link, capacity };
      const input = {
        id: idempotentId,
        confirmClaim,
        group: view.group,
        person,
        details,
        plan: readPlan(body),
      };
      const meetings = await planMeeting(context, input);
      const [first] = meetings;
      if (!first) throw new Error('A plan has an occurrence');
      reply.code(201).header('location', `/api/meetings/${first.id}`);
      const occurrences = meetings.map(({ id, start, end, clashes }) => ({
        id,
        start: formatInstant(start),
        end: formatInstant(end),
        clashes,
      }));
      return { ...(await describeMeeting(context, first, person.id)), occurrences };
    },
  );

  app.post(
    '/api/groups/:id/meetings/check',
    {
      onRequest: [app.limit('costly'), app.authenticate],
      schema: {
        operationId: 'checkMeetingPlan',
        description: 'Looks at every occurrence against the time of all members, and plans nothing.',
        params: IdParamsSchema,
        body: MeetingInputSchema,
        response: { 200: CheckedPlanSchema },
      },
    },
    async ({ person, params, body }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'scheduleMeeting' });
      if (view.group.status === 'archived') throw new GroupArchivedError();
      const times = layOut(readPlan(body), view.group, now());
      const question = { group: view.group, personId: person.id, times, substitutes: substitutesShown };
      const { times: checked, uncounted } = await checkPlan(context, question);
      return {
        occurrences: times.map(({ date, start, end }, index) => ({
          date,
          start: formatInstant(start),
          end: formatInstant(end),
          clashes: checked[index]?.clashes ?? 0,
          substitutes: (checked[index]?.substitutes ?? []).map((other) => ({ start: other })),
        })),
        ...(uncounted !== undefined && { uncounted }),
      };
    },
  );

  app.get(
    '/api/groups/:id/meetings',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listMeetings',
        description: 'By start, from now on unless said; cancelled ones too.',
        params: IdParamsSchema,
        querystring: MeetingQuerySchema,
        response: { 200: MeetingPageSchema },
      },
    },
    async ({ person, params, query }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'readMeetings' });
      const page = readPage(query, now());
      return paged(await findMeetingsOfGroup(db.read, params.id, page), query.limit, person.id);
    },
  );

  app.get(
    '/api/meetings',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listMyMeetings',
        description: 'What is planned in the groups that you are in, by start, from now on unless said.',
        querystring: MeetingQuerySchema,
        response: { 200: MeetingPageSchema },
      },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'listMyMeetings', resource: anyGroup });
      const page = readPage(query, now());
      return paged(await findMeetingsOfPerson(db.read, person.id, page), query.limit, person.id);
    },
  );

  app.get(
    '/api/meetings/:id',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getMeeting', params: IdParamsSchema, response: { 200: MeetingDetailSchema } },
    },
    async ({ person, params }) => {
      const { meeting } = await loadMeeting(context, person, params.id);
      const people = await findAnswers(db.read, meeting.id);
      return {
        ...(await describeMeeting(context, meeting, person.id)),
        people: people.map(({ personId, personName, answer, tentative }) => ({
          userId: personId,
          name: personName,
          answer,
          tentative,
        })),
      };
    },
  );

  async function paged(rows: readonly Meeting[], limit: number, personId: string) {
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: await describeMeetings(context, page, personId),
      nextCursor: last ? encodeCursor({ start: last.start, id: last.id }) : null,
    };
  }
}

function readPlan({ start, minutes, repeat = null, skip = [], moved = [] }: MeetingInputBody): MeetingPlan {
  return {
    start: parseInstant(start),
    minutes,
    repeat,
    skip,
    moved: moved.map((one) => ({ date: one.date, start: parseInstant(one.start) })),
  };
}

interface PageQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function readPage(query: PageQuery, now: Instant) {
  const from = query.from === undefined ? now : parseInstant(query.from);
  const to = query.to === undefined ? undefined : parseInstant(query.to);
  if (to !== undefined) assertRange(from, to, longestRangeDays);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, CursorSchema);
  return { from, to, after, limit: query.limit + 1 };
}
