import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import type { SignInSession } from '../src/routes/sessions.schema.ts';
import { type Account, startIdentity, type TestIdentity } from './test-identity.ts';

interface Page {
  items: SignInSession[];
  nextCursor: string | null;
}

forEachEngine('my sign-in sessions', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine);
  });
  after(() => identity.close());

  const list = async ({ session }: Account, query = '') =>
    (await identity.api.get<Page>(`/api/auth/list-sessions${query}`, { token: session })).body;
  const isSignedIn = async ({ session }: Account) =>
    (await identity.api.get('/api/auth/token', { token: session })).status === 200;

  it('are listed, newest first, without their tokens', async () => {
    const first = await identity.signUp();
    const second = await identity.signIn(first);
    const { items } = await list(second);
    assert.deepEqual(
      items.map(({ current }) => current),
      [true, false],
    );
    const [shown] = second.session.split('.');
    assert.ok(shown && !JSON.stringify(items).includes(shown));
    assert.equal(items[0]?.userAgent, 'node');
  });

  it('are listed in pages', async () => {
    const account = await identity.signUp();
    await identity.signIn(account);
    await identity.signIn(account);
    const first = await list(account, '?limit=2');
    assert.equal(first.items.length, 2);
    const rest = await list(account, `?limit=2&cursor=${first.nextCursor}`);
    assert.equal(rest.items.length, 1);
    assert.equal(rest.nextCursor, null);
  });

  it('end one by one, by id', async () => {
    const first = await identity.signUp();
    const second = await identity.signIn(first);
    const other = (await list(second)).items.find(({ current }) => !current);
    const ended = await identity.api.post('/api/auth/revoke-session', {
      token: second.session,
      body: { id: other?.id },
    });
    assert.deepEqual(ended.body, { status: true, ended: 1 });
    assert.equal(await isSignedIn(first), false);
    assert.equal(await isSignedIn(second), true);
  });

  it('that are one’s own end with the cookie', async () => {
    const account = await identity.signUp();
    const id = (await list(account)).items[0]?.id;
    const ended = await identity.api.post('/api/auth/revoke-session', {
      token: account.session,
      body: { id },
    });
    assert.ok(ended.headers.getSetCookie().some((cookie) => cookie.includes('Max-Age=0')));
    assert.equal(await isSignedIn(account), false);
  });

  it('of somebody else are not there', async () => {
    const [mine, theirs] = [await identity.signUp(), await identity.signUp()];
    const id = (await list(theirs)).items[0]?.id;
    for (const target of [id, newId()]) {
      const request = { token: mine.session, body: { id: target } };
      assert.equal((await identity.api.post('/api/auth/revoke-session', request)).status, 404);
    }
    assert.equal(await isSignedIn(theirs), true);
  });

  it('end everywhere else at once', async () => {
    const first = await identity.signUp();
    const second = await identity.signIn(first);
    const third = await identity.signIn(first);
    const request = { token: third.session };
    const { body } = await identity.api.post('/api/auth/revoke-other-sessions', request);
    assert.deepEqual(body, { status: true, ended: 2 });
    assert.deepEqual(await Promise.all([first, second, third].map(isSignedIn)), [false, false, true]);
  });

  it('need a session', async () => {
    const account = await identity.signUp();
    const token = await identity.tokenOf(account);
    assert.equal((await identity.api.get('/api/auth/list-sessions')).status, 401);
    assert.equal((await identity.api.get('/api/auth/list-sessions', { token })).status, 401);
    assert.equal((await identity.api.post('/api/auth/revoke-other-sessions')).status, 401);
    const byToken = { token: account.session, body: { token: account.session } };
    assert.equal((await identity.api.post('/api/auth/revoke-session', byToken)).status, 400);
  });
});
