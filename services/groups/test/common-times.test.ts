import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { expectStatus, type Someone } from './groups-app.ts';
import { at, type Problem, useMeetings } from './meetings.ts';

interface Window {
  readonly start: string;
  readonly free: number;
  readonly of: number;
}

interface Times {
  readonly windows: readonly Window[];
  readonly waysOut?: readonly { readonly kind: string; readonly meetingId?: string }[];
  readonly attendance?: readonly { readonly start: string; readonly free: number }[];
  readonly weekly?: readonly { readonly weeks: number; readonly works: number }[];
}

forEachEngine('common times of a group', (engine) => {
  const meetings = useMeetings(engine);

  function find(person: Someone, groupId: string, overrides: object = {}) {
    const body = { from: at(24), to: at(48), minutes: 60, ...overrides };
    const path = `/api/groups/${groupId}/common-times`;
    return meetings.world.api.post<Times & Problem>(path, { token: person.token, body });
  }

  it('are those at which all members can come', async () => {
    const { people, owner, groupId } = await meetings.groupOf(3);
    const [, second, third] = people;
    assert.ok(second && third);
    await meetings.occupy(second, at(24), at(38));
    await meetings.occupy(third, at(40), at(48));
    const { status, body } = await find(owner, groupId);
    assert.equal(status, 200);
    const best = body.windows[0];
    assert.deepEqual([best?.free, best?.of], [3, 3]);
    assert.ok(best && best.start >= at(38) && best.start <= at(39));
    assert.ok(!JSON.stringify(body).includes('tutoring'));
  });

  it('count for every start how many can come', async () => {
    const { people, owner, groupId } = await meetings.groupOf(2);
    const [, second] = people;
    assert.ok(second);
    await meetings.occupy(second, at(32), at(34));
    const { body } = await find(owner, groupId, { from: at(32), to: at(35), step: 60, attendance: true });
    assert.deepEqual(body.attendance, [
      { start: at(32), free: 1, suits: true },
      { start: at(33), free: 1, suits: true },
      { start: at(34), free: 2, suits: true },
    ]);
  });

  it('offer to move a meeting of the group where nothing fits', async () => {
    const { people, owner, groupId } = await meetings.groupOf(2);
    const [, second] = people;
    assert.ok(second);
    await meetings.occupy(second, at(24), at(34));
    await meetings.occupy(second, at(35), at(48));
    const { id } = await meetings.plan(owner, groupId);
    expectStatus(await meetings.rsvp(owner, id), 200);
    const hours = { permitted: { from: '08:00', to: '20:00' } };
    const { body } = await find(owner, groupId, { hours, required: [owner.id, second.id] });
    assert.deepEqual(body.windows, []);
    assert.ok(body.waysOut?.some(({ kind, meetingId }) => kind === 'move-meeting' && meetingId === id));
  });

  it('are found for every week of a term', async () => {
    const { owner, groupId } = await meetings.groupOf(2);
    const weekly = { from: at(24), to: at(24 + 14 * 7 * 24), weekly: {} };
    const { status, body } = await find(owner, groupId, weekly);
    assert.equal(status, 200);
    assert.equal(body.weekly?.[0]?.works, body.weekly?.[0]?.weeks);
  });

  it('require others only for whom the group lets schedule', async () => {
    const { people, owner, groupId } = await meetings.groupOf(2, { rules: { schedule: 'moderators' } });
    const [, member] = people;
    assert.ok(member);
    assert.equal((await find(member, groupId, { required: [owner.id] })).status, 403);
    assert.equal((await find(member, groupId, { required: [member.id, owner.id] })).status, 403);
    assert.equal((await find(member, groupId, { optional: [member.id] })).status, 403);
    assert.equal((await find(member, groupId, { required: [member.id] })).status, 200);
    assert.equal((await find(owner, groupId, { required: [member.id] })).status, 200);
  });

  it('do not depend on one member who shares with nobody', async () => {
    const { people, owner, groupId } = await meetings.groupOf(2);
    const [, discreet] = people;
    assert.ok(discreet);
    await meetings.shareWithNobody(discreet);
    await meetings.occupy(discreet, at(32), at(36));
    const { body } = await find(owner, groupId, { from: at(34), to: at(35), required: [discreet.id] });
    assert.deepEqual(body, {
      windows: [{ start: at(34), end: at(35), free: 1, of: 1 }],
      notRequired: [discreet.id],
      uncounted: 1,
    });
    const checked = await meetings.world.api.post<{ uncounted: number; occurrences: { clashes: number }[] }>(
      `/api/groups/${groupId}/meetings/check`,
      { token: owner.token, body: { title: 'Reading', start: at(34), minutes: 60 } },
    );
    assert.deepEqual([checked.body.uncounted, checked.body.occurrences[0]?.clashes], [1, 0]);
  });

  it('are for members, who may be required', async () => {
    const { owner, groupId } = await meetings.groupOf(2);
    const stranger = await meetings.world.someone();
    assert.equal((await find(stranger, groupId)).status, 403);
    assert.equal((await find(owner, groupId, { required: [stranger.id] })).status, 422);
    assert.equal((await find(owner, groupId, { to: at(24 + 63 * 24) })).body.code, 'range-too-long');
    assert.equal((await meetings.world.withoutCalendar(() => find(owner, groupId))).status, 503);
  });
});
