import { toDatabaseInstant } from '@studyhall/db';
import { decodeCursor, encodeCursor, type ServiceApp } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findAuditEntries } from '../data/audit-repository.ts';
import { presentAuditEntry } from '../presenters.ts';
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
      return {
        items: page.map(presentAuditEntry),
        nextCursor: last ? encodeCursor({ at: last.happened_at, id: last.id }) : null,
      };
    },
  );
}

function toStored(instant: string | undefined): string | undefined {
  return instant === undefined ? undefined : toDatabaseInstant(Date.parse(instant));
}
