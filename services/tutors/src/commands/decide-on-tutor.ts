import { NotFoundError } from '@studyhall/http';
import type { Context } from '../context.ts';
import type { Tutor, TutorStatus } from '../domain/tutor.ts';
import { changeTutor } from './change-tutor.ts';

export interface TutorDecision {
  readonly tutorId: string;
  /** `suspended` is also how an application is refused. */
  readonly status: Exclude<TutorStatus, 'pending'>;
  readonly byPersonId: string;
  readonly reason?: string | undefined;
}

/** Approves or suspends a tutor; done again, it changes nothing. */
export function decideOnTutor(context: Context, decision: TutorDecision): Promise<Tutor> {
  const { tutorId, status, byPersonId, reason } = decision;
  return changeTutor(context, tutorId, (stored, at) => {
    if (!stored) throw new NotFoundError('tutor');
    if (stored.status === status) return { tutor: stored };
    return {
      tutor: {
        ...stored,
        status,
        decidedAt: at,
        decidedBy: byPersonId,
        decisionReason: reason ?? null,
      },
      event: { type: `tutor.${status}`, byPersonId, reason },
    };
  });
}
