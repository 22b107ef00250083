import { toDatabaseInstant } from '@studyhall/db';
import { decodeCursor, encodeCursor, type ServiceApp } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findAuditEntries } from '../data/audit-repository.ts';
import { findNames } from '../data/user-repository.ts';
import { presentListedAuditEntry } from '../presenters.ts';
import { AuditCursorSchema, AuditPageSchema, AuditQuerySchema } from './audit.schema.ts';

const auditLog = { type: 'AuditLog', id: 'all' };

export function registerAuditRoutes(app: ServiceApp, context: Context): void {
  const { access, db } = context;

  app.get(
    '/api/users/audit',
    {
      onRequest: [app.limit('costly'), app.authenticate],
      schema: {
        operationId: 'listAuditEntries',
        querystring: AuditQuerySchema,
        response: { 200: AuditPageSchema },
      },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'readAuditLog', resource: auditLog });
      const { from, to, actor, subject, action, limit, cursor } = query;
      const rows = await findAuditEntries(db.read, {
        from: toStored(from),
        to: toStored(to),
        actorId: actor,
        subjectId: subject,
        action,
        before: cursor === undefined ? undefined : decodeCursor(cursor, AuditCursorSchema),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const people = page.flatMap((row) => [row.actor_id, row.subject_id]).filter((id) => id !== null);
      const names = await findNames(db.read, [...new Set(people)]);
      return {
        items: page.map((row) => presentListedAuditEntry(row, names)),
        nextCursor: last ? encodeCursor({ at: last.happened_at, id: last.id }) : null,
      };
    },
  );
}

function toStored(instant: string | undefined): string | undefined {
  return instant === undefined ? undefined : toDatabaseInstant(Date.parse(instant));
}
