import { assertRange, type ServiceApp } from '@studyhall/http';
import { mergeIntervals, parseInstant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findCalendars } from '../data/busy-repository.ts';
import { FreeBusyBodySchema, FreeBusySchema } from './free-busy.schema.ts';

/** A slots query spans 62 days; buffers, notice and whole weeks around it fit as well. */
const longestRangeDays = 100;

export function registerFreeBusyRoutes(app: ServiceApp, context: Context): void {
  app.post(
    '/internal/free-busy',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'getFreeBusy', body: FreeBusyBodySchema, response: { 200: FreeBusySchema } },
    },
    async ({ body }) => {
      const { people, from, to, ignoreRefs = [] } = body;
      const range = { start: parseInstant(from), end: parseInstant(to) };
      assertRange(range.start, range.end, longestRangeDays);
      const calendars = await findCalendars(context.db.read, { people, range, ignoreRefs });
      return {
        people: calendars.map(({ personId, revision, busy }) => ({
          personId,
          revision,
          busy: mergeIntervals(busy),
        })),
      };
    },
  );
}
