import type { CloudEvent, EventHandlers, EventType } from '@studyhall/events';
import { count } from '@studyhall/telemetry';
import { parseInstant } from '@studyhall/time';
import { hearArchiving, hearInvitation, hearMembership } from './commands/hear-group.ts';
import { hearMeeting, hearMeetingAnswer, hearMeetingClash } from './commands/hear-meeting.ts';
import { hearMention } from './commands/hear-mention.ts';
import {
  hearPasswordChange,
  hearProfile,
  hearRegistration,
  hearRoles,
  hearSignIn,
} from './commands/hear-person.ts';
import { hearPoll } from './commands/hear-poll.ts';
import { hearReport } from './commands/hear-report.ts';
import { hearSession } from './commands/hear-session.ts';
import { hearOffer, hearTutor } from './commands/hear-tutor.ts';
import type { Hearing } from './commands/hearing.ts';
import type { Context } from './context.ts';
import { lockStream } from './data/stream-repository.ts';
import type { Tables, Writer } from './data/tables.ts';

/** Clocks of the platform's machines agree to this much. */
const clockSkewMs = 60_000;

/** What this service hears: everything that somebody should be told of, and whom it can tell. */
export function createHandlers({ now, log }: Pick<Context, 'now' | 'log'>): EventHandlers<Tables> {
  function hear<T extends EventType>(handle: (hearing: Hearing<T>) => Promise<void>) {
    return async (tx: Writer, { id, type, data, time }: CloudEvent<T>): Promise<void> => {
      const at = parseInstant(time);
      if (at > now() + clockSkewMs) {
        log.warn({ eventId: id, type, time }, 'event from the future taken as of now');
        count('studyhall.events.odd', { oddity: 'from-the-future' });
      }
      await lockStream(tx);
      await handle({ tx, type, data, at: Math.min(at, now()), now: now(), log });
    };
  }
  return {
    'person.registered': hear(hearRegistration),
    'roles.changed': hear(hearRoles),
    'profile.changed': hear(hearProfile),
    'tutor.applied': hear(hearTutor),
    'tutor.approved': hear(hearTutor),
    'tutor.suspended': hear(hearTutor),
    'session.requested': hear(hearSession),
    'session.confirmed': hear(hearSession),
    'session.declined': hear(hearSession),
    'session.cancelled': hear(hearSession),
    'session.expired': hear(hearSession),
    'session.rescheduled': hear(hearSession),
    'session.completed': hear(hearSession),
    'session.no-show': hear(hearSession),
    'waitlist.offered': hear(hearOffer),
    'security.signed-in': hear(hearSignIn),
    'security.password-changed': hear(hearPasswordChange),
    'group.invited': hear(hearInvitation),
    'group.requested': hear(hearMembership),
    'group.joined': hear(hearMembership),
    'group.place-offered': hear(hearMembership),
    'group.left': hear(hearMembership),
    'group.rejected': hear(hearMembership),
    'group.removed': hear(hearMembership),
    'group.role-changed': hear(hearMembership),
    'group.archived': hear(hearArchiving),
    'meeting.planned': hear(hearMeeting),
    'meeting.moved': hear(hearMeeting),
    'meeting.cancelled': hear(hearMeeting),
    'meeting.answered': hear(hearMeetingAnswer),
    'meeting.clashed': hear(hearMeetingClash),
    'poll.opened': hear(hearPoll),
    'poll.closed': hear(hearPoll),
    'post.mentioned': hear(hearMention),
    'post.reported': hear(hearReport),
  };
}
