import { assertRange, decodeCursor, encodeCursor, type ServiceApp } from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findCalendarEntries } from '../data/calendar-repository.ts';
import { findRevision } from '../data/person-repository.ts';
import { positionOf } from '../domain/calendar-entry.ts';
import { presentCommitment } from '../presenters.ts';
import {
  CalendarCursorSchema,
  CalendarPageSchema,
  CalendarQuerySchema,
  UnchangedSchema,
} from './calendar.schema.ts';
import { calendarOf } from './calendar-resource.ts';
import { createEntityTag, matchesEntityTag } from './entity-tag.ts';

const longestRangeDays = 62;

export function registerCalendarRoutes(app: ServiceApp, context: Context): void {
  app.get(
    '/api/calendar/me',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'getMyCalendar',
        querystring: CalendarQuerySchema,
        response: { 200: CalendarPageSchema, 304: UnchangedSchema },
      },
    },
    async (request, reply) => {
      const { id: personId } = request.person;
      const { from, to, limit, cursor } = request.query;
      const range = { start: parseInstant(from), end: parseInstant(to) };
      assertRange(range.start, range.end, longestRangeDays);
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CalendarCursorSchema);
      context.access.authorize({
        person: request.person,
        action: 'readCalendar',
        resource: calendarOf(personId),
      });

      // Read before the commitments: should they change in between, the tag is the older one, and asks again.
      const tag = createEntityTag(personId, await findRevision(context.db.read, personId));
      reply.headers({ etag: tag, vary: 'authorization', 'cache-control': 'private, no-cache' });
      if (matchesEntityTag(request.headers['if-none-match'], tag)) return reply.code(304).send(null);

      const found = await findCalendarEntries(context.db.read, { personId, range, after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const nextCursor = last && found.length > limit ? encodeCursor(positionOf(last)) : null;
      return { items: page.map(presentCommitment), nextCursor };
    },
  );
}
