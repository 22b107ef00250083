import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { forEachEngine, uniqueEmail } from '@studyhall/testing';
import type { ListedAuditEntry } from '../src/routes/audit.schema.ts';
import { startIdentity, type TestIdentity } from './test-identity.ts';

interface Page {
  items: ListedAuditEntry[];
  nextCursor: string | null;
}

forEachEngine('audit log', (engine) => {
  let identity: TestIdentity;
  let admin: string;
  before(async () => {
    identity = await startIdentity(engine);
    admin = await identity.adminToken();
  });
  after(() => identity.close());

  const read = async (query: string) =>
    (await identity.api.get<Page>(`/api/users/audit?${query}`, { token: admin })).body;
  const signIn = (email: string, password: string) =>
    identity.api.post('/api/auth/sign-in/email', {
      body: { email, password },
      headers: { 'studyhall-client-address': '198.51.100.77' },
    });

  it('tells the story of an account, newest first', async () => {
    const account = await identity.signUp();
    await signIn(account.email, 'not the right password');
    const again = await identity.signIn(account);
    await identity.api.put(`/api/users/${account.id}/roles`, {
      token: admin,
      body: { roles: ['coordinator'] },
    });
    await identity.api.post('/api/auth/sign-out', { token: again.session });
    const { items } = await read(`subject=${account.id}`);
    assert.deepEqual(
      items.map(({ action }) => action),
      ['sign-out', 'roles.changed', 'sign-in.succeeded', 'sign-in.failed', 'account.created'],
    );
    assert.deepEqual(items[1]?.details, { before: ['student'], after: ['coordinator'] });
    assert.equal(items[3]?.network, '198.51.100.0');
  });

  it('is shown with the names of those who are still there', async () => {
    const account = await identity.signUp();
    const [entry] = (await read(`subject=${account.id}&action=account.created`)).items;
    assert.equal(entry?.subjectName, account.name);
    const body = { password: account.password };
    await identity.api.delete('/api/users/me', { token: await identity.tokenOf(account), body });
    const [later] = (await read(`subject=${account.id}&action=account.created`)).items;
    assert.deepEqual([later?.subjectId, later?.subjectName], [account.id, null]);
  });

  it('holds neither addresses nor passwords nor tokens', async () => {
    const email = uniqueEmail();
    await signIn(email, 'a very secret guess');
    const account = await identity.signUp();
    const text = JSON.stringify(await read('limit=100'));
    for (const secret of [email, 'a very secret guess', account.email, account.password, account.session]) {
      assert.ok(!text.includes(secret), secret);
    }
  });

  it('gives failures of one unknown address one pseudonym', async () => {
    const email = uniqueEmail();
    await signIn(email, 'a very secret guess');
    await signIn(email, 'a very secret guess');
    const { items } = await read('action=sign-in.failed&limit=2');
    const [one, two] = items.map(({ details }) => details['account']);
    assert.match(String(one), /^[0-9a-f]{16}$/);
    assert.equal(one, two);
  });

  it('is read by time, actor and action, page by page', async () => {
    const from = new Date().toISOString();
    const account = await identity.signUp();
    for (let count = 0; count < 3; count++) await identity.signIn(account);
    const to = new Date(Date.now() + 1).toISOString();
    const query = `actor=${account.id}&action=sign-in.succeeded&from=${from}&to=${to}&limit=2`;
    const first = await read(query);
    assert.equal(first.items.length, 2);
    const rest = await read(`${query}&cursor=${first.nextCursor}`);
    assert.equal(rest.items.length, 1);
    assert.equal(rest.nextCursor, null);
    assert.deepEqual((await read(`actor=${account.id}&to=${from}`)).items, []);
  });

  it('records who tried to change roles without being allowed to', async () => {
    const account = await identity.signUp();
    const token = await identity.tokenOf(account);
    await identity.api.put(`/api/users/${account.id}/roles`, { token, body: { roles: ['admin'] } });
    const { items } = await read(`actor=${account.id}&action=roles.change-refused`);
    assert.deepEqual(items[0]?.details, { wanted: ['admin'] });
  });

  it('refuses nonsense in the query', async () => {
    for (const query of ['action=everything', 'from=yesterday', 'actor=me', 'limit=1000', 'sort=asc']) {
      const { status } = await identity.api.get(`/api/users/audit?${query}`, { token: admin });
      assert.equal(status, 400, query);
    }
  });
});
