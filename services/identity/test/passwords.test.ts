import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { forEachEngine, uniqueEmail } from '@studyhall/testing';
import { signInLimits } from '../src/domain/sign-in-limits.ts';
import { type Account, startIdentity, type TestIdentity, tokenIn } from './test-identity.ts';

const newPassword = 'seven slow lanterns';

forEachEngine('passwords', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine);
  });
  after(() => identity.close());

  const signInWith = async ({ email }: Account, password: string) =>
    (await identity.api.post('/api/auth/sign-in/email', { body: { email, password } })).status;
  const isSignedIn = async ({ session }: Account) =>
    (await identity.api.get('/api/auth/token', { token: session })).status === 200;

  it('are stored as argon2id with the parameters beside them', async () => {
    const production = await startIdentity(engine, { admin: false, strongHashes: true });
    const { id } = await production.signUp();
    const row = await production.context.db.read
      .selectFrom('credentials')
      .select('password')
      .where('user_id', '=', id)
      .executeTakeFirst();
    await production.close();
    assert.match(row?.password ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  describe('changed by their owner', () => {
    const change = ({ session, password }: Account, overrides = {}) =>
      identity.api.post<{ code: string; ended: number }>('/api/auth/change-password', {
        token: session,
        body: { currentPassword: password, newPassword, ...overrides },
      });

    it('count at once, and sign out everywhere else', async () => {
      const account = await identity.signUp();
      const elsewhere = await identity.signIn(account);
      const { status, body } = await change(account);
      assert.equal(status, 200);
      assert.equal(body.ended, 1);
      assert.equal(await isSignedIn(elsewhere), false);
      assert.equal(await isSignedIn(account), true);
      assert.equal(await signInWith(account, account.password), 401);
      assert.equal(await signInWith(account, newPassword), 200);
    });

    it('leave other sessions alone when asked to', async () => {
      const account = await identity.signUp();
      const elsewhere = await identity.signIn(account);
      await change(account, { revokeOtherSessions: false });
      assert.equal(await isSignedIn(elsewhere), true);
    });

    it('need the current one, which cannot be guessed here either', async () => {
      const account = await identity.signUp();
      const guess = { currentPassword: 'not the right password' };
      const first = await change(account, guess);
      assert.equal(first.status, 403);
      assert.equal(first.body.code, 'wrong-password');
      for (let round = 1; round < signInLimits.clientOnAccount.max; round++) await change(account, guess);
      assert.equal((await change(account)).status, 429);
    });

    it('obey the policy', async () => {
      const account = await identity.signUp();
      assert.equal((await change(account, { newPassword: 'password123' })).status, 422);
      assert.equal((await change(account, { newPassword: 'short' })).status, 400);
      assert.equal((await change({ ...account, session: 'a.b' })).status, 401);
    });
  });

  describe('reset by mail', () => {
    const request = (email: string) =>
      identity.api.post('/api/auth/request-password-reset', { body: { email } });
    const reset = (token: string, password = newPassword) =>
      identity.api.post<{ code: string }>('/api/auth/reset-password', {
        body: { token, newPassword: password },
      });
    const resetTokenFor = async ({ email }: Account) => {
      await request(email);
      return tokenIn((await identity.mailsTo(email)).at(-1));
    };

    it('replace the old one, end every session, and open an account closed by guesses', async () => {
      const account = await identity.signUp();
      for (let round = 0; round <= signInLimits.clientOnAccount.max; round++)
        await signInWith(account, 'wrong one!');
      const token = await resetTokenFor(account);
      assert.equal((await reset(token)).status, 200);
      assert.equal(await isSignedIn(account), false);
      const elsewhere = { 'studyhall-client-address': '198.51.100.20' };
      const signIn = await identity.api.post('/api/auth/sign-in/email', {
        body: { email: account.email, password: newPassword },
        headers: elsewhere,
      });
      assert.equal(signIn.status, 200);
    });

    it('work once, even for two at the same time', async () => {
      const token = await resetTokenFor(await identity.signUp());
      const both = await Promise.all([reset(token), reset(token, 'eight slow lanterns')]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422]);
      const again = await reset(token);
      assert.equal(again.status, 422);
      assert.equal(again.body.code, 'invalid-token');
    });

    it('do not work when expired, invented or with a weak password', async () => {
      const token = await resetTokenFor(await identity.signUp());
      assert.equal((await reset(token, 'password123')).status, 422);
      await identity.context.db.transaction((tx) =>
        tx.updateTable('verifications').set({ expires_at: '2020-01-01 00:00:00.000' }).execute(),
      );
      assert.equal((await reset(token)).body.code, 'invalid-token');
      assert.equal((await reset('invented')).body.code, 'invalid-token');
    });

    it('stand in the database as hashes only', async () => {
      const token = await resetTokenFor(await identity.signUp());
      const rows = await identity.context.db.read.selectFrom('verifications').selectAll().execute();
      assert.ok(token.length > 20 && !JSON.stringify(rows).includes(token));
    });

    it('are answered alike, and in the same time, for an unknown address', async () => {
      const { email } = await identity.signUp();
      const timed = async (address: string) => {
        const start = performance.now();
        const { status, body } = await request(address);
        return { answer: { status, body }, ms: performance.now() - start };
      };
      const known = await timed(email);
      const unknown = await timed(uniqueEmail());
      assert.deepEqual(unknown.answer, known.answer);
      assert.ok(Math.min(known.ms, unknown.ms) >= 295, `${known.ms} and ${unknown.ms} ms`);
    });

    it('are mailed a few times an hour at most', async () => {
      const { email } = await identity.signUp();
      for (let round = 0; round < 7; round++) await request(email);
      assert.equal((await identity.mailsTo(email)).length, 5);
    });
  });
});
