import { decodeCursor, encodeCursor, IdParamsSchema, IdSchema, type ServiceApp, Type } from '@studyhall/http';
import { reportPost, resolveReport } from '../commands/report-post.ts';
import type { Context } from '../context.ts';
import { findReports } from '../data/report-repository.ts';
import { authorizeIn, loadGroup } from '../group-access.ts';
import { presentReport } from '../post-presenters.ts';
import {
  ReportInputSchema,
  ReportPageSchema,
  ReportParamsSchema,
  ReportQuerySchema,
  ReportSchema,
  ResolutionBodySchema,
} from './reports.schema.ts';

const CursorSchema = Type.Object({ id: IdSchema }, { additionalProperties: false });

export function registerReportRoutes(app: ServiceApp, context: Context): void {
  const { db, access, now } = context;

  app.post(
    '/api/posts/:id/report',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: {
        operationId: 'reportPost',
        description: 'Brings a post before the moderators of the group. Again it answers the first report.',
        params: IdParamsSchema,
        body: ReportInputSchema,
        response: { 201: ReportSchema },
      },
    },
    async ({ person, params, body, idempotentId, confirmClaim }, reply) => {
      const report = { id: idempotentId, confirmClaim, postId: params.id, reason: body.reason };
      reply.code(201);
      return presentReport(await reportPost(context, person, report));
    },
  );

  app.get(
    '/api/groups/:id/reports',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listReports',
        description: 'The queue of the moderators, oldest first; open ones unless said.',
        params: IdParamsSchema,
        querystring: ReportQuerySchema,
        response: { 200: ReportPageSchema },
      },
    },
    async ({ person, params, query }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'moderate' });
      const { status = 'open', limit, cursor } = query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema).id;
      const reports = await findReports(db.read, params.id, { status, after, limit: limit + 1 });
      const page = reports.slice(0, limit);
      const last = reports.length > limit ? page.at(-1) : undefined;
      return { items: page.map(presentReport), nextCursor: last ? encodeCursor({ id: last.id }) : null };
    },
  );

  app.post(
    '/api/groups/:id/reports/:reportId/resolve',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'resolveReport',
        description: 'Takes a report off the queue. Deleting the post resolves its reports too.',
        params: ReportParamsSchema,
        body: ResolutionBodySchema,
        response: { 200: ReportSchema },
      },
    },
    async ({ person, params, body }) => {
      const resolution = { groupId: params.id, reportId: params.reportId, note: body?.note ?? null };
      return presentReport(await resolveReport(context, person, resolution));
    },
  );
}
