import type { Context } from './context.ts';
import { findNotesOfPerson } from './data/notes-repository.ts';
import { findReviewsByStudent } from './data/review-repository.ts';
import { findSessionsOfPerson } from './data/session-repository.ts';
import { findOpenEntries } from './data/waitlist-repository.ts';
import { isVisible } from './domain/session.ts';
import { maxOpenEntries } from './domain/waitlist.ts';
import { presentNotes, presentReview, presentSession, presentWish } from './session-presenters.ts';

/** Everything about a person's sessions, reviews and waitlists, for themself. */
export async function exportSessions({ db }: Context, personId: string) {
  const [sessions, notes, reviews, entries] = await Promise.all([
    findSessionsOfPerson(db.read, personId),
    findNotesOfPerson(db.read, personId),
    findReviewsByStudent(db.read, personId),
    findOpenEntries(db.read, { studentId: personId, limit: maxOpenEntries }),
  ]);
  return {
    sessions: sessions
      .filter(({ status }) => isVisible(status))
      .map((session) => {
        const written = notes.get(session.id);
        const isTutor = session.tutorId === personId;
        return { ...presentSession(session), ...(written && { notes: presentNotes(written, isTutor) }) };
      }),
    reviews: reviews.map((review) => ({ tutorId: review.tutorId, ...presentReview(review) })),
    waitlist: entries.map(presentWish),
  };
}
