import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine, uniqueText } from '@studyhall/testing';
import type { GroupAnswer } from '../src/routes/groups.schema.ts';
import { type ProblemBody, type Someone, useGroups } from './groups-app.ts';

interface Page {
  readonly items: readonly GroupAnswer[];
  readonly nextCursor: string | null;
}

forEachEngine('groups', (engine) => {
  const world = useGroups(engine);

  async function search(person: Someone, query: string): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await world.api.get<Page>(`/api/groups?${query}${cursor}`, { token: person.token });
      ids.push(...body.items.map(({ id }) => id));
      if (body.nextCursor === null) return ids;
      cursor = `&cursor=${body.nextCursor}`;
    }
  }

  function edit(person: Someone, groupId: string, body: object) {
    return world.api.patch<GroupAnswer & ProblemBody>(`/api/groups/${groupId}`, {
      token: person.token,
      body,
    });
  }

  describe('a new group', () => {
    it('is its founder’s', async () => {
      const owner = await world.someone();
      const group = await world.group(owner, { courseCode: 'CS-101', topic: 'Recursion' });
      assert.deepEqual(
        [group.courseTitle, group.memberCount, group.placesFree, group.membership?.role],
        ['Course CS-101', 1, 9, 'owner'],
      );
      assert.deepEqual(group.rules, { post: 'members', invite: 'moderators', schedule: 'members' });
    });

    it('is made once under one key', async () => {
      const { token } = await world.someone();
      const body = { name: 'Once', joinPolicy: 'open', capacity: 4, timeZone: 'UTC' };
      const headers = { 'idempotency-key': uniqueText('key') };
      const make = () => world.api.post<GroupAnswer>('/api/groups', { token, body, headers });
      const [one, two] = [await make(), await make()];
      assert.deepEqual([one.status, two.status, one.body.id], [201, 201, two.body.id]);
    });

    it('is refused with everything that is wrong', async () => {
      const { token } = await world.someone();
      const send = (body: object) =>
        world.api.post<ProblemBody & { errors: object[] }>('/api/groups', { token, body });
      const wrong = await send({
        name: ' ',
        joinPolicy: 'closed',
        capacity: 1,
        timeZone: 'UTC',
        colour: 'red',
      });
      assert.deepEqual([wrong.status, wrong.body.errors.length], [400, 4]);
      const good = { name: 'Good', joinPolicy: 'open', capacity: 4, timeZone: 'UTC' };
      assert.equal((await send({ ...good, timeZone: 'Mars/Olympus' })).status, 422);
      assert.equal((await send({ ...good, courseCode: 'NONE-1' })).body.code, 'unknown-course');
      assert.equal((await send({ ...good, name: 'x'.repeat(121) })).status, 400);
    });
  });

  describe('a private group', () => {
    it('is to a stranger what no group is', async () => {
      const owner = await world.someone();
      const secret = await world.group(owner, { joinPolicy: 'invite', name: uniqueText('Secret') });
      const stranger = await world.someone({ roles: ['student', 'coordinator', 'admin'] });
      const paths = ['', '/join', '/leave', '/members', '/invitations', `/members/${owner.id}/remove`];
      const knock = async (id: string) => {
        const answers = [];
        for (const path of paths) {
          for (const method of ['get', 'post', 'patch', 'delete'] as const) {
            const { token } = stranger;
            const body =
              method === 'patch'
                ? { name: 'Mine' }
                : path === '/invitations'
                  ? { userId: owner.id }
                  : undefined;
            const answer = await world.api[method]<ProblemBody>(`/api/groups/${id}${path}`, {
              token,
              ...(method !== 'get' && body && { body }),
            });
            const { traceId: _, ...told } = answer.body as ProblemBody & { traceId?: string };
            answers.push([method, path, answer.status, told]);
          }
        }
        return answers;
      };
      const absent = crypto.randomUUID();
      assert.deepEqual(await knock(secret.id), await knock(absent));
    });

    it('is not found by search, but among one’s own', async () => {
      const owner = await world.someone();
      const word = uniqueText('word').replace('-', '');
      const secret = await world.group(owner, { joinPolicy: 'invite', name: word });
      assert.deepEqual(await search(await world.someone(), `q=${word}`), []);
      assert.deepEqual(await search(owner, `q=${word}`), []);
      assert.deepEqual(await search(owner, `q=${word}&mine=true`), [secret.id]);
    });

    it('vanishes from searches when it becomes private', async () => {
      const owner = await world.someone();
      const word = uniqueText('word').replace('-', '');
      const group = await world.group(owner, { name: word });
      assert.deepEqual(await search(await world.someone(), `q=${word}`), [group.id]);
      await edit(owner, group.id, { joinPolicy: 'invite' });
      assert.deepEqual(await search(await world.someone(), `q=${word}`), []);
      assert.equal((await world.get(await world.someone(), group.id)).status, 404);
    });

    it('is gone for who was banned from it', async () => {
      const { owner, member, group } = await world.groupOfTwo();
      await edit(owner, group.id, { joinPolicy: 'invite' });
      await world.act(owner, group.id, member, 'ban');
      assert.equal((await world.get(member, group.id)).status, 404);
    });
  });

  describe('search', () => {
    it('finds by words, course and room', async () => {
      const owner = await world.someone();
      const word = uniqueText('q').replace('-', '');
      const course = uniqueText('C').toUpperCase();
      const full = await world.group(owner, { description: `A ${word}`, capacity: 2, courseCode: course });
      await world.join(await world.someone(), full.id);
      const roomy = await world.group(owner, { topic: `${word} and Café`, courseCode: course });
      const other = await world.group(owner, { name: `${word} other` });
      assert.deepEqual(await search(owner, `q=${word}`), [other.id, roomy.id, full.id]);
      assert.deepEqual(await search(owner, `q=${word.slice(0, -1)}%20CAFE`), [roomy.id]);
      assert.deepEqual(await search(owner, `course=${course.toLowerCase()}`), [roomy.id, full.id]);
      assert.deepEqual(await search(owner, `q=${word}&hasRoom=true`), [other.id, roomy.id]);
      assert.deepEqual(await search(owner, `q=${word}&hasRoom=false`), [full.id]);
      assert.deepEqual(await search(owner, `q=${word}%20nothing`), []);
    });

    it('comes in pages that miss and repeat nothing', async () => {
      const owner = await world.someone();
      const word = uniqueText('p').replace('-', '');
      const made = [];
      for (let index = 0; index < 5; index += 1) made.push((await world.group(owner, { name: word })).id);
      assert.deepEqual(await search(owner, `q=${word}&limit=2`), made.toReversed());
      assert.deepEqual(await search(owner, 'mine=true&limit=2'), made.toReversed());
    });
  });

  describe('archiving', () => {
    it('keeps what was and lets nobody in', async () => {
      const { owner, member, group } = await world.groupOfTwo({ capacity: 2 });
      const waiting = await world.someone();
      await world.join(waiting, group.id);
      const path = `/api/groups/${group.id}`;
      assert.equal((await world.api.delete(path, { token: member.token })).status, 403);
      assert.equal((await world.api.delete(path, { token: owner.token })).status, 204);
      assert.equal((await world.api.delete(path, { token: owner.token })).status, 204);
      assert.deepEqual((await world.get(member, group.id)).body.status, 'archived');
      assert.equal((await world.get(waiting, group.id)).body.membership, null);
      const refused = await world.join(waiting, group.id);
      assert.deepEqual([refused.status, refused.body.code], [409, 'group-archived']);
      assert.deepEqual(await search(member, 'mine=true&archived=true'), [group.id]);
      assert.equal((await edit(owner, group.id, { name: 'New' })).body.code, 'group-archived');
      const taken = await edit(owner, group.id, { archived: false, capacity: 3 });
      assert.deepEqual([taken.body.status, taken.body.placesFree], ['active', 1]);
      assert.equal((await world.join(waiting, group.id)).status, 200);
    });
  });
});
