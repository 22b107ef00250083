import { assertRange, type Person, type ServiceApp } from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import { findTimes, type MovableRef } from '../commands/find-common-times.ts';
import { presentCommonTimes } from '../common-times-presenters.ts';
import type { Context } from '../context.ts';
import { findSharingOf } from '../data/sharing-repository.ts';
import { findTimeZones } from '../data/zone-repository.ts';
import type { CommonTimesQuestion } from '../domain/common-times.ts';
import { defaultSharing, type Sharing } from '../domain/sharing.ts';
import { NotSharedError } from '../errors.ts';
import { sharedCalendarOf } from './calendar-resource.ts';
import {
  type CommonTimesAnswer,
  CommonTimesBodySchema,
  CommonTimesSchema,
  type GroupTimesBody,
  GroupTimesBodySchema,
} from './common-times.schema.ts';

const longestRangeDays = 62;
const longestTermDays = 200;
const longestCountedDays = 14;

export function registerCommonTimesRoutes(app: ServiceApp, context: Context): void {
  app.post(
    '/api/calendar/common-times',
    {
      onRequest: [app.limit('costly'), app.authenticate],
      schema: {
        operationId: 'findCommonTimes',
        body: CommonTimesBodySchema,
        response: { 200: CommonTimesSchema },
      },
    },
    async ({ person, body }) => {
      const { timeZone = await findOwnZone(context, person) } = body;
      const question = toQuestion({ ...body, timeZone });
      const sharing = await findSharingOf(context.db.read, body.people);
      await assertShared(context, { person, people: body.people, sharing });
      return answer(context, { question, sharing });
    },
  );

  app.post(
    '/internal/common-times',
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'findTimesOfGroup',
        body: GroupTimesBodySchema,
        response: { 200: CommonTimesSchema },
      },
    },
    async ({ body }) => {
      const question = toQuestion(body);
      const sharing = await findSharingOf(context.db.read, body.people);
      const movable = body.movable.map(({ id, ref, start, end }) => ({
        id,
        ref,
        interval: { start: parseInstant(start), end: parseInstant(end) },
      }));
      return answer(context, { question, sharing, movable });
    },
  );
}

interface Asked {
  readonly question: CommonTimesQuestion;
  readonly sharing: ReadonlyMap<string, Sharing>;
  readonly movable?: readonly MovableRef[];
}

async function answer(context: Context, { question, sharing, movable }: Asked): Promise<CommonTimesAnswer> {
  const found = await findTimes(context, question, movable);
  const nameable = question.people.filter((personId) => sharing.get(personId)?.nameWhenMissing);
  return presentCommonTimes(found, question, new Set(nameable));
}

function toQuestion({ from, to, step, ...body }: Omit<GroupTimesBody, 'movable'>): CommonTimesQuestion {
  const range = { start: parseInstant(from), end: parseInstant(to) };
  const unlessCounted = body.weekly ? longestTermDays : longestRangeDays;
  assertRange(range.start, range.end, body.attendance ? longestCountedDays : unlessCounted);
  return { ...body, range, stepMinutes: step };
}

async function findOwnZone({ db }: Context, { id }: Person): Promise<string> {
  return (await findTimeZones(db.read, [id])).get(id) ?? 'UTC';
}

/**
 * Groups are asked about everyone who does not share with all, whatever they share, so that neither the answer
 * nor its absence tells the ones who share nothing from the others.
 */
async function assertShared(
  context: Context,
  { person, people, sharing }: { person: Person; people: readonly string[]; sharing: Asked['sharing'] },
): Promise<void> {
  const audienceOf = (personId: string) => (sharing.get(personId) ?? defaultSharing).freeBusy;
  const unsure = people.filter((personId) => personId !== person.id && audienceOf(personId) !== 'everyone');
  const companions = await context.companions.find(person.id, unsure);
  const hidden = [...people.entries()].flatMap(([position, personId]) => {
    const shared = { freeBusy: audienceOf(personId), isCompanion: companions.has(personId) };
    const resource = sharedCalendarOf(personId, shared);
    return context.access.can({ person, action: 'countFreeTime', resource }) ? [] : [position];
  });
  if (hidden.length > 0) throw new NotSharedError(hidden);
}
