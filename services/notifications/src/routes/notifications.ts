import { decodeCursor, encodeCursor, type ServiceApp, Type } from '@studyhall/http';
import { markAsRead } from '../commands/mark-read.ts';
import type { Context } from '../context.ts';
import { countUnread, findInbox } from '../data/notification-repository.ts';
import { EitherIdsOrAllError } from '../errors.ts';
import { loadReader } from '../load-reader.ts';
import { presentNotification } from '../presenters.ts';
import { inboxOf } from './inbox-resource.ts';
import {
  NotificationPageSchema,
  NotificationQuerySchema,
  ReadBodySchema,
  UnreadSchema,
} from './notifications.schema.ts';

const CursorSchema = Type.Object({ position: Type.Integer() });

export function registerNotificationRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.get(
    '/api/notifications',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listNotifications',
        querystring: NotificationQuerySchema,
        response: { 200: NotificationPageSchema },
      },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'readInbox', resource: inboxOf(person.id) });
      const { limit, cursor, unread = false } = query;
      const before = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema).position;
      const rows = await findInbox(db.read, { personId: person.id, unread, before, limit: limit + 1 });
      const counts = await countUnread(db.read, [person.id]);
      const reader = await loadReader(db.read, person.id);
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return {
        items: items.map((row) => presentNotification(row, reader)),
        nextCursor: last ? encodeCursor({ position: Number(last.position) }) : null,
        unread: counts.get(person.id) ?? 0,
      };
    },
  );

  app.post(
    '/api/notifications/read',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'markNotificationsRead',
        body: ReadBodySchema,
        response: { 200: UnreadSchema },
      },
    },
    async ({ person, body }) => {
      access.authorize({ person, action: 'markRead', resource: inboxOf(person.id) });
      const { ids, all } = body;
      if ((ids === undefined) === (all === undefined)) throw new EitherIdsOrAllError();
      return { unread: await markAsRead(context, person.id, ids ?? 'all') };
    },
  );
}
