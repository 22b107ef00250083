import type { Session } from '../../api/types.ts';
import type { SessionAction } from './api/act-on-session.ts';

type Kind = SessionAction['kind'];

interface Reader {
  readonly role: 'student' | 'tutor';
  readonly now: number;
}

/** What is offered for a session as it stands; the platform has the last word. */
export function allowedActions(session: Pick<Session, 'status' | 'start'>, { role, now }: Reader): Set<Kind> {
  const hasBegun = Date.parse(session.start) <= now;
  const allowed = new Set<Kind>();
  if (session.status === 'requested' && !hasBegun) {
    if (role === 'tutor') allowed.add('accept').add('decline');
    else allowed.add('reschedule').add('cancel');
  }
  if (session.status === 'confirmed') {
    if (hasBegun && role === 'tutor') allowed.add('complete').add('no-show');
    if (!hasBegun) allowed.add('reschedule').add('cancel');
  }
  return allowed;
}
