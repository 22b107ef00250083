import { assertRange, IdParamsSchema, NotFoundError, type ServiceApp, SharedWork } from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import { findTutorSlots } from '../commands/find-tutor-slots.ts';
import type { Context } from '../context.ts';
import { loadBookableTutor } from '../data/tutor-repository.ts';
import { LengthNotOfferedError } from '../errors.ts';
import { presentSlots, writeSlots } from '../slots-text.ts';
import { SlotQuerySchema, type SlotsAnswer, SlotsSchema } from './slots.schema.ts';
import { tutorResource } from './tutor-resource.ts';

const longestRangeDays = 62;

export function registerSlotRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;
  const work = new SharedWork<SlotsAnswer>();

  app.get(
    '/api/tutors/:id/slots',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listTutorSlots',
        params: IdParamsSchema,
        querystring: SlotQuerySchema,
        response: { 200: SlotsSchema },
      },
      serializerCompiler: () => writeSlots,
    },
    async ({ person, params, query }) => {
      const range = { start: parseInstant(query.from), end: parseInstant(query.to) };
      assertRange(range.start, range.end, longestRangeDays);
      const tutor = await loadBookableTutor(db.read, params.id);
      if (!tutor || !access.can({ person, action: 'readSlots', resource: tutorResource(tutor) })) {
        throw new NotFoundError('tutor');
      }
      const { minutes = tutor.sessionMinutes[0] ?? 0, step } = query;
      if (!tutor.sessionMinutes.includes(minutes)) throw new LengthNotOfferedError(tutor.sessionMinutes);
      // Everybody sees the same slots of a tutor as they are by now.
      const key = JSON.stringify([tutor.id, tutor.revision, range, minutes, step]);
      return work.join(key, async () =>
        presentSlots(await findTutorSlots(context, tutor, { range, minutes, stepMinutes: step }), minutes),
      );
    },
  );
}
