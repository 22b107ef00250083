import { publish } from '@studyhall/events';
import type { Instant } from '@studyhall/time';
import type { Writer } from './data/tables.ts';
import type { Tutor } from './domain/tutor.ts';

export interface TutorEvent {
  readonly type: 'tutor.applied' | 'tutor.approved' | 'tutor.suspended';
  readonly byPersonId?: string;
  readonly reason?: string | undefined;
}

interface PublishedEvent extends TutorEvent {
  readonly tutor: Pick<Tutor, 'id' | 'name'>;
  readonly at: Instant;
}

/** Identity hears of decisions: it gives and takes the role, and keeps who decided. */
export function publishTutorEvent(
  tx: Writer,
  { type, tutor, at, byPersonId, reason }: PublishedEvent,
): Promise<void> {
  const data = {
    tutorId: tutor.id,
    name: tutor.name,
    ...(byPersonId !== undefined && { byPersonId }),
    ...(reason !== undefined && { reason }),
  };
  return publish(tx, { type, subject: tutor.id, data, at });
}
