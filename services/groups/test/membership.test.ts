import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { hour, useGroups } from './groups-app.ts';

forEachEngine('membership', (engine) => {
  const world = useGroups(engine);

  describe('an open group', () => {
    it('is joined at once, and again without effect', async () => {
      const { member, owner, group } = await world.groupOfTwo();
      const again = await world.join(member, group.id);
      assert.deepEqual([again.status, again.body.status, again.body.role], [200, 'active', 'member']);
      assert.deepEqual(await world.memberIds(owner, group.id), [owner.id, member.id]);
      assert.equal((await world.get(owner, group.id)).body.memberCount, 2);
    });

    it('tells moderators who joined', async () => {
      const { member, owner, group } = await world.groupOfTwo();
      const joined = (await world.events(group.id)).at(-1);
      assert.deepEqual(
        [joined?.type, joined?.data['personId'], joined?.data['to']],
        ['group.joined', member.id, [owner.id]],
      );
    });
  });

  describe('a full group', () => {
    it('has a line in which everyone sees their position', async () => {
      const { group } = await world.groupOfTwo({ capacity: 2 });
      const [first, second] = await world.two();
      const answers = [await world.join(first, group.id), await world.join(second, group.id)];
      assert.deepEqual(
        answers.map(({ status, body }) => [status, body.status, body.position]),
        [
          [202, 'waiting', 1],
          [202, 'waiting', 2],
        ],
      );
      const { body } = await world.get(second, group.id);
      assert.deepEqual([body.membership?.position, body.waiting, body.placesFree], [2, 2, 0]);
    });

    it('offers a freed place to the first in line, who takes it by joining', async () => {
      const { group, member } = await world.groupOfTwo({ capacity: 2 });
      const [first, second] = await world.two();
      await world.join(first, group.id);
      await world.join(second, group.id);
      await world.leave(member, group.id);
      const { body } = await world.get(first, group.id);
      assert.equal(body.membership?.status, 'offered');
      assert.equal(body.membership?.offerExpiresAt, new Date(world.clock.now + 24 * hour).toISOString());
      const late = await world.join(await world.someone(), group.id);
      assert.deepEqual([late.status, late.body.position], [202, 3]);
      assert.equal((await world.join(first, group.id)).status, 200);
      assert.equal((await world.get(second, group.id)).body.membership?.position, 1);
    });

    it('goes on to the next when an offer is declined', async () => {
      const { group, member } = await world.groupOfTwo({ capacity: 2 });
      const [first, second] = await world.two();
      await world.join(first, group.id);
      await world.join(second, group.id);
      await world.leave(member, group.id);
      await world.leave(first, group.id);
      assert.equal((await world.get(second, group.id)).body.membership?.status, 'offered');
      assert.equal((await world.get(first, group.id)).body.membership, null);
    });

    it('skips who does not answer in time', async () => {
      const { group, member } = await world.groupOfTwo({ capacity: 2, offerHours: 2 });
      const [first, second] = await world.two();
      await world.join(first, group.id);
      await world.join(second, group.id);
      await world.leave(member, group.id);
      world.clock.now += 2 * hour;
      await world.sweep();
      const late = await world.join(await world.renew(first), group.id);
      assert.deepEqual([late.status, late.body.status, late.body.position], [202, 'waiting', 2]);
      const { body } = await world.get(await world.renew(second), group.id);
      assert.equal(body.membership?.status, 'offered');
      const types = (await world.events(group.id)).map(({ type, data }) => `${type} ${data['status']}`);
      assert.deepEqual(types.slice(-4), [
        'group.place-offered offered',
        'group.left lapsed',
        'group.place-offered offered',
        'group.requested waiting',
      ]);
    });

    it('offers new places when its capacity grows', async () => {
      const { group, owner } = await world.groupOfTwo({ capacity: 2 });
      const [first, second] = await world.two();
      await world.join(first, group.id);
      await world.join(second, group.id);
      const { token } = owner;
      const path = `/api/groups/${group.id}`;
      assert.equal((await world.api.patch(path, { token, body: { capacity: 3 } })).status, 200);
      assert.equal((await world.get(first, group.id)).body.membership?.status, 'offered');
      assert.equal((await world.get(second, group.id)).body.membership?.status, 'waiting');
      const small = await world.api.patch<{ code: string }>(path, { token, body: { capacity: 2 } });
      assert.deepEqual([small.status, small.body.code], [409, 'capacity-too-small']);
    });
  });
});
