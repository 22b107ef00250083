import { assertRange, IdParamsSchema, type ServiceApp } from '@studyhall/http';
import { formatInstant, parseInstant } from '@studyhall/time';
import { erasePerson } from '../commands/erase-person.ts';
import type { Context } from '../context.ts';
import { findCalendarEntries } from '../data/calendar-repository.ts';
import { findReserved } from '../data/commitment-repository.ts';
import { findImports } from '../data/import-repository.ts';
import { findSharing } from '../data/sharing-repository.ts';
import { findSubscription } from '../data/subscription-repository.ts';
import { findTentativeEntries } from '../data/tentative-repository.ts';
import { findTimetable } from '../data/timetable-repository.ts';
import { findTimeZones } from '../data/zone-repository.ts';
import { presentCommitment, presentImport, presentTimetable } from '../presenters.ts';
import { EngagementsQuerySchema, EngagementsSchema, PersonExportSchema } from './people.schema.ts';

const path = '/internal/people/:id';
const longestRangeDays = 62;
const mostTentative = 10_000;
const mostEngagements = 200;

export function registerPeopleRoutes(app: ServiceApp, context: Context): void {
  app.get(
    path,
    {
      onRequest: [app.requireService],
      schema: { operationId: 'exportPerson', params: IdParamsSchema, response: { 200: PersonExportSchema } },
    },
    async ({ params }) => {
      const { db } = context;
      const reserved = await findReserved(db.read, params.id);
      const tentative = await findTentativeEntries(db.read, params.id, mostTentative);
      const timetable = await findTimetable(db.read, params.id);
      const subscribedAt = await findSubscription(db.read, params.id);
      return {
        personId: params.id,
        timeZone: (await findTimeZones(db.read, [params.id])).get(params.id) ?? null,
        sharing: await findSharing(db.read, params.id),
        timetable: presentTimetable(timetable),
        commitments: [...reserved.map((entry) => ({ ...entry, tentative: false })), ...tentative].map(
          presentCommitment,
        ),
        imports: (await findImports(db.read, params.id)).map(presentImport),
        subscription: subscribedAt === null ? null : { createdAt: formatInstant(subscribedAt) },
      };
    },
  );

  app.get(
    `${path}/commitments`,
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'listEngagements',
        params: IdParamsSchema,
        querystring: EngagementsQuerySchema,
        response: { 200: EngagementsSchema },
      },
    },
    async ({ params, query }) => {
      const range = { start: parseInstant(query.from), end: parseInstant(query.to) };
      assertRange(range.start, range.end, longestRangeDays);
      const wanted = { personId: params.id, range, limit: mostEngagements };
      const found = await findCalendarEntries(context.db.read, wanted);
      return { items: found.filter(({ tentative }) => !tentative).map(presentCommitment) };
    },
  );

  app.delete(
    path,
    {
      onRequest: [app.requireService],
      schema: { operationId: 'erasePerson', params: IdParamsSchema },
    },
    async ({ params }, reply) => {
      await erasePerson(context, params.id);
      return reply.code(204).send();
    },
  );
}
