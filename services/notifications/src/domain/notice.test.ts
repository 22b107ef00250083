import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CalendarEntry } from './calendar-entry.ts';
import { type Notice, waysOf } from './notice.ts';
import type { Wishes } from './preferences.ts';

const now = Date.parse('2026-11-02T23:00:00Z');
const morning = Date.parse('2026-11-03T07:00:00Z');
const wishes: Wishes = { language: 'en', timeZone: 'UTC', quietHours: null, channels: {} };
const asleep: Wishes = { ...wishes, quietHours: { from: '22:00', to: '07:00' } };
const entry: CalendarEntry = {
  uid: 'a',
  sequence: 0,
  status: 'CONFIRMED',
  start: '',
  end: '',
  title: 'Session',
};
const notice: Notice = { kind: 'session.confirmed', to: ['a'], params: {}, link: '/' };

describe('a notice', () => {
  it('goes at once over every channel of its kind', () => {
    assert.deepEqual(waysOf(notice, wishes, now), { inbox: true, emailAt: now, pushAt: now });
  });

  it('goes over those that the person chose', () => {
    const channels = { 'session.confirmed': { inbox: false, email: 'off', push: true } } as const;
    const ways = waysOf(notice, { ...wishes, channels }, now);
    assert.deepEqual(ways, { inbox: false, emailAt: null, pushAt: now });
  });

  it('waits for the end of quiet hours, but in the inbox it stands at once', () => {
    assert.deepEqual(waysOf(notice, asleep, now), { inbox: true, emailAt: morning, pushAt: morning });
  });

  it('is not sent after quiet hours when it is of no more use then', () => {
    const ways = waysOf({ ...notice, usefulUntil: morning }, asleep, now);
    assert.deepEqual(ways, { inbox: true, emailAt: null, pushAt: null });
  });

  it('of security wakes people up, and cannot be switched off', () => {
    const channels = { 'security.signed-in': { inbox: false, email: 'off', push: false } } as const;
    const ways = waysOf({ ...notice, kind: 'security.signed-in' }, { ...asleep, channels }, now);
    assert.deepEqual(ways, { inbox: true, emailAt: now, pushAt: null });
  });

  it('of mail that is refused never goes by mail', () => {
    const channels = { 'mail.refused': { inbox: true, email: 'now', push: false } } as const;
    assert.equal(waysOf({ ...notice, kind: 'mail.refused' }, { ...wishes, channels }, now).emailAt, null);
  });

  it('is gathered for the morning where a person wishes so, unless it carries a calendar entry', () => {
    const channels = { 'session.confirmed': { inbox: true, email: 'daily', push: false } } as const;
    assert.equal(waysOf(notice, { ...wishes, channels }, now).emailAt, Date.parse('2026-11-03T08:00:00Z'));
    assert.equal(waysOf({ ...notice, entry }, { ...wishes, channels }, now).emailAt, now);
  });

  it('to whoever did it is the mail with the entry alone', () => {
    assert.deepEqual(waysOf({ ...notice, isOwnDeed: true, entry }, wishes, now), {
      inbox: false,
      emailAt: now,
      pushAt: null,
    });
    assert.equal(waysOf({ ...notice, isOwnDeed: true }, wishes, now).emailAt, null);
  });
});
