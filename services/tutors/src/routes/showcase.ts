import { type ServiceApp, shareAnswer } from '@studyhall/http';
import { formatInstant } from '@studyhall/time';
import { showCourses } from '../commands/show-courses.ts';
import type { Context } from '../context.ts';
import { programme } from './session-resource.ts';
import { ShowcaseSchema } from './showcase.schema.ts';

const maxAgeSeconds = 60;

export function registerShowcaseRoutes(app: ServiceApp, context: Context): void {
  const { access, now } = context;
  const showcase = shareAnswer({ compute: () => showCourses(context), maxAgeMs: maxAgeSeconds * 1000, now });

  app.get(
    '/api/tutoring/showcase',
    {
      onRequest: [app.limit('read')],
      schema: {
        operationId: 'getTutoringShowcase',
        description:
          'For everybody: courses with tutors who are free soon, the soonest first. Up to a minute old.',
        response: { 200: ShowcaseSchema },
      },
    },
    async (_request, reply) => {
      access.authorize({ person: null, action: 'readShowcase', resource: programme });
      reply.header('cache-control', `public, max-age=${maxAgeSeconds}`);
      const courses = await showcase();
      return {
        courses: courses.map(({ code, title, tutors, nextFree }) => ({
          code,
          title,
          tutors,
          nextFree: formatInstant(nextFree),
        })),
      };
    },
  );
}
