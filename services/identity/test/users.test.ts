import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine, uniqueText } from '@studyhall/testing';
import type { User } from '../src/routes/users.schema.ts';
import { startIdentity, type TestIdentity } from './test-identity.ts';

interface Page {
  items: User[];
  nextCursor: string | null;
}

forEachEngine('users and roles', (engine) => {
  let identity: TestIdentity;
  let admin: string;
  before(async () => {
    identity = await startIdentity(engine);
    admin = await identity.adminToken();
  });
  after(() => identity.close());

  const putRoles = (id: string, roles: unknown, token = admin) =>
    identity.api.put<User & { code: string }>(`/api/users/${id}/roles`, { token, body: { roles } });
  const list = async (query: string) =>
    (await identity.api.get<Page>(`/api/users?${query}`, { token: admin })).body;
  const myId = async (token: string) => (await identity.api.get<User>('/api/users/me', { token })).body.id;

  it('show me myself', async () => {
    const { email, name, id, ...account } = await identity.signUp();
    const me = await identity.api.get<User>('/api/users/me', { token: await identity.tokenOf(account) });
    const { createdAt, ...rest } = me.body;
    assert.deepEqual(rest, { id, name, email, emailVerified: false, roles: ['student'] });
    assert.ok(Date.parse(createdAt) > 0);
  });

  it('are found by the beginnings of name and address', async () => {
    const word = uniqueText('zubair').replace('-', '');
    const { id } = await identity.signUp({ name: `Nadia ${word}` });
    assert.deepEqual(
      (await list(`q=nad+${word.slice(0, -3)}`)).items.map((user) => user.id),
      [id],
    );
    assert.deepEqual((await list(`q=${word}+nobody`)).items, []);
  });

  it('are listed in pages', async () => {
    const word = uniqueText('page').replace('-', '');
    for (let count = 0; count < 3; count++) await identity.signUp({ name: `Person ${word}` });
    const first = await list(`q=${word}&limit=2`);
    assert.equal(first.items.length, 2);
    const rest = await list(`q=${word}&limit=2&cursor=${first.nextCursor}`);
    assert.equal(rest.items.length, 1);
    assert.equal(rest.nextCursor, null);
    const bad = await identity.api.get('/api/users?cursor=nonsense', { token: admin });
    assert.equal(bad.status, 400);
  });

  it('get roles from an admin', async () => {
    const { id } = await identity.signUp();
    const { status, body } = await putRoles(id, ['tutor', 'student']);
    assert.equal(status, 200);
    assert.deepEqual(body.roles, ['student', 'tutor']);
    assert.deepEqual((await putRoles(id, ['coordinator'])).body.roles, ['coordinator']);
  });

  it('refuse roles that do not exist, none, twice the same, and people who do not exist', async () => {
    const { id } = await identity.signUp();
    for (const roles of [['root'], [], ['tutor', 'tutor'], 'admin']) {
      assert.equal((await putRoles(id, roles)).status, 400, JSON.stringify(roles));
    }
    assert.equal((await putRoles(newId(), ['tutor'])).status, 404);
    assert.equal((await putRoles('me', ['tutor'])).status, 400);
  });

  it('keep the last admin', async () => {
    const id = await myId(admin);
    const refused = await putRoles(id, ['student']);
    assert.equal(refused.status, 409);
    assert.equal(refused.body.code, 'last-admin');
  });

  it('keep one admin when two remove each other at once', async () => {
    const first = await identity.signUp();
    await putRoles(first.id, ['admin']);
    const ids = [await myId(admin), first.id];
    const tokens = [await identity.tokenOf(first), admin];
    const answers = await Promise.all(ids.map((id, index) => putRoles(id, ['student'], tokens[index])));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const [lastAdmin = ''] = ids.filter((_, index) => answers[index]?.status === 409);
    const keeper = lastAdmin === first.id ? await identity.tokenOf(first) : admin;
    for (const id of ids) await putRoles(id, ['admin'], keeper);
  });

  it('are for admins; everybody sees only themselves', async () => {
    const someone = await identity.signUp();
    const calls = {
      me: (token?: string) => identity.api.get('/api/users/me', { token }),
      list: (token?: string) => identity.api.get('/api/users', { token }),
      audit: (token?: string) => identity.api.get('/api/users/audit', { token }),
      roles: (token?: string) =>
        identity.api.put(`/api/users/${someone.id}/roles`, { token, body: { roles: ['student'] } }),
    };
    const expected = {
      anonymous: { me: 401, list: 401, audit: 401, roles: 401 },
      student: { me: 200, list: 403, audit: 403, roles: 403 },
      tutor: { me: 200, list: 403, audit: 403, roles: 403 },
      coordinator: { me: 200, list: 403, audit: 403, roles: 403 },
      admin: { me: 200, list: 200, audit: 200, roles: 200 },
    };
    for (const [role, statuses] of Object.entries(expected)) {
      const token = role === 'anonymous' ? undefined : await tokenWithRole(role);
      for (const [call, status] of Object.entries(statuses)) {
        const response = await calls[call as keyof typeof calls](token);
        assert.equal(response.status, status, `${role} ${call}`);
      }
    }
  });

  async function tokenWithRole(role: string): Promise<string> {
    const account = await identity.signUp();
    if (role !== 'student') await putRoles(account.id, [role]);
    return identity.tokenOf(account);
  }
});
