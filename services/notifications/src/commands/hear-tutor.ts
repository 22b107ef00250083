import { parseInstant } from '@studyhall/time';
import { findCoordinators } from '../data/person-repository.ts';
import type { Hearing } from './hearing.ts';
import { tell } from './tell.ts';

const mostCoordinators = 1_000;

export async function hearTutor(
  hearing: Hearing<'tutor.applied' | 'tutor.approved' | 'tutor.suspended'>,
): Promise<void> {
  const { tx, type, data } = hearing;
  const params = { person: data.name, ...(data.reason && { reason: data.reason }) };
  if (type === 'tutor.applied') {
    const to = await findCoordinators(tx, mostCoordinators);
    return tell(tx, [{ kind: type, to, params, link: '/programme', groupKey: type }], hearing);
  }
  return tell(tx, [{ kind: type, to: [data.tutorId], params, link: '/teach' }], hearing);
}

export function hearOffer({ tx, type, data, ...hearing }: Hearing<'waitlist.offered'>): Promise<void> {
  const { studentId, start, end, expiresAt: until } = data;
  const usefulUntil = parseInstant(until);
  return tell(
    tx,
    [{ kind: type, to: [studentId], params: { start, end, until }, link: '/sessions', usefulUntil }],
    hearing,
  );
}
