import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { forEachEngine, uniqueEmail } from '@studyhall/testing';
import { signInLimits } from '../src/domain/sign-in-limits.ts';
import { startIdentity, type TestIdentity, tokenIn } from './test-identity.ts';

const path = '/api/auth/sign-in/email';
const wrong = 'not the right password';

forEachEngine('sign-in', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine);
  });
  after(() => identity.close());

  it('takes the password with the address in any case', async () => {
    const { email, password, id } = await identity.signUp();
    const body = { email: email.toUpperCase(), password };
    const response = await identity.api.post<{ user: { id: string } }>(path, { body });
    assert.equal(response.status, 200);
    assert.equal(response.body.user.id, id);
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { email } = await identity.signUp();
    const known = await identity.api.post<object>(path, { body: { email, password: wrong } });
    const unknown = await identity.api.post<object>(path, {
      body: { email: uniqueEmail(), password: wrong },
    });
    assert.equal(known.status, 401);
    assert.deepEqual({ ...unknown.body, traceId: '' }, { ...known.body, traceId: '' });
  });

  it('computes one hash for an unknown address as for a wrong password: neither is faster', async () => {
    const { email } = await identity.signUp();
    const { passwords } = identity.context;
    const [hash, verify] = [mock.method(passwords, 'hash'), mock.method(passwords, 'verify')];
    const computed = () => hash.mock.callCount() + verify.mock.callCount();
    await identity.api.post(path, { body: { email, password: wrong } });
    assert.equal(computed(), 1);
    await identity.api.post(path, { body: { email: uniqueEmail(), password: wrong } });
    assert.equal(computed(), 2);
    mock.restoreAll();
  });

  it('refuses unknown fields and another type', async () => {
    const body = { email: uniqueEmail(), password: wrong, rememberMe: 'yes' };
    assert.equal((await identity.api.post(path, { body })).status, 400);
    const form = { body: 'email=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    assert.equal((await identity.api.post(path, form)).status, 415);
  });

  it('ends with sign-out', async () => {
    const { session } = await identity.signUp();
    const out = await identity.api.post('/api/auth/sign-out', { token: session });
    assert.equal(out.status, 200);
    assert.ok(out.headers.getSetCookie().some((cookie) => cookie.includes('Max-Age=0')));
    assert.equal((await identity.api.get('/api/auth/token', { token: session })).status, 401);
    assert.equal((await identity.api.post('/api/auth/sign-out', { token: session })).status, 200);
  });

  it('says who is signed in, or null', async () => {
    const { session, id } = await identity.signUp();
    const current = await identity.api.get<{ user: { id: string } }>('/api/auth/get-session', {
      token: session,
    });
    assert.equal(current.body.user.id, id);
    const nobody = await identity.api.get('/api/auth/get-session');
    assert.equal(nobody.status, 200);
    assert.equal(nobody.body, null);
  });

  describe('after too many failures', () => {
    const from = (address: string) => ({ 'studyhall-client-address': address });
    const fail = async (email: string, client: string, times: number) => {
      const statuses: number[] = [];
      for (let round = 0; round < times; round++) {
        const request = { body: { email, password: wrong }, headers: from(client) };
        statuses.push((await identity.api.post(path, request)).status);
      }
      return statuses;
    };

    it('turns the client away from the account, even with the right password', async () => {
      const account = await identity.signUp();
      const { max } = signInLimits.clientOnAccount;
      const statuses = await fail(account.email, '198.51.100.7', max + 1);
      assert.deepEqual(statuses, [...Array<number>(max).fill(401), 429]);
      const { email, password } = account;
      const response = await identity.api.post(path, {
        body: { email, password },
        headers: from('198.51.100.7'),
      });
      assert.equal(response.status, 429);
      const wait = Number(response.headers.get('retry-after'));
      assert.ok(wait > 0 && wait <= 900, String(wait));
    });

    it('lets the owner in from elsewhere', async () => {
      const account = await identity.signUp();
      await fail(account.email, '198.51.100.8', signInLimits.clientOnAccount.max + 1);
      assert.ok((await identity.signIn(account)).session);
    });

    it('counts attempts that come all at once', async () => {
      const { email } = await identity.signUp();
      const request = { body: { email, password: wrong }, headers: from('198.51.100.9') };
      const burst = Array.from({ length: 25 }, () => identity.api.post(path, request));
      const statuses = (await Promise.all(burst)).map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 401).length, signInLimits.clientOnAccount.max);
    });

    it('forgets the failures after a success', async () => {
      const account = await identity.signUp();
      const client = '198.51.100.10';
      await fail(account.email, client, signInLimits.clientOnAccount.max - 1);
      const { email, password } = account;
      const right = { body: { email, password }, headers: from(client) };
      assert.equal((await identity.api.post(path, right)).status, 200);
      assert.deepEqual(await fail(email, client, 2), [401, 401]);
    });

    it('counts unknown addresses in the same way', async () => {
      const statuses = await fail(uniqueEmail(), '198.51.100.11', signInLimits.clientOnAccount.max + 1);
      assert.equal(statuses.at(-1), 429);
    });
  });
});

forEachEngine('sign-in limits over time', (engine) => {
  it('open again when the window has passed', async () => {
    let now = Date.now();
    const identity = await startIdentity(engine, { now: () => now });
    try {
      const account = await identity.signUp();
      const body = { email: account.email, password: wrong };
      for (let round = 0; round <= signInLimits.clientOnAccount.max; round++) {
        await identity.api.post(path, { body });
      }
      assert.equal((await identity.api.post(path, { body })).status, 429);
      now += signInLimits.clientOnAccount.windowMs + 1;
      assert.ok((await identity.signIn(account)).session);
    } finally {
      await identity.close();
    }
  });

  it('close an account that is guessed at from many places, until its password is reset', async () => {
    const identity = await startIdentity(engine);
    try {
      const { email, password } = await identity.signUp();
      const { max } = signInLimits.account;
      const attempt = (client: number, secret: string) =>
        identity.api.post(path, {
          body: { email, password: secret },
          headers: { 'studyhall-client-address': `203.0.113.${client}` },
        });
      for (let round = 0; round < max; round++) await attempt(round % 25, wrong);
      assert.equal((await attempt(200, password)).status, 429);
      await identity.api.post('/api/auth/request-password-reset', { body: { email } });
      const token = tokenIn((await identity.mailsTo(email)).at(-1));
      const newPassword = 'seven slow lanterns';
      await identity.api.post('/api/auth/reset-password', { body: { token, newPassword } });
      assert.equal((await attempt(200, newPassword)).status, 200);
    } finally {
      await identity.close();
    }
  });
});
