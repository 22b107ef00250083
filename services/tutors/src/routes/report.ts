import { assertRange, decodeCursor, encodeCursor, type ServiceApp, Type } from '@studyhall/http';
import { formatInstant, type Interval, parseInstant } from '@studyhall/time';
import { makeReport, makeWholeReport } from '../commands/make-report.ts';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { toCsv } from '../domain/report.ts';
import { ReportQuerySchema, ReportSchema } from './report.schema.ts';
import { programme } from './session-resource.ts';

const longestRangeDays = 366;
const CursorSchema = Type.Object({ key: Type.String() });

export function registerReportRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.get(
    '/api/tutoring/report',
    {
      onRequest: [app.limit('costly'), app.authenticate],
      schema: {
        operationId: 'getTutoringReport',
        description: 'As text/csv, when that is what the request accepts, the whole report in one answer.',
        querystring: ReportQuerySchema,
        response: { 200: ReportSchema },
      },
    },
    async ({ person, query, headers }, reply) => {
      access.authorize({ person, action: 'readReport', resource: programme });
      const { by, limit, cursor } = query;
      const range = readRange(query);
      if (headers.accept?.includes('text/csv')) {
        const csv = toCsv(await makeWholeReport(context, { range, by }));
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="tutoring-report.csv"')
          .serializer(String)
          .send(csv as never); // of another media type than the schema's
      }
      const after = cursor === undefined ? '' : decodeCursor(cursor, CursorSchema).key;
      const rows = await makeReport(context, { range, by, after, limit: limit + 1 });
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        from: formatInstant(range.start),
        to: formatInstant(range.end),
        by,
        timeZone: (await findPolicy(db.read)).timeZone,
        items: rows.slice(0, limit),
        nextCursor: last ? encodeCursor({ key: last.key }) : null,
      };
    },
  );
}

function readRange(query: { from: string; to: string }): Interval {
  const range = { start: parseInstant(query.from), end: parseInstant(query.to) };
  assertRange(range.start, range.end, longestRangeDays);
  return range;
}
