import type { Tutor } from '../domain/tutor.ts';

/** A tutor as the policies see them. */
export function tutorResource({ id, status }: Pick<Tutor, 'id' | 'status'>) {
  return { type: 'Tutor', id, attributes: { ownerId: id, status } };
}

/** For actions on no tutor in particular. */
export const anyTutor = { type: 'Tutor', id: 'any' };
