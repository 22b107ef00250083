import type { Instant } from '@studyhall/time';
import { completionDelay, type Session, type VisibleStatus } from './session.ts';

/** What changes a session's status. `expire` is what time does; `complete` is done by time too. */
export const sessionActions = ['accept', 'decline', 'cancel', 'complete', 'no-show', 'expire'] as const;
export type SessionAction = (typeof sessionActions)[number];

export type Actor = 'student' | 'tutor' | 'staff' | 'system';

export interface Circumstances {
  readonly actor: Actor;
  readonly now: Instant;
  readonly cancelNoticeMinutes: number;
}

export interface Refusal {
  readonly code: string;
  readonly detail: string;
}

export type Decision =
  | { readonly outcome: 'change'; readonly status: VisibleStatus }
  /** It was done before: the answer is the session as it is. */
  | { readonly outcome: 'repeat' }
  | { readonly outcome: 'refuse'; readonly refusal: Refusal };

type SessionState = Pick<Session, 'status' | 'start' | 'end' | 'answerBy' | 'noticeWaived' | 'move'>;

interface Rule {
  readonly from: readonly VisibleStatus[];
  readonly to: VisibleStatus;
  /** Why it may not be done now although the status allows it. */
  readonly obstacle?: (session: SessionState, circumstances: Circumstances) => Refusal | null;
}

const rules: Readonly<Record<SessionAction, Rule>> = {
  accept: { from: ['requested'], to: 'confirmed', obstacle: unlessAnswerable },
  decline: { from: ['requested'], to: 'declined', obstacle: unlessAnswerable },
  cancel: { from: ['requested', 'confirmed'], to: 'cancelled', obstacle: unlessCancellable },
  complete: { from: ['confirmed'], to: 'completed', obstacle: unlessStarted },
  'no-show': { from: ['confirmed'], to: 'no-show', obstacle: unlessMarkable },
  expire: { from: ['requested'], to: 'expired', obstacle: unlessOverdue },
};

/** Actions that leave a move under way to be finished first; the others end the session and the move with it. */
const waitsForMove: ReadonlySet<SessionAction> = new Set(['accept', 'complete', 'no-show', 'expire']);

/** Whether an action changes a session now, was done before, or why it cannot be done. Who may is a policy. */
export function decideTransition(
  session: SessionState,
  action: SessionAction,
  circumstances: Circumstances,
): Decision {
  const { from, to, obstacle } = rules[action];
  if (session.status === to) return { outcome: 'repeat' };
  if (!from.some((status) => status === session.status)) {
    return refuse(`session-${session.status}`, `The session is ${session.status}: it is too late for this.`);
  }
  if (session.move && waitsForMove.has(action)) return { outcome: 'refuse', refusal: movingRefusal };
  const refusal = obstacle?.(session, circumstances) ?? null;
  return refusal ? { outcome: 'refuse', refusal } : { outcome: 'change', status: to };
}

const movingRefusal: Refusal = {
  code: 'session-moving',
  detail: 'The session is being moved to another time. Try again in a moment.',
};

function refuse(code: string, detail: string): Decision {
  return { outcome: 'refuse', refusal: { code, detail } };
}

function unlessAnswerable({ answerBy }: SessionState, { now }: Circumstances): Refusal | null {
  if (answerBy === null || now < answerBy) return null;
  return { code: 'session-expired', detail: 'The request was not answered in time and has expired.' };
}

function unlessOverdue({ answerBy }: SessionState, { now }: Circumstances): Refusal | null {
  if (answerBy !== null && now >= answerBy) return null;
  return { code: 'session-answerable', detail: 'The request can still be answered.' };
}

/** A tutor may always cancel, and staff too; a student gives notice, unless the tutor moved the session. */
function unlessCancellable(session: SessionState, circumstances: Circumstances): Refusal | null {
  const { actor, now, cancelNoticeMinutes } = circumstances;
  if (actor !== 'student' || session.status === 'requested') return null;
  if (now >= session.start) {
    return { code: 'session-started', detail: 'The session has begun: it cannot be cancelled any more.' };
  }
  if (session.noticeWaived || now <= session.start - cancelNoticeMinutes * 60_000) return null;
  return {
    code: 'cancel-notice',
    detail: `A session can be cancelled until ${cancelNoticeMinutes} minutes before it starts. Ask your tutor.`,
  };
}

function unlessStarted({ start }: SessionState, { now }: Circumstances): Refusal | null {
  if (now >= start) return null;
  return { code: 'session-ahead', detail: 'The session has not begun yet.' };
}

function unlessMarkable(session: SessionState, circumstances: Circumstances): Refusal | null {
  if (circumstances.now < session.end + completionDelay) return unlessStarted(session, circumstances);
  return { code: 'session-over', detail: 'A no-show is recorded within 24 hours of the end of the session.' };
}

/**
 * Why a session cannot be moved to another time now; null when it can. What a student may cancel they may move. A
 * tutor moves what they have accepted.
 */
export function findMoveObstacle(session: SessionState, circumstances: Circumstances): Refusal | null {
  const { status, start, move } = session;
  if (status !== 'requested' && status !== 'confirmed') {
    return { code: `session-${status}`, detail: `The session is ${status}: it is too late for this.` };
  }
  if (circumstances.actor !== 'student' && status === 'requested') {
    return { code: 'session-requested', detail: 'Accept the request before you move it.' };
  }
  if (move) return movingRefusal;
  if (circumstances.now >= start) {
    return { code: 'session-started', detail: 'The session has begun: it cannot be moved any more.' };
  }
  return unlessCancellable(session, circumstances);
}
