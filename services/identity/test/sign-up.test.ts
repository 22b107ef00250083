import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { forEachEngine, uniqueEmail } from '@studyhall/testing';
import { password, sessionOf, startIdentity, type TestIdentity } from './test-identity.ts';

const path = '/api/auth/sign-up/email';
const signUpOf = (overrides = {}) => ({ name: 'Ayesha Khan', email: uniqueEmail(), password, ...overrides });

interface Problem {
  code: string;
  errors?: { path: string; message: string }[];
}

forEachEngine('sign-up', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine);
  });
  after(() => identity.close());

  it('makes a student and signs them in by cookie and by token', async () => {
    const email = uniqueEmail();
    const response = await identity.api.post<{ token: string; user: { id: string; email: string } }>(path, {
      body: signUpOf({ email: email.toUpperCase() }),
    });
    assert.equal(response.status, 200);
    assert.equal(response.body.user.email, email);
    const [cookie = ''] = response.headers.getSetCookie();
    assert.match(cookie, /^studyhall\.session_token=[^;]+;.*HttpOnly; SameSite=Lax/);
    assert.equal(sessionOf(response.headers), response.body.token);
    const token = await identity.tokenOf({ session: response.body.token });
    const me = await identity.api.get<{ roles: string[] }>('/api/users/me', { token });
    assert.deepEqual(me.body.roles, ['student']);
  });

  it('tells the other services', async () => {
    const { id, email, name } = await identity.signUp();
    const told = () =>
      identity.stub.requests
        .flatMap(({ body }) => (Array.isArray(body) ? body : []))
        .find(({ type, subject }) => type === 'person.registered' && subject === id);
    for (let tries = 0; tries < 100 && !told(); tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(told()?.data, { personId: id, name, email, roles: ['student'] });
  });

  it('asks by mail to confirm the address', async () => {
    const { email } = await identity.signUp();
    const mails = await identity.mailsTo(email);
    assert.equal(mails.length, 1);
    assert.match(mails[0] ?? '', /Confirm your e-mail address/);
  });

  it('names every field that is wrong, and unknown ones', async () => {
    const { status, body } = await identity.api.post<Problem>(path, {
      body: { name: '', email: 'nobody', password: 'short', role: 'admin' },
    });
    assert.equal(status, 400);
    const paths = body.errors?.map((error) => error.path).sort();
    assert.deepEqual(paths, ['/email', '/name', '/password', '/role']);
  });

  it('refuses a password that is common, or little more than the name', async () => {
    for (const weak of ['password123', 'qwertyuiop', 'AyeshaKhan26']) {
      const { status, body } = await identity.api.post<Problem>(path, { body: signUpOf({ password: weak }) });
      assert.equal(status, 422, weak);
      assert.equal(body.code, 'weak-password');
      assert.equal(body.errors?.[0]?.path, '/password');
    }
  });

  it('refuses a body of 3 MB', async () => {
    const body = signUpOf({ name: 'x'.repeat(3_000_000) });
    assert.equal((await identity.api.post(path, { body })).status, 413);
  });

  describe('with an address that has an account', () => {
    it('answers as for a new one, and tells the owner by mail', async () => {
      const owner = await identity.signUp();
      const fresh = await identity.api.post<{ user: object }>(path, { body: signUpOf() });
      const taken = await identity.api.post<{ user: object }>(path, {
        body: signUpOf({ email: owner.email, name: 'Somebody Else' }),
      });
      assert.equal(taken.status, fresh.status);
      assert.deepEqual(Object.keys(taken.body.user), Object.keys(fresh.body.user));
      assert.equal(sessionOf(taken.headers).length, sessionOf(fresh.headers).length);
      const withoutValues = (headers: Headers) =>
        headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]+/, '='));
      assert.deepEqual(withoutValues(taken.headers), withoutValues(fresh.headers));
      assert.deepEqual([...taken.headers.keys()], [...fresh.headers.keys()]);
      const mails = await identity.mailsTo(owner.email);
      assert.match(mails.at(-1) ?? '', /You already have a Study Hall account/);
    });

    it('gives no way into the account', async () => {
      const owner = await identity.signUp();
      const body = signUpOf({ email: owner.email, password: 'another quiet harbour' });
      const { headers } = await identity.api.post(path, { body });
      assert.equal((await identity.api.get('/api/auth/token', { token: sessionOf(headers) })).status, 401);
      const signIn = await identity.api.post('/api/auth/sign-in/email', {
        body: { email: owner.email, password: body.password },
      });
      assert.equal(signIn.status, 401);
      assert.ok((await identity.signIn(owner)).session);
    });

    it('makes one account when many sign up with one address at once', async () => {
      const email = uniqueEmail();
      const responses = await Promise.all(
        Array.from({ length: 12 }, () => identity.api.post(path, { body: signUpOf({ email }) })),
      );
      assert.ok(responses.every(({ status }) => status === 200));
      const tokens = await Promise.all(
        responses.map(({ headers }) => identity.api.get('/api/auth/token', { token: sessionOf(headers) })),
      );
      assert.equal(tokens.filter(({ status }) => status === 200).length, 1);
      const rows = await identity.context.db.read
        .selectFrom('users')
        .select('id')
        .where('email', '=', email)
        .execute();
      assert.equal(rows.length, 1);
    });
  });
});

forEachEngine('a sign-up that fails half way', (engine) => {
  it('leaves nothing: user, password, role and event are stored together', async () => {
    const identity = await startIdentity(engine);
    try {
      await identity.context.db.exclusively((run) => run('DROP TABLE outbox'));
      const body = signUpOf();
      assert.equal((await identity.api.post(path, { body })).status, 500);
      const { read } = identity.context.db;
      assert.equal(
        (await read.selectFrom('users').select('id').where('email', '=', body.email).execute()).length,
        0,
      );
      assert.equal((await read.selectFrom('credentials').select('id').execute()).length, 1);
    } finally {
      await identity.close();
    }
  });
});
