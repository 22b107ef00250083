import { IdParamsSchema, NotFoundError, type ServiceApp } from '@studyhall/http';
import { decideOnTutor } from '../commands/decide-on-tutor.ts';
import { saveTutorProfile } from '../commands/save-tutor-profile.ts';
import type { Context } from '../context.ts';
import { findTutor } from '../data/tutor-repository.ts';
import { presentTutor, presentTutorDetails } from '../presenters.ts';
import { tutorResource } from './tutor-resource.ts';
import { SuspendBodySchema, TutorInputSchema, TutorSchema } from './tutors.schema.ts';

export function registerTutorRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.put(
    '/api/tutors/me',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'putMyTutorProfile',
        description: 'Keeps your profile as a tutor. The first one is your application.',
        body: TutorInputSchema,
        response: { 200: TutorSchema },
      },
    },
    async ({ person, body }) => {
      access.authorize({
        person,
        action: 'editTutor',
        resource: tutorResource({ id: person.id, status: 'pending' }),
      });
      return presentTutorDetails(await saveTutorProfile(context, person, body));
    },
  );

  app.get(
    '/api/tutors/me',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getMyTutorProfile', response: { 200: TutorSchema } },
    },
    async ({ person }) => {
      const tutor = await findTutor(db.read, person.id);
      if (!tutor) throw new NotFoundError('tutor');
      access.authorize({ person, action: 'readTutorDetails', resource: tutorResource(tutor) });
      return presentTutorDetails(tutor);
    },
  );

  app.get(
    '/api/tutors/:id',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getTutor', params: IdParamsSchema, response: { 200: TutorSchema } },
    },
    async ({ person, params }) => {
      const tutor = await findTutor(db.read, params.id);
      const may = (action: string) =>
        tutor !== null && access.can({ person, action, resource: tutorResource(tutor) });
      if (!tutor || !may('readTutor')) throw new NotFoundError('tutor');
      return may('readTutorDetails') ? presentTutorDetails(tutor) : presentTutor(tutor);
    },
  );

  app.post(
    '/api/tutors/:id/approve',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'approveTutor', params: IdParamsSchema, response: { 200: TutorSchema } },
    },
    async ({ person, params }) => {
      access.authorize({ person, action: 'decideOnTutor', resource: decisionOn(params.id) });
      const decision = { tutorId: params.id, status: 'approved', byPersonId: person.id } as const;
      return presentTutorDetails(await decideOnTutor(context, decision));
    },
  );

  app.post(
    '/api/tutors/:id/suspend',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'suspendTutor',
        description: 'Takes a tutor out of searches and booking at once, or refuses an application.',
        params: IdParamsSchema,
        body: SuspendBodySchema,
        response: { 200: TutorSchema },
      },
    },
    async ({ person, params, body }) => {
      access.authorize({ person, action: 'decideOnTutor', resource: decisionOn(params.id) });
      const decision = { tutorId: params.id, status: 'suspended', byPersonId: person.id } as const;
      return presentTutorDetails(await decideOnTutor(context, { ...decision, reason: body?.reason }));
    },
  );
}

/** Who may decide depends on whom it is about, not on how they stand. */
function decisionOn(tutorId: string) {
  return tutorResource({ id: tutorId, status: 'pending' });
}
