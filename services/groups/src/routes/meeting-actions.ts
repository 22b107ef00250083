import { IdParamsSchema, NotFoundError, type ServiceApp } from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import { answerMeeting } from '../commands/answer-meeting.ts';
import { cancelMeeting } from '../commands/cancel-meeting.ts';
import { changeMeeting } from '../commands/change-meeting.ts';
import type { Context } from '../context.ts';
import { findMeeting } from '../data/meeting-repository.ts';
import type { Meeting } from '../domain/meeting.ts';
import { authorizeIn } from '../group-access.ts';
import { loadMeeting } from '../meeting-access.ts';
import { describeMeeting } from '../meeting-presenters.ts';
import {
  CancelBodySchema,
  CancelledMeetingSchema,
  ChangedMeetingSchema,
  MeetingEditSchema,
  MeetingSchema,
  RsvpBodySchema,
} from './meetings.schema.ts';

export function registerMeetingActionRoutes(app: ServiceApp, context: Context): void {
  const { access, db } = context;

  app.patch(
    '/api/meetings/:id',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'changeMeeting',
        description:
          'Changes what is given. With following and a start, each that follows is put at that time of day, as far after it as the series says.',
        params: IdParamsSchema,
        body: MeetingEditSchema,
        response: { 200: ChangedMeetingSchema },
      },
    },
    async ({ person, params, body }) => {
      const { meeting, view } = await loadMeeting(context, person, params.id);
      const target = { id: meeting.organizerId, role: 'member' };
      authorizeIn(access, { person, view, action: 'manageMeeting', target });
      const { scope = 'one', start, minutes, ...details } = body;
      const change = { person, meeting, scope, minutes, details };
      const newStart = start === undefined ? undefined : parseInstant(start);
      const { changed, clashes } = await changeMeeting(context, { ...change, start: newStart });
      return { ...(await describeNow(meeting, person.id)), changed, clashes };
    },
  );

  app.post(
    '/api/meetings/:id/cancel',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'cancelMeeting',
        params: IdParamsSchema,
        body: CancelBodySchema,
        response: { 200: CancelledMeetingSchema },
      },
    },
    async ({ person, params, body }) => {
      const { meeting, view } = await loadMeeting(context, person, params.id);
      const target = { id: meeting.organizerId, role: 'member' };
      authorizeIn(access, { person, view, action: 'manageMeeting', target });
      const { scope = 'one', reason = null } = body ?? {};
      const cancelled = await cancelMeeting(context, { person, meeting, scope, reason });
      return { ...(await describeNow(meeting, person.id)), cancelled: cancelled.length };
    },
  );

  app.post(
    '/api/meetings/:id/rsvp',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'answerMeeting',
        description: 'A yes takes your time; 409 with the code clash says what is in the way.',
        params: IdParamsSchema,
        body: RsvpBodySchema,
        response: { 200: MeetingSchema },
      },
    },
    async ({ person, params, body }) => {
      const { meeting, view } = await loadMeeting(context, person, params.id);
      authorizeIn(access, { person, view, action: 'answerMeeting' });
      const { answer, tentative = false } = body;
      await answerMeeting(context, { person, meeting, answer, tentative });
      return describeNow(meeting, person.id);
    },
  );

  async function describeNow({ id }: Meeting, personId: string) {
    const meeting = await findMeeting(db.read, id);
    if (!meeting) throw new NotFoundError('meeting');
    return describeMeeting(context, meeting, personId);
  }
}
