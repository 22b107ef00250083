import { NotFoundError } from '@studyhall/http';
import type { Reader } from '../data/tables.ts';
import { loadBookableTutor } from '../data/tutor-repository.ts';
import type { BookableTutor } from '../domain/tutor.ts';

/** A tutor who can be booked; one who is pending or suspended is not there for this. */
export async function loadApprovedTutor(db: Reader, tutorId: string): Promise<BookableTutor> {
  const tutor = await loadBookableTutor(db, tutorId);
  if (tutor?.status !== 'approved') throw new NotFoundError('tutor');
  return tutor;
}
