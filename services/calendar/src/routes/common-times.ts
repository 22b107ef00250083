import { assertRange, type Person, type ServiceApp } from '@studyhall/http';
import { type CommonTimesAnswer, CommonTimesSchema } from '@studyhall/ledger';
import { parseInstant } from '@studyhall/time';
import { type Asking, findTimes } from '../commands/find-common-times.ts';
import { presentCommonTimes } from '../common-times-presenters.ts';
import type { Context } from '../context.ts';
import { findSharingOf } from '../data/sharing-repository.ts';
import { findTimeZones } from '../data/zone-repository.ts';
import { chooseCompany, defaultSharing, type Sharing } from '../domain/sharing.ts';
import { NotSharedError } from '../errors.ts';
import { sharedCalendarOf } from './calendar-resource.ts';
import { CommonTimesBodySchema, type GroupTimesBody, GroupTimesBodySchema } from './common-times.schema.ts';

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
      const company = { counted: body.people, discreet: new Set<string>() };
      return answer(context, { question, sharing, company, movable: [] });
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
      const company = chooseCompany(body.people, { askerId: body.personId, sharing });
      return answer(context, { question, sharing, company, movable });
    },
  );
}

type Question = Parameters<typeof findTimes>[1];

interface Asked extends Asking {
  readonly question: Question;
  readonly sharing: ReadonlyMap<string, Sharing>;
}

async function answer(
  context: Context,
  { question: asked, sharing, company, movable }: Asked,
): Promise<CommonTimesAnswer> {
  const { question, times } = await findTimes(context, asked, { company, movable });
  const nameable = question.people.filter((personId) => sharing.get(personId)?.nameWhenMissing);
  const notRequired = (question.required ?? []).filter((personId) => company.discreet.has(personId));
  const uncounted = asked.people.length - question.people.length;
  return {
    ...presentCommonTimes(times, question, new Set(nameable)),
    ...(notRequired.length > 0 && { notRequired }),
    ...(uncounted > 0 && { uncounted }),
  };
}

function toQuestion({ from, to, step, ...body }: Omit<GroupTimesBody, 'movable'>): Question {
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
