import { NotFoundError, type ServiceApp } from '@studyhall/http';
import { saveAvailability } from '../commands/save-availability.ts';
import type { Context } from '../context.ts';
import { findTutor } from '../data/tutor-repository.ts';
import { presentAvailability } from '../presenters.ts';
import { AvailabilitySchema } from './availability.schema.ts';
import { tutorResource } from './tutor-resource.ts';

const path = '/api/tutors/me/availability';

export function registerAvailabilityRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.get(
    path,
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getMyAvailability', response: { 200: AvailabilitySchema } },
    },
    async ({ person }) => {
      const tutor = await findTutor(db.read, person.id);
      if (!tutor) throw new NotFoundError('tutor');
      access.authorize({ person, action: 'readTutorDetails', resource: tutorResource(tutor) });
      return presentAvailability(tutor);
    },
  );

  app.put(
    path,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'putMyAvailability',
        description: 'Replaces your hours as a whole.',
        body: AvailabilitySchema,
        response: { 200: AvailabilitySchema },
      },
    },
    async ({ person, body }) => {
      access.authorize({
        person,
        action: 'editTutor',
        resource: tutorResource({ id: person.id, status: 'pending' }),
      });
      return presentAvailability(await saveAvailability(context, person.id, body));
    },
  );
}
