import assert from 'node:assert/strict';
import { it } from 'node:test';
import { encodeCursor } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import { expectStatus, useGroups } from './groups-app.ts';

const id = '01890000-0000-7000-8000-000000000000';
const odd = 'x\u0000\u{1F642}';
const now = Date.UTC(2026, 2, 2);

forEachEngine('cursors of lists', (engine) => {
  const world = useGroups(engine);

  it('are refused where somebody made them up', async () => {
    const owner = await world.someone();
    const { id: groupId } = await world.group(owner);
    const lists: readonly [path: string, ...positions: object[]][] = [
      ['/api/groups', { id: odd }],
      ['/api/groups?mine=true', { id: odd }],
      ['/api/invitations', { id: odd }],
      ['/api/meetings', { start: 9_000_000_000_000_000, id }, { start: -1e15, id }, { start: now, id: odd }],
      [`/api/groups/${groupId}/meetings`, { start: 9_000_000_000_000_000, id }],
      [`/api/groups/${groupId}/members`, { since: 'x', personId: id }, { since: now, personId: odd }],
      [`/api/groups/${groupId}/invitations`, { id: odd }],
      [`/api/groups/${groupId}/reports`, { id: odd }],
      [`/api/groups/${groupId}/polls`, { before: odd }],
      [`/api/groups/${groupId}/posts`, { number: 1e300 }, { number: -1 }],
    ];
    for (const [path, ...positions] of lists) {
      for (const position of positions) {
        const cursor = `${path.includes('?') ? '&' : '?'}cursor=${encodeCursor(position)}`;
        const answer = await world.api.get<{ code: string }>(`${path}${cursor}`, { token: owner.token });
        const what = `${path} ${JSON.stringify(position)}`;
        assert.deepEqual([answer.status, answer.body.code], [400, 'invalid-cursor'], what);
      }
    }
  });

  it('lead through all members', async () => {
    const { owner, group } = await world.groupOfTwo();
    for (const person of await world.people(3)) expectStatus(await world.join(person, group.id), 200);
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/api/groups/${group.id}/members?limit=2${cursor}`;
      const { body } = await world.api.get<{ items: { userId: string }[]; nextCursor: string | null }>(path, {
        token: owner.token,
      });
      seen.push(...body.items.map(({ userId }) => userId));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    assert.deepEqual(seen.sort(), (await world.memberIds(owner, group.id)).sort());
  });
});
