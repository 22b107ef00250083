import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { completionDelay, nextDeadline, type SessionStatus, visibleStatuses } from './session.ts';
import { type Actor, decideTransition, type SessionAction, sessionActions } from './session-transition.ts';

const minute = 60_000;
const start = Date.UTC(2026, 0, 5, 9);
const confirmed = {
  status: 'confirmed' as SessionStatus,
  start,
  end: start + 60 * minute,
  answerBy: null as number | null,
  noticeWaived: false,
  move: null,
};
const requested = { ...confirmed, status: 'requested' as const, answerBy: start - 120 * minute };

function decide(session: typeof confirmed, action: SessionAction, now: number, actor: Actor = 'tutor') {
  return decideTransition(session, action, { actor, now, cancelNoticeMinutes: 120 });
}

function codeOf(decision: ReturnType<typeof decideTransition>): string {
  return decision.outcome === 'refuse' ? decision.refusal.code : decision.outcome;
}

describe('decideTransition', () => {
  it('answers a request until its deadline, not at it', () => {
    assert.equal(codeOf(decide(requested, 'accept', requested.answerBy - 1)), 'change');
    assert.equal(codeOf(decide(requested, 'accept', requested.answerBy)), 'session-expired');
    assert.equal(codeOf(decide(requested, 'decline', requested.answerBy)), 'session-expired');
  });

  it('expires a request at its deadline, not before', () => {
    assert.equal(codeOf(decide(requested, 'expire', requested.answerBy - 1, 'system')), 'session-answerable');
    assert.equal(codeOf(decide(requested, 'expire', requested.answerBy, 'system')), 'change');
  });

  it('lets a student cancel up to the notice, and a request at any time', () => {
    const last = start - 120 * minute;
    assert.equal(codeOf(decide(confirmed, 'cancel', last, 'student')), 'change');
    assert.equal(codeOf(decide(confirmed, 'cancel', last + 1, 'student')), 'cancel-notice');
    assert.equal(codeOf(decide(requested, 'cancel', last + 1, 'student')), 'change');
  });

  it('waives the notice, not the start, for a session that its tutor moved', () => {
    const moved = { ...confirmed, noticeWaived: true };
    assert.equal(codeOf(decide(moved, 'cancel', start - 1, 'student')), 'change');
    assert.equal(codeOf(decide(moved, 'cancel', start, 'student')), 'session-started');
  });

  it('lets a tutor and staff always cancel', () => {
    assert.equal(codeOf(decide(confirmed, 'cancel', start + minute, 'tutor')), 'change');
    assert.equal(codeOf(decide(confirmed, 'cancel', start - minute, 'staff')), 'change');
  });

  it('marks a no-show from the start until 24 hours after the end', () => {
    assert.equal(codeOf(decide(confirmed, 'no-show', start - 1)), 'session-ahead');
    assert.equal(codeOf(decide(confirmed, 'no-show', start)), 'change');
    assert.equal(codeOf(decide(confirmed, 'no-show', confirmed.end + completionDelay)), 'session-over');
  });

  it('finishes a move first, but lets it be ended by a cancellation', () => {
    const move = { start: start + 60 * minute, end: start + 120 * minute, movedBy: 'x' };
    const moving = { ...confirmed, move: { ...move, nextStatus: 'confirmed' as const } };
    const context = { actor: 'tutor' as const, now: start, cancelNoticeMinutes: 120 };
    assert.equal(codeOf(decideTransition(moving, 'complete', context)), 'session-moving');
    assert.equal(codeOf(decideTransition(moving, 'cancel', context)), 'change');
  });
});

const allowed: Readonly<Record<string, readonly SessionStatus[]>> = {
  requested: ['confirmed', 'declined', 'expired', 'cancelled'],
  confirmed: ['completed', 'cancelled', 'no-show'],
};

const anyStep = fc.record({
  action: fc.constantFrom(...sessionActions),
  actor: fc.constantFrom<Actor>('student', 'tutor', 'staff', 'system'),
  wait: fc.integer({ min: 0, max: 30 * 60 }).map((minutes) => minutes * minute),
});

describe('every history of a session', () => {
  it('moves only along the allowed changes, and never out of an end', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), fc.boolean(), (steps, instant) => {
        let session = instant ? confirmed : requested;
        let now = start - 30 * 60 * minute;
        for (const { action, actor, wait } of steps) {
          now += wait;
          const decision = decide(session, action, now, actor);
          if (decision.outcome !== 'change') continue;
          assert.ok(allowed[session.status]?.includes(decision.status), `${session.status} ${action}`);
          if (decision.status === 'completed' || decision.status === 'no-show') assert.ok(now >= start);
          session = { ...session, status: decision.status };
          assert.equal(codeOf(decide(session, action, now, actor)), 'repeat');
        }
      }),
    );
  });

  it('has a deadline exactly while time can still change it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...visibleStatuses), (status) => {
        const session = { ...requested, status };
        const due = nextDeadline(session);
        const byTime = (['expire', 'complete'] as const).map((action) =>
          decide(session, action, due ?? Number.MAX_SAFE_INTEGER, 'system'),
        );
        const changes = byTime.some(({ outcome }) => outcome === 'change');
        assert.equal(changes, due !== null);
      }),
    );
  });
});
