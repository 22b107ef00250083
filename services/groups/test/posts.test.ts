import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine, uniqueText } from '@studyhall/testing';
import type { PostAnswer } from '../src/routes/posts.schema.ts';
import type { ReportAnswer } from '../src/routes/reports.schema.ts';
import { type Answer, expectStatus, type ProblemBody, type Someone, useGroups } from './groups-app.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

forEachEngine('posts', (engine) => {
  const world = useGroups(engine);

  function write(by: Someone, groupId: string, body: string, parentId?: string): Promise<Answer<PostAnswer>> {
    const post = { body, ...(parentId !== undefined && { parentId }) };
    return world.api.post(`/api/groups/${groupId}/posts`, { token: by.token, body: post });
  }

  function patch(by: Someone, postId: string, body: object): Promise<Answer<PostAnswer>> {
    return world.api.patch(`/api/posts/${postId}`, { token: by.token, body });
  }

  async function remove(by: Someone, postId: string): Promise<number> {
    return (await world.api.delete(`/api/posts/${postId}`, { token: by.token })).status;
  }

  async function list(by: Someone, groupId: string, query = ''): Promise<Page<PostAnswer>> {
    const answer = await world.api.get<Page<PostAnswer>>(`/api/groups/${groupId}/posts?${query}`, {
      token: by.token,
    });
    expectStatus(answer, 200);
    return answer.body;
  }

  const bodies = (posts: readonly Pick<PostAnswer, 'body'>[]) => posts.map(({ body }) => body);

  describe('threads', () => {
    it('come newest first with their replies, oldest first', async () => {
      const { owner, member, group } = await world.groupOfTwo();
      const first = await write(owner, group.id, 'First');
      await write(member, group.id, 'Second');
      await write(member, group.id, 'A reply', first.body.id);
      await write(owner, group.id, 'Another', first.body.id);
      const { items } = await list(member, group.id);
      assert.deepEqual(bodies(items), ['Second', 'First']);
      assert.deepEqual(bodies(items[1]?.replies ?? []), ['A reply', 'Another']);
      assert.equal(items[1]?.replyCount, 2);
      const replies = await list(member, group.id, `parentId=${first.body.id}&limit=1`);
      assert.deepEqual(bodies(replies.items), ['A reply']);
      const rest = await list(member, group.id, `parentId=${first.body.id}&cursor=${replies.nextCursor}`);
      assert.deepEqual(bodies(rest.items), ['Another']);
    });

    it('are one level deep and within one group', async () => {
      const { owner, group } = await world.groupOfTwo();
      const thread = await write(owner, group.id, 'Thread');
      const reply = await write(owner, group.id, 'Reply', thread.body.id);
      const deeper = await write(owner, group.id, 'Deeper', reply.body.id);
      assert.deepEqual([deeper.status, deeper.body.code], [422, 'thread-too-deep']);
      const other = await world.group(owner);
      assert.equal((await write(owner, other.id, 'Astray', thread.body.id)).status, 404);
    });

    it('are written once under one key', async () => {
      const { owner, group } = await world.groupOfTwo();
      const headers = { 'idempotency-key': uniqueText('key') };
      const send = () =>
        world.api.post<PostAnswer>(`/api/groups/${group.id}/posts`, {
          token: owner.token,
          headers,
          body: { body: 'Once' },
        });
      assert.deepEqual((await send()).body.id, (await send()).body.id);
      assert.equal((await list(owner, group.id)).items.length, 1);
    });

    it('are refused blank, huge and with more than they have', async () => {
      const { owner, group } = await world.groupOfTwo();
      assert.equal((await write(owner, group.id, ' \n ')).status, 400);
      assert.equal((await write(owner, group.id, 'x'.repeat(5_001))).status, 400);
      assert.equal((await write(owner, group.id, '🎓'.repeat(5_000))).status, 201);
      const { token } = owner;
      const body = { body: 'x', pinned: true };
      assert.equal((await world.api.post(`/api/groups/${group.id}/posts`, { token, body })).status, 400);
    });
  });

  it('are for members alone', async () => {
    const { owner, group } = await world.groupOfTwo();
    const { body } = await write(owner, group.id, 'Ours');
    const stranger = await world.someone();
    const { token } = stranger;
    assert.equal((await world.api.get(`/api/groups/${group.id}/posts`, { token })).status, 403);
    assert.equal((await write(stranger, group.id, 'Mine')).status, 403);
    assert.equal((await world.api.get(`/api/posts/${body.id}`, { token })).status, 404);
    assert.equal((await patch(stranger, body.id, { body: 'Mine' })).status, 404);
    assert.equal(await remove(stranger, body.id), 404);
  });

  it('are in a private group to strangers as if they were not', async () => {
    const owner = await world.someone();
    const group = await world.group(owner, { joinPolicy: 'invite' });
    const { body } = await write(owner, group.id, 'Secret');
    const { token } = await world.someone();
    const knock = async (id: string) => {
      const { status, body: told } = await world.api.get<ProblemBody>(`/api/posts/${id}`, { token });
      return [status, told.code, told.detail];
    };
    assert.deepEqual(await knock(body.id), await knock(crypto.randomUUID()));
    assert.equal((await world.api.get(`/api/groups/${group.id}/posts`, { token })).status, 404);
  });

  it('follow the rule of who writes', async () => {
    const { owner, member, group } = await world.groupOfTwo({ rules: { post: 'moderators' } });
    assert.equal((await write(member, group.id, 'May I?')).status, 403);
    assert.equal((await write(owner, group.id, 'News')).status, 201);
  });

  it('rest in an archived group', async () => {
    const { owner, member, group } = await world.groupOfTwo();
    const { body } = await write(owner, group.id, 'Old');
    await world.api.delete(`/api/groups/${group.id}`, { token: owner.token });
    assert.deepEqual(bodies((await list(member, group.id)).items), ['Old']);
    assert.equal((await write(owner, group.id, 'New')).body.code, 'group-archived');
    assert.equal((await patch(owner, body.id, { body: 'Newer' })).body.code, 'group-archived');
  });

  describe('an edit', () => {
    it('is its author’s, and what was said stays for moderators', async () => {
      const { owner, member, group } = await world.groupOfTwo();
      const { body: post } = await write(member, group.id, 'Frist');
      assert.equal((await patch(owner, post.id, { body: 'Mine' })).status, 403);
      const edited = await patch(member, post.id, { body: 'First' });
      assert.deepEqual([edited.body.body, typeof edited.body.editedAt], ['First', 'string']);
      const path = `/api/posts/${post.id}/history`;
      const { body } = await world.api.get<Page<{ body: string }>>(path, { token: owner.token });
      assert.deepEqual(bodies(body.items as PostAnswer[]), ['Frist']);
      const other = await world.someone();
      await world.join(other, group.id);
      assert.equal((await world.api.get(path, { token: other.token })).status, 403);
    });
  });

  describe('deleting', () => {
    it('leaves nothing but the place of a thread with replies', async () => {
      const { owner, member, group } = await world.groupOfTwo();
      const { body: thread } = await write(owner, group.id, 'Regret');
      const { body: reply } = await write(member, group.id, 'Why?', thread.id);
      assert.equal(await remove(member, thread.id), 403);
      assert.equal(await remove(owner, thread.id), 204);
      assert.equal(await remove(owner, thread.id), 204);
      const [held] = (await list(member, group.id)).items;
      assert.deepEqual([held?.deleted, held?.body, held?.html, held?.replyCount], [true, '', '', 1]);
      assert.equal((await write(member, group.id, 'Hello?', thread.id)).body.code, 'post-deleted');
      assert.equal(await remove(owner, reply.id), 204);
      assert.deepEqual((await list(member, group.id)).items, []);
      const path = `/api/posts/${thread.id}/history`;
      const { body } = await world.api.get<Page<PostAnswer>>(path, { token: owner.token });
      assert.deepEqual(bodies(body.items), ['Regret']);
    });
  });

  it('are pinned by moderators', async () => {
    const { owner, member, group } = await world.groupOfTwo();
    const { body: old } = await write(member, group.id, 'Rules');
    await write(member, group.id, 'Chat');
    assert.equal((await patch(member, old.id, { pinned: true })).status, 403);
    assert.equal((await patch(owner, old.id, { pinned: true })).body.pinned, true);
    assert.deepEqual(bodies((await list(member, group.id, 'pinned=true')).items), ['Rules']);
    assert.deepEqual(bodies((await list(member, group.id, 'pinned=false')).items), ['Chat']);
    const { body: reply } = await write(member, group.id, 'Yes', old.id);
    assert.equal((await patch(owner, reply.id, { pinned: true })).body.code, 'reply-not-pinned');
    assert.equal((await patch(owner, old.id, {})).status, 400);
  });

  it('mention members, who hear of it once', async () => {
    const { owner, group } = await world.groupOfTwo();
    const named = await world.someone({ name: 'Zahra Iqbal' });
    await world.join(named, group.id);
    const { body } = await write(owner, group.id, 'Can you help, @zahra iqbal and @nobody?');
    assert.deepEqual(body.mentions, [{ userId: named.id, name: 'Zahra Iqbal' }]);
    await patch(owner, body.id, { body: 'Can you, @Zahra?' });
    const told = (await world.events(group.id)).filter(({ type }) => type === 'post.mentioned');
    assert.deepEqual(
      told.map(({ data }) => data['to']),
      [[named.id]],
    );
  });

  it('come as HTML that is safe', async () => {
    const { owner, group } = await world.groupOfTwo();
    const { body } = await write(owner, group.id, '<script>x</script> **hi** [a](javascript:x)');
    assert.equal(body.html, '<p>&lt;script&gt;x&lt;/script&gt; <strong>hi</strong> [a](javascript:x)</p>\n');
  });

  it('say of themselves whether they are new to who reads', async () => {
    const { owner, member, group } = await world.groupOfTwo();
    const { body: first } = await write(owner, group.id, 'One');
    const reply = await write(owner, group.id, 'More', first.id);
    const own = await write(member, group.id, 'Mine');
    assert.equal(own.body.isNew, false);
    const newTo = async (person: Someone) => {
      const { items } = await list(person, group.id);
      return items.flatMap((post) => [post, ...post.replies]).filter(({ isNew }) => isNew);
    };
    assert.deepEqual(bodies(await newTo(member)), ['One', 'More']);
    assert.deepEqual(bodies(await newTo(owner)), ['Mine']);
    const path = `/api/groups/${group.id}/posts/read`;
    await world.api.post(path, { token: member.token, body: { postId: first.id } });
    assert.deepEqual(bodies(await newTo(member)), ['More']);
    await world.api.post(path, { token: member.token, body: { postId: reply.body.id } });
    assert.deepEqual(await newTo(member), []);
  });

  it('count as unread until they are read', async () => {
    const { owner, member, group } = await world.groupOfTwo();
    const unread = async (person: Someone) => (await world.get(person, group.id)).body.unread;
    const read = (person: Someone, body?: object) =>
      world.api.post(`/api/groups/${group.id}/posts/read`, { token: person.token, body });
    const { body: first } = await write(owner, group.id, 'One');
    await write(owner, group.id, 'Two');
    assert.deepEqual([await unread(owner), await unread(member)], [0, 2]);
    assert.equal((await read(member, { postId: first.id })).status, 204);
    assert.equal(await unread(member), 1);
    await read(member);
    await read(member, { postId: first.id });
    assert.equal(await unread(member), 0);
    const late = await world.someone();
    await world.join(late, group.id);
    assert.equal(await unread(late), 0);
    assert.equal(await unread(await world.someone()), null);
  });

  describe('reports', () => {
    it('queue for moderators until they are resolved', async () => {
      const { owner, member, group } = await world.groupOfTwo();
      const { body: post } = await write(owner, group.id, 'Rude');
      const report = (by: Someone) =>
        world.api.post<ReportAnswer>(`/api/posts/${post.id}/report`, {
          token: by.token,
          body: { reason: 'Unkind' },
        });
      const made = await report(member);
      assert.equal(made.status, 201);
      assert.equal((await report(member)).body.id, made.body.id);
      assert.equal((await report(owner)).status, 403);
      const queue = (by: Someone, query = '') =>
        world.api.get<Page<ReportAnswer>>(`/api/groups/${group.id}/reports?${query}`, { token: by.token });
      assert.equal((await queue(member)).status, 403);
      assert.deepEqual(
        (await queue(owner)).body.items.map(({ id }) => id),
        [made.body.id],
      );
      const path = `/api/groups/${group.id}/reports/${made.body.id}/resolve`;
      const resolved = await world.api.post<ReportAnswer>(path, {
        token: owner.token,
        body: { note: 'Spoke' },
      });
      assert.deepEqual([resolved.body.status, resolved.body.note], ['resolved', 'Spoke']);
      assert.deepEqual((await queue(owner)).body.items, []);
      assert.equal((await queue(owner, 'status=resolved')).body.items.length, 1);
      const told = (await world.events(group.id)).filter(({ type }) => type === 'post.reported');
      assert.deepEqual(
        told.map(({ data }) => data['to']),
        [[owner.id]],
      );
    });

    it('are done with when the post is deleted', async () => {
      const { owner, member, group } = await world.groupOfTwo();
      const { body: post } = await write(member, group.id, 'Spam');
      const { token } = owner;
      await world.api.post(`/api/posts/${post.id}/report`, { token, body: { reason: 'Spam' } });
      await remove(owner, post.id);
      const path = `/api/groups/${group.id}/reports`;
      assert.deepEqual((await world.api.get<Page<ReportAnswer>>(path, { token })).body.items, []);
    });
  });
});
