import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine, uniqueEmail } from '@studyhall/testing';
import type { MembershipAnswer } from '../src/routes/groups.schema.ts';
import type { InvitationAnswer } from '../src/routes/invitations.schema.ts';
import { type Answer, hour, nobodyId, type Someone, useGroups } from './groups-app.ts';

forEachEngine('invitations', (engine) => {
  const world = useGroups(engine);

  function invite(by: Someone, groupId: string, body: object): Promise<Answer<InvitationAnswer>> {
    return world.api.post(`/api/groups/${groupId}/invitations`, { token: by.token, body });
  }

  function answer(
    person: Someone,
    token: string | undefined,
    verb = 'accept',
  ): Promise<Answer<MembershipAnswer>> {
    return world.api.post(`/api/invitations/${token}/${verb}`, { token: person.token });
  }

  /** Out of the link that the last event of a group has. */
  async function mailedToken(groupId: string): Promise<string> {
    const sent = (await world.events(groupId)).at(-1);
    return String(sent?.data['link']).split('/').at(-1) ?? '';
  }

  async function privateGroup(overrides = {}) {
    const owner = await world.someone();
    return { owner, group: await world.group(owner, { joinPolicy: 'invite', ...overrides }) };
  }

  describe('by user id', () => {
    it('lets a person know of the group and in', async () => {
      const { owner, group } = await privateGroup();
      const guest = await world.someone();
      assert.equal((await world.get(guest, group.id)).status, 404);
      const invited = await invite(owner, group.id, { userId: guest.id });
      assert.equal(invited.status, 201);
      const seen = await world.get(guest, group.id);
      assert.deepEqual([seen.status, seen.body.isInvited], [200, true]);
      const accepted = await answer(guest, invited.body.token);
      assert.deepEqual([accepted.status, accepted.body.status], [200, 'active']);
    });

    it('is not for whom nobody knows, and tells who has an account only to who may invite', async () => {
      const { owner, group } = await privateGroup();
      const refused = await invite(owner, group.id, { userId: nobodyId });
      assert.deepEqual([refused.status, refused.body.code], [422, 'unknown-person']);
      const stranger = await world.someone();
      assert.equal((await invite(stranger, group.id, { userId: nobodyId })).status, 404);
    });

    it('is listed to whom it is for, and used up by joining', async () => {
      const { owner, group } = await privateGroup();
      const guest = await world.someone();
      await invite(owner, group.id, { userId: guest.id });
      const mine = await world.api.get<{ items: InvitationAnswer[] }>('/api/invitations', {
        token: guest.token,
      });
      assert.deepEqual(
        mine.body.items.map(({ groupName }) => groupName),
        [group.name],
      );
      assert.equal((await world.join(guest, group.id)).status, 200);
      await world.leave(guest, group.id);
      assert.equal((await answer(guest, mine.body.items[0]?.token)).status, 410);
      assert.equal((await world.get(guest, group.id)).status, 404);
    });

    it('is of no use to anybody else', async () => {
      const { owner, group } = await privateGroup();
      const [guest, other] = await world.two();
      const { body } = await invite(owner, group.id, { userId: guest.id });
      const refused = await answer(other, body.token);
      assert.deepEqual([refused.status, refused.body.code], [403, 'invitation-for-another']);
      assert.equal((await world.get(other, group.id)).status, 404);
    });
  });

  describe('by address', () => {
    it('needs the account of the address, in whatever case, and the link', async () => {
      const { owner, group } = await privateGroup();
      const email = uniqueEmail();
      const guest = await world.someone({ email });
      await invite(owner, group.id, { email: email.toUpperCase() });
      const token = await mailedToken(group.id);
      assert.equal((await world.get(guest, group.id)).status, 404);
      assert.equal((await world.join(guest, group.id)).status, 404);
      const mine = await world.api.get<{ items: unknown[] }>('/api/invitations', { token: guest.token });
      assert.deepEqual(mine.body.items, []);
      assert.equal((await answer(await world.someone(), token)).status, 403);
      assert.equal((await answer(guest, token)).status, 200);
    });

    it('goes out with its link by an event alone, not by the answer to who sent it', async () => {
      const { owner, group } = await privateGroup();
      const email = uniqueEmail();
      const { status, body } = await invite(owner, group.id, { email });
      assert.deepEqual([status, body.token, body.link], [201, undefined, undefined]);
      const sent = (await world.events(group.id)).at(-1);
      assert.deepEqual(
        [sent?.type, sent?.data['email'], sent?.data['personId']],
        ['group.invited', email, undefined],
      );
      assert.match(String(sent?.data['link']), /\/invitations\/[\w-]{22}\.[\w-]{22}$/);
    });
  });

  it('expires', async () => {
    const { owner, group } = await privateGroup();
    const guest = await world.someone();
    const { body } = await invite(owner, group.id, { userId: guest.id });
    world.clock.now += 14 * 24 * hour;
    const late = await answer(await world.renew(guest), body.token);
    assert.deepEqual([late.status, late.body.code], [410, 'invitation-gone']);
  });

  it('can be declined, withdrawn and replaced', async () => {
    const { owner, group } = await privateGroup();
    const guest = await world.someone();
    const first = await invite(owner, group.id, { userId: guest.id });
    const second = await invite(owner, group.id, { userId: guest.id });
    assert.equal((await answer(guest, first.body.token)).status, 410);
    assert.equal((await answer(guest, second.body.token, 'decline')).status, 204);
    assert.equal((await answer(guest, second.body.token)).status, 410);
    const third = await invite(owner, group.id, { userId: guest.id });
    const path = `/api/groups/${group.id}/invitations/${third.body.id}`;
    assert.equal((await world.api.delete(path, { token: owner.token })).status, 204);
    assert.equal((await answer(guest, third.body.token)).status, 410);
  });

  it('cannot be forged', async () => {
    const { owner, group } = await privateGroup();
    const guest = await world.someone();
    const { body } = await invite(owner, group.id, { userId: guest.id });
    const [id] = (body.token ?? '').split('.');
    for (const token of [`${id}.AAAAAAAAAAAAAAAAAAAAAA`, `${id}.`, 'nonsense', '%00']) {
      assert.equal((await answer(guest, token)).status, 404);
    }
  });

  it('waits in line where the group is full', async () => {
    const { owner, group } = await privateGroup({ capacity: 2 });
    const [first, second] = await world.two();
    const one = await invite(owner, group.id, { userId: first.id });
    const two = await invite(owner, group.id, { userId: second.id });
    assert.equal((await answer(first, one.body.token)).status, 200);
    const late = await answer(second, two.body.token);
    assert.deepEqual([late.status, late.body.status, late.body.position], [202, 'waiting', 1]);
    assert.equal((await answer(second, two.body.token)).body.position, 1);
  });

  it('follows the rule of the group', async () => {
    const { owner, member, group } = await world.groupOfTwo();
    const guest = await world.someone();
    assert.equal((await invite(member, group.id, { userId: guest.id })).status, 403);
    const body = { rules: { invite: 'members' } };
    await world.api.patch(`/api/groups/${group.id}`, { token: owner.token, body });
    assert.equal((await invite(member, group.id, { userId: guest.id })).status, 201);
    const path = `/api/groups/${group.id}/invitations`;
    const { token } = await world.someone();
    assert.equal((await world.api.get(path, { token })).status, 403);
  });

  it('refuses whom it makes no sense to invite', async () => {
    const { owner, member, group } = await world.groupOfTwo();
    assert.equal((await invite(owner, group.id, { userId: owner.id })).status, 409);
    assert.equal((await invite(owner, group.id, { email: owner.email })).status, 409);
    assert.equal((await invite(owner, group.id, { userId: member.id })).status, 409);
    assert.equal((await invite(owner, group.id, {})).status, 400);
    assert.equal((await invite(owner, group.id, { userId: member.id, email: member.email })).status, 400);
    await world.act(owner, group.id, member, 'ban');
    assert.equal((await invite(owner, group.id, { userId: member.id })).status, 409);
  });

  it('is sent to so many in a day', async () => {
    const { owner, group } = await privateGroup();
    for (let sent = 0; sent < 50; sent += 1) {
      assert.equal((await invite(owner, group.id, { email: uniqueEmail() })).status, 201);
    }
    const refused = await invite(owner, group.id, { email: uniqueEmail() });
    assert.equal(refused.status, 429);
    assert.ok(refused.headers.get('retry-after'));
  });

  it('is accepted once when it is accepted twenty times at once', async () => {
    const { owner, group } = await privateGroup();
    const guest = await world.someone();
    const { body } = await invite(owner, group.id, { userId: guest.id });
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(guest, body.token)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal((await world.get(owner, group.id)).body.memberCount, 2);
    const joined = (await world.events(group.id)).filter(({ type }) => type === 'group.joined');
    assert.equal(joined.length, 2);
  });
});
