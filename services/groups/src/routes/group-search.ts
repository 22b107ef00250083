import { searchTerms } from '@studyhall/db';
import { decodeCursor, encodeCursor, IdSchema, type ServiceApp, Type } from '@studyhall/http';
import { keepFitting } from '../commands/keep-fitting.ts';
import { fillPage, listOwnGroups, searchGroups } from '../commands/list-groups.ts';
import type { Context } from '../context.ts';
import { findInvitedTo } from '../data/invitation-repository.ts';
import { findMembershipsIn } from '../data/membership-repository.ts';
import type { Group } from '../domain/group.ts';
import { anyGroup } from '../group-access.ts';
import { describeGroup } from '../presenters.ts';
import { GroupPageSchema, GroupQuerySchema } from './groups.schema.ts';

const CursorSchema = Type.Object({ id: IdSchema }, { additionalProperties: false });
const mostWords = 8;

export function registerGroupSearchRoutes(app: ServiceApp, context: Context): void {
  const { db, access, now } = context;

  app.get(
    '/api/groups',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listGroups',
        description:
          'Newest first. Private groups are only among your own. A page is short at the end alone, or where very many groups were looked through for it.',
        querystring: GroupQuerySchema,
        response: { 200: GroupPageSchema },
      },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'searchGroups', resource: anyGroup });
      const { q = '', course, hasRoom, mine = false, archived = false, fits = false, limit, cursor } = query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema).id;
      const search = { words: searchTerms(q).slice(0, mostWords), course, hasRoom, after, limit };
      const look = (from: string | undefined) =>
        mine
          ? listOwnGroups(context, { ...search, after: from, personId: person.id, archived })
          : searchGroups(context, { ...search, after: from });
      const keep = async (found: readonly Group[]) => (fits ? keepFitting(context, person.id, found) : found);
      const { groups, next } = await fillPage(look, { after, limit, keep });
      const ids = groups.map(({ id }) => id);
      const memberships = await findMembershipsIn(db.read, person.id, ids);
      const invited = await findInvitedTo(db.read, ids, { personId: person.id, now: now() });
      const items = groups.map((group) => {
        const membership = memberships.get(group.id) ?? null;
        return describeGroup(context, { group, membership, isInvited: invited.has(group.id) });
      });
      return {
        items: await Promise.all(items),
        nextCursor: next === null ? null : encodeCursor({ id: next }),
      };
    },
  );
}
