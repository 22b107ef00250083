import {
  CursorQuerySchema,
  decodeCursor,
  encodeCursor,
  IdParamsSchema,
  NotFoundError,
  type ServiceApp,
  Type,
} from '@studyhall/http';
import { reviewSession } from '../commands/review-session.ts';
import type { Context } from '../context.ts';
import { findReviews } from '../data/review-repository.ts';
import { loadBookableTutor } from '../data/tutor-repository.ts';
import { presentReview } from '../session-presenters.ts';
import { ReviewBodySchema, ReviewPageSchema, ReviewSchema } from './reviews.schema.ts';
import { loadSession, programme, sessionResource } from './session-resource.ts';

const CursorSchema = Type.Object({ at: Type.Integer(), studentId: Type.String() });

export function registerReviewRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.post(
    '/api/sessions/:id/review',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: {
        operationId: 'reviewSession',
        params: IdParamsSchema,
        body: ReviewBodySchema,
        response: { 201: ReviewSchema },
      },
    },
    async ({ person, params, body }, reply) => {
      const session = await loadSession(context, person, params.id);
      access.authorize({ person, action: 'reviewSession', resource: sessionResource(session) });
      const review = await reviewSession(context, session, body);
      reply.code(201);
      return presentReview(review);
    },
  );

  app.get(
    '/api/tutors/:id/reviews',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listReviews',
        params: IdParamsSchema,
        querystring: CursorQuerySchema,
        response: { 200: ReviewPageSchema },
      },
    },
    async ({ person, params, query }) => {
      access.authorize({ person, action: 'readReviews', resource: programme });
      const tutor = await loadBookableTutor(db.read, params.id);
      if (!tutor) throw new NotFoundError('tutor');
      const { limit, cursor } = query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema);
      const reviews = await findReviews(db.read, { tutorId: tutor.id, after, limit: limit + 1 });
      const last = reviews.length > limit ? reviews[limit - 1] : undefined;
      return {
        items: reviews.slice(0, limit).map(presentReview),
        nextCursor: last ? encodeCursor({ at: last.reviewedAt, studentId: last.studentId }) : null,
      };
    },
  );
}
