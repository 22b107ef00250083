import {
  decodeCursor,
  encodeCursor,
  IdSchema,
  NotFoundError,
  type Person,
  type ServiceApp,
  Type,
} from '@studyhall/http';
import { saveProfile } from '../commands/save-profile.ts';
import type { Context } from '../context.ts';
import { findParticipation } from '../data/participation-repository.ts';
import { findEnrolments, findProfile } from '../data/profile-repository.ts';
import { presentParticipation, presentProfile } from '../presenters.ts';
import {
  ParticipationPageSchema,
  ParticipationQuerySchema,
  type Profile,
  ProfileBodySchema,
  ProfileSchema,
} from './profiles.schema.ts';

const CursorSchema = Type.Object({ changedAt: Type.String(), refId: Type.String() });

function profileOf(ownerId: string) {
  return { type: 'Profile', id: ownerId, attributes: { ownerId } };
}

export function registerProfileRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.get(
    '/api/students/me',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getMyProfile', response: { 200: ProfileSchema } },
    },
    async ({ person }) => {
      access.authorize({ person, action: 'readProfile', resource: profileOf(person.id) });
      return (await loadProfile(context, person.id)) ?? emptyProfile(person);
    },
  );

  app.get(
    '/api/students/:id',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'getProfile',
        params: Type.Object({ id: IdSchema }, { additionalProperties: false }),
        response: { 200: ProfileSchema },
      },
    },
    async ({ person, params }) => {
      const allowed = access.can({ person, action: 'readProfile', resource: profileOf(params.id) });
      const profile = allowed ? await loadProfile(context, params.id) : null;
      if (profile === null) throw new NotFoundError('student');
      return profile;
    },
  );

  app.put(
    '/api/students/me',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'putMyProfile', body: ProfileBodySchema, response: { 200: ProfileSchema } },
    },
    async ({ person, body }) => {
      access.authorize({ person, action: 'editProfile', resource: profileOf(person.id) });
      const row = await saveProfile(context, person.id, body);
      return presentProfile(row, body.courses ?? []);
    },
  );

  app.get(
    '/api/students/me/participation',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listMyParticipation',
        querystring: ParticipationQuerySchema,
        response: { 200: ParticipationPageSchema },
      },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'readParticipation', resource: profileOf(person.id) });
      const { limit, cursor, kind } = query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema);
      const rows = await findParticipation(db.read, { personId: person.id, kind, after, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      const nextCursor = last ? encodeCursor({ changedAt: last.changed_at, refId: last.ref_id }) : null;
      return { items: items.map(presentParticipation), nextCursor };
    },
  );
}

async function loadProfile({ db }: Context, personId: string): Promise<Profile | null> {
  const row = await findProfile(db.read, personId);
  return row && presentProfile(row, await findEnrolments(db.read, personId));
}

/** What a person sees in the moment before the event of their registration arrives. */
function emptyProfile({ id, name }: Person): Profile {
  return {
    id,
    displayName: name,
    programme: null,
    year: null,
    timeZone: null,
    languages: [],
    courses: [],
    bio: '',
  };
}
