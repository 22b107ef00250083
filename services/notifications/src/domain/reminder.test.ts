import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { remindAnHourBefore, remindBeforeClosing, remindOfTomorrow, remindWhenOver } from './reminder.ts';

const at = (text: string) => Date.parse(text);
const session = {
  start: at('2026-11-03T09:00:00+05:00'),
  end: at('2026-11-03T10:00:00+05:00'),
  timeZone: 'Asia/Karachi',
  now: at('2026-10-30T12:00:00+05:00'),
};

describe('a reminder', () => {
  it('of tomorrow comes at six in the evening before, and is useful until midnight', () => {
    assert.deepEqual(remindOfTomorrow('session.tomorrow', session), [
      {
        kind: 'session.tomorrow',
        dueAt: at('2026-11-02T18:00:00+05:00'),
        usefulUntil: at('2026-11-03T00:00:00+05:00'),
      },
    ]);
  });

  it('of tomorrow goes by the wall of the person, not of the session', () => {
    const [reminder] = remindOfTomorrow('session.tomorrow', { ...session, timeZone: 'America/New_York' });
    // There it is the 2nd, 23:00.
    assert.equal(reminder?.dueAt, at('2026-11-01T18:00:00-05:00'));
  });

  it('of tomorrow keeps its hour over a change of the clocks', () => {
    const start = at('2026-03-29T12:00:00+01:00');
    const [reminder] = remindOfTomorrow('session.tomorrow', {
      ...session,
      start,
      now: 0,
      timeZone: 'Europe/London',
    });
    assert.equal(reminder?.dueAt, at('2026-03-28T18:00:00Z'));
  });

  it('is not made where its time is past, or as good as', () => {
    const late = { ...session, now: at('2026-11-02T17:56:00+05:00') };
    assert.deepEqual(remindOfTomorrow('session.tomorrow', late), []);
    const close = { ...session, now: at('2026-11-03T08:10:00+05:00') };
    assert.deepEqual(remindAnHourBefore('session.soon', close), []);
  });

  it('of what is soon comes an hour before, and is useful until the start', () => {
    const [reminder] = remindAnHourBefore('session.soon', session);
    assert.equal(reminder?.dueAt, session.start - 3_600_000);
    assert.equal(reminder?.usefulUntil, session.start);
  });

  it('of what is over comes at the end, and a little late still', () => {
    assert.equal(remindWhenOver('session.over', session)[0]?.dueAt, session.end);
    assert.equal(remindWhenOver('session.over', { ...session, now: session.end + 3_600_000 }).length, 1);
    assert.equal(remindWhenOver('session.over', { ...session, now: session.end + 4 * 86_400_000 }).length, 0);
  });

  it('of a poll comes a day before it closes, or an hour before a short one does', () => {
    const closesAt = at('2026-11-05T12:00:00Z');
    const due = (now: string) => remindBeforeClosing('poll.closing', closesAt, at(now))[0]?.dueAt;
    assert.equal(due('2026-11-01T12:00:00Z'), at('2026-11-04T12:00:00Z'));
    assert.equal(due('2026-11-05T06:00:00Z'), at('2026-11-05T11:00:00Z'));
    assert.equal(due('2026-11-05T11:30:00Z'), undefined);
  });
});
