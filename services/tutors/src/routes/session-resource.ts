import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findSession } from '../data/session-repository.ts';
import { isVisible, type Session } from '../domain/session.ts';

/** The programme as a whole, for what everyone may do alike. */
export const programme = { type: 'Programme', id: 'tutoring' } as const;

export function sessionResource({ id, tutorId, studentId }: Session) {
  return { type: 'Session', id, attributes: { tutorId, studentId } };
}

/** A session that the person may read; for everyone else it is not there. */
export async function loadSession(
  { db, access }: Pick<Context, 'db' | 'access'>,
  person: Person,
  id: string,
): Promise<Session> {
  const session = await findSession(db.read, id);
  const isTheirs =
    session !== null &&
    isVisible(session.status) &&
    access.can({ person, action: 'readSession', resource: sessionResource(session) });
  if (!isTheirs) throw new NotFoundError('session');
  return session;
}

export function actorOf(person: Person, session: Session): 'student' | 'tutor' | 'staff' {
  if (person.id === session.tutorId) return 'tutor';
  return person.id === session.studentId ? 'student' : 'staff';
}
