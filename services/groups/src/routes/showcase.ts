import { type ServiceApp, shareAnswer, Type } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findListed } from '../data/search-repository.ts';
import { anyGroup } from '../group-access.ts';
import { presentShownGroup } from '../presenters.ts';
import { ShownGroupSchema } from './groups.schema.ts';

const maxAgeSeconds = 60;
const mostGroups = 6;
/** Of the newest groups with room so many are looked at. */
const mostLookedAt = 50;

export function registerShowcaseRoutes(app: ServiceApp, { access, db, now }: Context): void {
  const showcase = shareAnswer({
    compute: async () => {
      const newest = await findListed(db.read, { hasRoom: true, limit: mostLookedAt });
      const open = newest.filter(({ joinPolicy }) => joinPolicy === 'open');
      return { groups: open.slice(0, mostGroups).map(presentShownGroup) };
    },
    maxAgeMs: maxAgeSeconds * 1000,
    now,
  });

  app.get(
    '/api/groups/showcase',
    {
      onRequest: [app.limit('read')],
      schema: {
        operationId: 'getGroupShowcase',
        description:
          'For everybody: new groups that are open to all and have room, nobody named. Up to a minute old.',
        response: {
          200: Type.Object(
            { groups: Type.Array(ShownGroupSchema) },
            { $id: 'GroupShowcase', additionalProperties: false },
          ),
        },
      },
    },
    async (_request, reply) => {
      access.authorize({ person: null, action: 'readShowcase', resource: anyGroup });
      reply.header('cache-control', `public, max-age=${maxAgeSeconds}`);
      return showcase();
    },
  );
}
