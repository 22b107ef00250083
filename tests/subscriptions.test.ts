import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEventType, subscriptions } from '@studyhall/events';
import { testLog } from '@studyhall/testing';
import { handlers as calendar } from '../services/calendar/src/events.ts';
import { handlers as groups } from '../services/groups/src/events.ts';
import { handlers as identity } from '../services/identity/src/events.ts';
import { createHandlers } from '../services/notifications/src/events.ts';
import { handlers as students } from '../services/students/src/events.ts';
import { handlers as tutors } from '../services/tutors/src/events.ts';

const notifications = createHandlers({ now: Date.now, log: testLog });
const heard = { calendar, groups, identity, notifications, students, tutors };
const types = Object.keys(subscriptions).filter(isEventType);

describe('what is sent to a service', () => {
  it('is sent to services that are looked at here', () => {
    const listeners = new Set(types.flatMap((type) => subscriptions[type]));
    assert.deepEqual([...listeners.difference(new Set(Object.keys(heard)))], []);
  });

  for (const [service, handlers] of Object.entries(heard)) {
    it(`is what ${service} hears, no more and no less`, () => {
      const sent = types.filter((type) => subscriptions[type].some((listener) => listener === service));
      assert.deepEqual(Object.keys(handlers).toSorted(), sent.toSorted());
    });
  }
});
