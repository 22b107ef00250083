import { searchTerms } from '@studyhall/db';
import { decodeCursor, encodeCursor, NotFoundError, type ServiceApp, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { saveCourses } from '../commands/save-courses.ts';
import type { Context } from '../context.ts';
import { findCourse, findCourses } from '../data/course-repository.ts';
import { parseCourseImport } from '../domain/course-import.ts';
import { ImportRefusedError } from '../errors.ts';
import { presentCourse } from '../presenters.ts';
import {
  CourseBodySchema,
  CourseImportReportSchema,
  CoursePageSchema,
  CourseParamsSchema,
  CourseQuerySchema,
  CourseSchema,
} from './courses.schema.ts';

const CursorSchema = Type.Object({ code: Type.String() });
const anyCourse = { type: 'Course', id: 'any' };
const importLimit = 5 * 1024 * 1024;

export function registerCourseRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.get(
    '/api/courses',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listCourses',
        querystring: CourseQuerySchema,
        response: { 200: CoursePageSchema },
      },
    },
    async (request) => {
      access.authorize({ person: request.person, action: 'readCourses', resource: anyCourse });
      const { q = '', limit, cursor } = request.query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema).code;
      const rows = await findCourses(db.read, { words: searchTerms(q), after, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      const next: Static<typeof CursorSchema> | undefined = last && { code: last.code };
      return { items: items.map(presentCourse), nextCursor: next ? encodeCursor(next) : null };
    },
  );

  app.get(
    '/api/courses/:code',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getCourse', params: CourseParamsSchema, response: { 200: CourseSchema } },
    },
    async (request) => {
      access.authorize({ person: request.person, action: 'readCourses', resource: anyCourse });
      const row = await findCourse(db.read, request.params.code);
      if (row === null) throw new NotFoundError('course');
      return presentCourse(row);
    },
  );

  app.put(
    '/api/courses/:code',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'putCourse',
        params: CourseParamsSchema,
        body: CourseBodySchema,
        response: { 200: CourseSchema },
      },
    },
    async (request) => {
      access.authorize({ person: request.person, action: 'editCourses', resource: anyCourse });
      const { title, department = null } = request.body;
      const course = { code: request.params.code, title, department };
      await saveCourses(context, [course]);
      return course;
    },
  );

  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'string', bodyLimit: importLimit },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/api/courses/import',
    {
      onRequest: [app.limit('costly'), app.authenticate],
      bodyLimit: importLimit,
      schema: {
        operationId: 'importCourses',
        consumes: ['text/csv'],
        body: Type.String({
          maxLength: importLimit,
          description: 'Lines of code,title,department under that header.',
        }),
        response: { 200: CourseImportReportSchema },
      },
    },
    async (request) => {
      access.authorize({ person: request.person, action: 'editCourses', resource: anyCourse });
      const { rows, problems } = parseCourseImport(request.body);
      if (problems.length > 0) throw new ImportRefusedError(problems);
      const outcomes = await saveCourses(context, rows);
      const lines = rows.map(({ line, code }, index) => ({
        line,
        code,
        outcome: outcomes[index] ?? 'unchanged',
      }));
      const count = (outcome: string) => lines.filter((line) => line.outcome === outcome).length;
      return { created: count('created'), updated: count('updated'), unchanged: count('unchanged'), lines };
    },
  );
}
