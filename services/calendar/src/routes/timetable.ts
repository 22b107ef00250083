import type { ServiceApp } from '@studyhall/http';
import { importTimetables } from '../commands/import-timetables.ts';
import { replaceTimetable } from '../commands/replace-timetable.ts';
import type { Context } from '../context.ts';
import { findTimetable } from '../data/timetable-repository.ts';
import { presentTimetable } from '../presenters.ts';
import { calendarOf } from './calendar-resource.ts';
import { TimetableBodySchema, TimetableImportSchema, TimetableSchema } from './timetable.schema.ts';

const path = '/api/calendar/me/timetable';
const importLimit = 5 * 1024 * 1024;

export function registerTimetableRoutes(app: ServiceApp, context: Context): void {
  app.get(
    path,
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getMyTimetable', response: { 200: TimetableSchema } },
    },
    async ({ person }) => {
      context.access.authorize({ person, action: 'readTimetable', resource: calendarOf(person.id) });
      return presentTimetable(await findTimetable(context.db.read, person.id));
    },
  );

  app.put(
    path,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'replaceMyTimetable',
        body: TimetableBodySchema,
        response: { 200: TimetableSchema },
      },
    },
    async ({ person, body }) => {
      context.access.authorize({ person, action: 'replaceTimetable', resource: calendarOf(person.id) });
      await replaceTimetable(context, person.id, body);
      return presentTimetable(body);
    },
  );

  app.post(
    '/internal/import',
    {
      onRequest: [app.requireService],
      bodyLimit: importLimit,
      schema: { operationId: 'importTimetables', body: TimetableImportSchema },
    },
    async ({ body }, reply) => {
      await importTimetables(context, body.timetables);
      return reply.code(204).send();
    },
  );
}
