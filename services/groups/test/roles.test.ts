import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { useGroups } from './groups-app.ts';

forEachEngine('roles', (engine) => {
  const world = useGroups(engine);

  /** An owner, a moderator, a member and someone else. */
  async function cast(overrides = {}) {
    const { owner, member: moderator, group } = await world.groupOfTwo(overrides);
    const [member, stranger] = await world.two();
    await world.join(member, group.id);
    await world.act(owner, group.id, moderator, 'role', { role: 'moderator' });
    return { owner, moderator, member, stranger, group };
  }

  describe('requests', () => {
    it('wait for a moderator, who lets in or turns away', async () => {
      const owner = await world.someone();
      const group = await world.group(owner, { joinPolicy: 'request' });
      const [liked, other] = await world.two();
      const asked = await world.join(liked, group.id);
      assert.deepEqual([asked.status, asked.body.status, asked.body.position], [202, 'requested', null]);
      await world.join(other, group.id);
      assert.deepEqual(await world.memberIds(owner, group.id, 'requested'), [liked.id, other.id]);
      assert.equal((await world.act(liked, group.id, liked, 'accept')).status, 403);
      const accepted = await world.act(owner, group.id, liked, 'accept');
      assert.deepEqual([accepted.status, accepted.body.status], [200, 'active']);
      assert.equal((await world.act(owner, group.id, liked, 'accept')).status, 200);
      assert.equal((await world.act(owner, group.id, other, 'reject', { reason: 'No room' })).status, 204);
      assert.equal((await world.get(other, group.id)).body.membership, null);
      const rejected = (await world.events(group.id)).at(-1);
      assert.deepEqual([rejected?.type, rejected?.data['reason']], ['group.rejected', 'No room']);
    });

    it('wait in line once accepted where the group is full', async () => {
      const owner = await world.someone();
      const group = await world.group(owner, { joinPolicy: 'request', capacity: 2 });
      const [first, second] = await world.two();
      await world.join(first, group.id);
      await world.join(second, group.id);
      await world.act(owner, group.id, first, 'accept');
      const late = await world.act(owner, group.id, second, 'accept');
      assert.deepEqual([late.status, late.body.status, late.body.position], [200, 'waiting', 1]);
      await world.leave(first, group.id);
      assert.equal((await world.join(second, group.id)).status, 200);
    });

    it('are for somebody who asked', async () => {
      const { owner, stranger, group } = await cast({ joinPolicy: 'open' });
      assert.equal((await world.act(owner, group.id, stranger, 'accept')).status, 404);
      assert.equal((await world.act(owner, group.id, stranger, 'reject')).status, 404);
    });
  });

  describe('expelling', () => {
    it('is for those above', async () => {
      const { owner, moderator, member, stranger, group } = await cast();
      const act = async (by: typeof owner, target: typeof owner) =>
        (await world.act(by, group.id, target, 'remove')).status;
      assert.deepEqual(
        [await act(member, moderator), await act(stranger, member), await act(moderator, owner)],
        [403, 403, 403],
      );
      assert.deepEqual([await act(owner, owner), await act(moderator, stranger)], [409, 404]);
      assert.deepEqual([await act(moderator, member), await act(owner, moderator)], [204, 204]);
      assert.deepEqual(await world.memberIds(owner, group.id), [owner.id]);
    });

    it('with a ban keeps out until it is lifted', async () => {
      const { owner, moderator, member, group } = await cast();
      assert.equal((await world.act(moderator, group.id, member, 'ban', { reason: 'Spam' })).status, 204);
      assert.equal((await world.act(moderator, group.id, member, 'ban')).status, 204);
      assert.equal((await world.join(member, group.id)).status, 403);
      assert.deepEqual(await world.memberIds(owner, group.id, 'banned'), [member.id]);
      assert.equal((await world.act(moderator, group.id, member, 'unban')).status, 204);
      assert.equal((await world.join(member, group.id)).status, 200);
    });
  });

  describe('ownership', () => {
    it('is handed over', async () => {
      const { owner, member, group } = await cast();
      const given = await world.act(owner, group.id, member, 'role', { role: 'owner' });
      assert.deepEqual([given.status, given.body.role], [200, 'owner']);
      assert.equal((await world.leave(owner, group.id)).status, 204);
      assert.equal((await world.get(member, group.id)).body.membership?.role, 'owner');
    });

    it('is never without an owner', async () => {
      const { owner, group } = await cast();
      const left = await world.leave(owner, group.id);
      assert.deepEqual([left.status, left.body.code], [409, 'last-owner']);
      assert.match(left.body.detail, /make another member owner, or archive/);
      const stepped = await world.act(owner, group.id, owner, 'role', { role: 'member' });
      assert.deepEqual([stepped.status, stepped.body.code], [409, 'last-owner']);
    });

    it('is only for the owner to give', async () => {
      const { owner, moderator, member, stranger, group } = await cast();
      const role = (by: typeof owner, target: typeof owner, to: string) =>
        world.act(by, group.id, target, 'role', { role: to }).then(({ status }) => status);
      assert.equal(await role(moderator, moderator, 'owner'), 403);
      assert.equal(await role(moderator, member, 'moderator'), 403);
      assert.equal(await role(member, member, 'moderator'), 403);
      assert.equal(await role(owner, stranger, 'owner'), 404);
      assert.equal(await role(owner, member, 'king'), 400);
      assert.equal(await role(moderator, moderator, 'member'), 200);
      await role(owner, member, 'owner');
      assert.equal(await role(member, owner, 'member'), 403);
    });
  });
});
