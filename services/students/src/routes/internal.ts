import { IdSchema, type ServiceApp, Type } from '@studyhall/http';
import { importStudents } from '../commands/import-students.ts';
import type { Context } from '../context.ts';
import { findCoursesByCode } from '../data/course-repository.ts';
import { findParticipation } from '../data/participation-repository.ts';
import { deletePerson, findEnrolments, findProfile } from '../data/profile-repository.ts';
import { isCourseCode } from '../domain/course-import.ts';
import { presentCourse, presentParticipation, presentProfile } from '../presenters.ts';
import { CourseSchema } from './courses.schema.ts';
import { ImportSchema } from './internal.schema.ts';

const PersonParamsSchema = Type.Object({ id: IdSchema }, { additionalProperties: false });
const exportLimit = 10_000;

/** What other services may ask; never reachable from outside. */
export function registerInternalRoutes(app: ServiceApp, context: Context): void {
  const { db } = context;

  app.get(
    '/internal/courses',
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'findCoursesByCode',
        querystring: Type.Object(
          {
            codes: Type.String({ minLength: 1, maxLength: 2100, description: 'Codes, separated by commas.' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ items: Type.Array(CourseSchema) }) },
      },
    },
    async ({ query }) => {
      const codes = query.codes.split(',').filter(isCourseCode);
      return { items: (await findCoursesByCode(db.read, codes.slice(0, 100))).map(presentCourse) };
    },
  );

  app.get(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'exportPerson', params: PersonParamsSchema },
    },
    async ({ params }) => {
      const profile = await findProfile(db.read, params.id);
      const participation = await findParticipation(db.read, { personId: params.id, limit: exportLimit });
      return {
        profile: profile && presentProfile(profile, await findEnrolments(db.read, params.id)),
        participation: participation.map(presentParticipation),
      };
    },
  );

  app.delete(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'erasePerson', params: PersonParamsSchema },
    },
    async ({ params }, reply) => {
      await db.transaction((tx) => deletePerson(tx, params.id));
      return reply.code(204).send();
    },
  );

  app.post(
    '/internal/import',
    {
      onRequest: [app.requireService],
      bodyLimit: 5 * 1024 * 1024,
      schema: { operationId: 'importStudents', body: ImportSchema },
    },
    async ({ body }, reply) => {
      await importStudents(context, body);
      return reply.code(204).send();
    },
  );
}
