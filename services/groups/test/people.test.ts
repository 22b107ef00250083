import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import type { PostAnswer } from '../src/routes/posts.schema.ts';
import { expectStatus, type ProblemBody, type Someone, useGroups } from './groups-app.ts';

interface Export {
  readonly memberships: readonly { groupName: string; role: string }[];
  readonly posts: readonly { body: string }[];
  readonly invitations: readonly { email: string | null; sent: boolean }[];
}

forEachEngine('people', (engine) => {
  const world = useGroups(engine);

  async function erase(person: Someone): Promise<void> {
    const token = await world.serviceToken();
    expectStatus(await world.api.delete(`/internal/people/${person.id}`, { token }), 204);
  }

  async function exported(person: Someone): Promise<Export> {
    const token = await world.serviceToken();
    return (await world.api.get<Export>(`/internal/people/${person.id}`, { token })).body;
  }

  async function write(by: Someone, groupId: string, body: string, parentId?: string): Promise<PostAnswer> {
    const path = `/api/groups/${groupId}/posts`;
    const answer = await world.api.post<PostAnswer>(path, { token: by.token, body: { body, parentId } });
    expectStatus(answer, 201);
    return answer.body;
  }

  it('are asked about by services alone', async () => {
    const { id, token } = await world.someone();
    for (const path of [`/internal/people/${id}`]) {
      assert.equal((await world.api.get(path, { token })).status, 401);
      assert.equal((await world.api.delete(path, { token })).status, 401);
    }
    const body = { personId: id, people: [id] };
    assert.equal((await world.api.post('/internal/companions', { token, body })).status, 401);
  });

  it('get all that is kept of them', async () => {
    const { owner, group } = await world.groupOfTwo();
    await write(owner, group.id, 'Hello');
    const path = `/api/groups/${group.id}/invitations`;
    await world.api.post(path, { token: owner.token, body: { email: 'friend@example.edu' } });
    const { memberships, posts, invitations } = await exported(owner);
    assert.deepEqual(
      memberships.map(({ groupName, role }) => [groupName, role]),
      [[group.name, 'owner']],
    );
    assert.deepEqual(
      posts.map(({ body }) => body),
      ['Hello'],
    );
    assert.deepEqual(
      invitations.map(({ email, sent }) => [email, sent]),
      [['friend@example.edu', true]],
    );
  });

  describe('who are erased', () => {
    it('leave nothing of theirs, and others what others wrote', async () => {
      const { owner, group } = await world.groupOfTwo();
      const gone = await world.someone({ name: 'Gone Person' });
      await world.join(gone, group.id);
      const thread = await write(gone, group.id, 'My words');
      await write(owner, group.id, 'An answer for @Gone Person', thread.id);
      const mine = await write(owner, group.id, 'A thread');
      await write(gone, group.id, 'My reply', mine.id);
      await erase(gone);
      await erase(gone);
      const { body } = await world.api.get<{ items: PostAnswer[] }>(`/api/groups/${group.id}/posts`, {
        token: owner.token,
      });
      const [kept, emptied] = body.items;
      assert.deepEqual([kept?.body, kept?.replyCount, kept?.replies], ['A thread', 0, []]);
      assert.deepEqual([emptied?.body, emptied?.authorName, emptied?.deleted], ['', 'Former student', true]);
      assert.deepEqual(emptied?.replies[0]?.mentions, []);
      assert.ok(!JSON.stringify(body).includes(gone.id));
      assert.deepEqual(Object.values(await exported(gone)).flat(), []);
      assert.equal((await world.get(owner, group.id)).body.memberCount, 2);
    });

    it('pass a group on to its longest-standing moderator', async () => {
      const { owner, group } = await world.groupOfTwo();
      const [first, second] = await world.two();
      for (const person of [first, second]) {
        await world.join(person, group.id);
        world.clock.now += 1;
      }
      for (const person of [second, first]) {
        await world.act(owner, group.id, person, 'role', { role: 'moderator' });
      }
      await erase(owner);
      assert.equal((await world.get(first, group.id)).body.membership?.role, 'owner');
      assert.equal((await world.get(second, group.id)).body.membership?.role, 'moderator');
    });

    it('pass it on to a member, or archive it where there is none', async () => {
      const { owner, member, group } = await world.groupOfTwo();
      await erase(owner);
      assert.equal((await world.get(member, group.id)).body.membership?.role, 'owner');
      await erase(member);
      const seen = (await world.get(await world.someone(), group.id)).body;
      assert.deepEqual([seen.status, seen.memberCount], ['archived', 0]);
    });

    it('make room for the first in line', async () => {
      const { member, group } = await world.groupOfTwo({ capacity: 2 });
      const waiting = await world.someone();
      await world.join(waiting, group.id);
      await erase(member);
      assert.equal((await world.get(waiting, group.id)).body.membership?.status, 'offered');
    });
  });

  it('are companions while they share a group', async () => {
    const { owner, member, group } = await world.groupOfTwo();
    const stranger = await world.someone();
    const ask = async () => {
      const token = await world.serviceToken();
      const body = { personId: owner.id, people: [member.id, stranger.id] };
      return (await world.api.post<{ people: string[] }>('/internal/companions', { token, body })).body
        .people;
    };
    assert.deepEqual(await ask(), [member.id]);
    await world.leave(member, group.id);
    assert.deepEqual(await ask(), []);
  });

  describe('in initial data', () => {
    it('come into an empty store alone', async () => {
      await world.group(await world.someone());
      const token = await world.serviceToken();
      const answer = await world.api.post<ProblemBody>('/internal/import', { token, body: { groups: [] } });
      assert.deepEqual([answer.status, answer.body.code], [409, 'not-empty']);
    });
  });
});

forEachEngine('initial data', (engine) => {
  const world = useGroups(engine);

  it('is a group with its people, line and posts', async () => {
    const [owner, member, waiting] = await world.people(3);
    assert.ok(owner && member && waiting);
    const at = '2026-02-01T10:00:00Z';
    const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
    const groups = [
      {
        id: ids[0],
        name: 'Loaded',
        joinPolicy: 'open',
        capacity: 2,
        timeZone: 'UTC',
        createdAt: at,
        members: [
          { userId: owner.id, name: owner.name, role: 'owner' },
          { userId: member.id, name: member.name, role: 'moderator' },
          { userId: waiting.id, name: waiting.name, role: 'member' },
        ],
        posts: [
          {
            id: ids[1],
            authorId: owner.id,
            body: 'Welcome',
            at,
            pinned: true,
            replies: [{ id: ids[2], authorId: member.id, body: 'Thanks', at }],
          },
        ],
      },
    ];
    const token = await world.serviceToken();
    expectStatus(await world.api.post('/internal/import', { token, body: { groups } }), 204);
    const group = (await world.get(waiting, ids[0] ?? '')).body;
    assert.deepEqual([group.memberCount, group.membership?.position], [2, 1]);
    const path = `/api/groups/${ids[0]}/posts`;
    const { body } = await world.api.get<{ items: PostAnswer[] }>(path, { token: member.token });
    assert.deepEqual([body.items[0]?.pinned, body.items[0]?.replies[0]?.body], [true, 'Thanks']);
    const joined = await world.events(ids[0] ?? '', 'students');
    assert.deepEqual(
      joined.map(({ type, data }) => `${type} ${data['role']}`),
      ['group.joined owner', 'group.joined moderator', 'group.requested member'],
    );
  });
});
