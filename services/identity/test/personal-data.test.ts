import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { databaseServices } from '@studyhall/platform';
import { forEachEngine, type StubAnswer } from '@studyhall/testing';
import { continueDueErasures } from '../src/commands/erase-person.ts';
import { signInLimits } from '../src/domain/sign-in-limits.ts';
import { type Account, confirm, startIdentity, type TestIdentity } from './test-identity.ts';

const others = databaseServices().filter(({ name }) => name !== 'identity');

forEachEngine('a person’s data', (engine) => {
  let identity: TestIdentity;
  let now = Date.now();
  /** How the other services answer about people; undefined for the usual way. */
  let answer: StubAnswer | undefined;
  before(async () => {
    identity = await startIdentity(engine, {
      now: () => now,
      others: (request) => (request.path.startsWith('/internal/people/') && answer) || confirm(request),
    });
  });
  after(() => identity.close());
  afterEach(() => {
    answer = undefined;
    now = Date.now();
  });

  const erase = async (account: Account, password = account.password) =>
    identity.api.delete<{ status: string; code: string }>('/api/users/me', {
      token: await identity.tokenOf(account),
      body: { password },
    });
  const deletionsOf = ({ id }: Account) =>
    identity.stub.requests.filter(
      ({ method, path }) => method === 'DELETE' && path === `/internal/people/${id}`,
    ).length;
  const pending = () => identity.context.db.read.selectFrom('erasures').selectAll().execute();

  describe('exported', () => {
    it('comes from every service, without secrets', async () => {
      answer = { status: 200, body: { bio: 'likes algebra' } };
      const account = await identity.signUp();
      const { status, body } = await identity.api.get<{
        identity: { user: { email: string }; sessions: unknown[]; audit: unknown[] };
        services: Record<string, unknown>;
      }>('/api/users/me/export', { token: await identity.tokenOf(account) });
      assert.equal(status, 200);
      assert.equal(body.identity.user.email, account.email);
      assert.equal(body.identity.sessions.length, 1);
      assert.deepEqual(
        Object.keys(body.services),
        others.map(({ name }) => name),
      );
      assert.deepEqual(body.services['tutors'], { bio: 'likes algebra' });
      assert.ok(!JSON.stringify(body).includes('argon2id'));
    });

    it('has null for a service that knows nothing', async () => {
      answer = { status: 404, body: {} };
      const token = await identity.tokenOf(await identity.signUp());
      const { body } = await identity.api.get<{ services: object }>('/api/users/me/export', { token });
      assert.ok(Object.values(body.services).every((part) => part === null));
    });

    it('is complete or not given', async () => {
      answer = { status: 500, body: {} };
      const token = await identity.tokenOf(await identity.signUp());
      const { status, headers } = await identity.api.get('/api/users/me/export', { token });
      assert.equal(status, 503);
      assert.ok(Number(headers.get('retry-after')) > 0);
      assert.equal((await identity.api.get('/api/users/me/export')).status, 401);
    });
  });

  describe('erased', () => {
    it('is gone everywhere, and the address is free', async () => {
      const account = await identity.signUp();
      const token = await identity.tokenOf(account);
      const { status, body } = await erase(account);
      assert.equal(status, 200);
      assert.equal(body.status, 'erased');
      assert.equal(deletionsOf(account), others.length);
      assert.equal((await identity.api.get('/api/auth/token', { token: account.session })).status, 401);
      assert.equal((await identity.api.get('/api/users/me', { token })).status, 401);
      const again = await identity.signUp({ email: account.email });
      assert.notEqual(again.id, account.id);
    });

    it('leaves no row behind but the log of ids', async () => {
      const account = await identity.signUp();
      await identity.api.post('/api/auth/request-password-reset', { body: { email: account.email } });
      await identity.mailsTo(account.email);
      await erase(account);
      const { read } = identity.context.db;
      const left = [
        await read.selectFrom('users').selectAll().where('id', '=', account.id).execute(),
        await read.selectFrom('credentials').selectAll().where('user_id', '=', account.id).execute(),
        await read.selectFrom('sign_in_sessions').selectAll().where('user_id', '=', account.id).execute(),
        await read.selectFrom('user_roles').selectAll().where('user_id', '=', account.id).execute(),
        await read.selectFrom('user_terms').selectAll().where('user_id', '=', account.id).execute(),
        await read.selectFrom('verifications').selectAll().where('value', '=', account.id).execute(),
      ];
      assert.deepEqual(left.flat(), []);
      const audit = await read
        .selectFrom('audit_entries')
        .selectAll()
        .where('subject_id', '=', account.id)
        .execute();
      assert.ok(audit.some(({ action }) => action === 'account.erased'));
      assert.ok(!JSON.stringify(audit).includes(account.email));
    });

    it('needs the password, which cannot be guessed here either', async () => {
      const account = await identity.signUp();
      const token = await identity.tokenOf(account);
      const guess = () =>
        identity.api.delete('/api/users/me', { token, body: { password: 'not the right one' } });
      assert.equal((await guess()).status, 403);
      for (let round = 1; round < signInLimits.clientOnAccount.max; round++) await guess();
      assert.equal((await guess()).status, 429);
      assert.equal((await identity.api.delete('/api/users/me', { token, body: {} })).status, 400);
      assert.equal((await identity.api.delete('/api/users/me', { body: { password: 'x' } })).status, 401);
    });

    it('waits for a service that is down, and finishes when it is back', async () => {
      const account = await identity.signUp();
      answer = { status: 503, body: {} };
      const { status, body } = await erase(account);
      assert.equal(status, 202);
      assert.equal(body.status, 'erasing');
      assert.equal((await identity.api.get('/api/auth/token', { token: account.session })).status, 401);
      const again = await identity.signUp({ email: account.email });
      assert.notEqual(again.id, account.id);

      now += 60_000;
      await continueDueErasures(identity.context);
      const waiting = (await pending()).find(({ person_id }) => person_id === account.id);
      assert.equal(waiting?.confirmed_at, null);
      assert.equal(waiting?.attempts, 2);

      answer = undefined;
      now += 60_000;
      await continueDueErasures(identity.context);
      const confirmed = (await pending()).find(({ person_id }) => person_id === account.id);
      assert.notEqual(confirmed?.confirmed_at, null);
    });

    it('is asked for once more when the last token has expired', async () => {
      const account = await identity.signUp();
      await erase(account);
      now += 25 * 60_000;
      await continueDueErasures(identity.context);
      assert.equal(deletionsOf(account), 2 * others.length);
      assert.ok(!(await pending()).some(({ person_id }) => person_id === account.id));
    });

    it('is not for the last admin', async () => {
      const token = await identity.adminToken();
      const { password } = identity.admin;
      const { status, body } = await identity.api.delete<{ code: string }>('/api/users/me', {
        token,
        body: { password },
      });
      assert.equal(status, 409);
      assert.equal(body.code, 'last-admin');
      assert.ok(await identity.adminToken());
    });
  });
});
