import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { forEachEngine, uniqueEmail } from '@studyhall/testing';
import { password, startIdentity, type TestIdentity } from './test-identity.ts';

const path = '/api/auth/sign-up/email';
const newcomer = () => ({ name: 'Bilal Ahmed', email: uniqueEmail(), password });

forEachEngine('origins and paths', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine);
  });
  after(() => identity.close());

  it('takes programs without an Origin, Node’s fetch among them', async () => {
    assert.equal((await identity.api.post(path, { body: newcomer() })).status, 200);
  });

  it('takes its own origin; embedded, also under the other name of the machine', async () => {
    const embedded = engine.name === 'SQLite';
    const expected = { 'http://127.0.0.1:8080': 200, 'http://localhost:8080': embedded ? 200 : 403 };
    for (const [origin, status] of Object.entries(expected)) {
      const response = await identity.api.post(path, { body: newcomer(), headers: { origin } });
      assert.equal(response.status, status, origin);
    }
  });

  it('refuses foreign origins, with and without a session', async () => {
    const { session } = await identity.signUp();
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1.evil.example',
      'ftp://localhost',
    ]) {
      const headers = { origin };
      assert.equal((await identity.api.post(path, { body: newcomer(), headers })).status, 403, origin);
      assert.equal(
        (await identity.api.get('/api/auth/token', { token: session, headers })).status,
        403,
        origin,
      );
    }
  });

  it('refuses a cookie that comes without an Origin and would change something', async () => {
    const { session } = await identity.signUp();
    const cookie = `studyhall.session_token=${encodeURIComponent(session)}`;
    assert.equal((await identity.api.post('/api/auth/sign-out', { headers: { cookie } })).status, 403);
    assert.equal((await identity.api.get('/api/auth/token', { headers: { cookie } })).status, 200);
    const own = { cookie, origin: 'http://127.0.0.1:8080' };
    assert.equal((await identity.api.post('/api/auth/sign-out', { headers: own })).status, 200);
  });

  it('has nothing of the library but the paths that are listed', async () => {
    const { session } = await identity.signUp();
    const unlisted = [
      '/api/auth/ok',
      '/api/auth/error',
      '/api/auth/admin/list-users',
      '/api/auth/list-accounts',
      '/api/auth/callback/google',
      '/api/auth/reset-password/abc?callbackURL=/',
    ];
    for (const url of unlisted)
      assert.equal((await identity.api.get(url, { token: session })).status, 404, url);
    for (const name of ['update-user', 'delete-user', 'change-email', 'set-password', 'revoke-sessions']) {
      const { status } = await identity.api.post(`/api/auth/${name}`, { token: session, body: {} });
      assert.equal(status, 404, name);
    }
  });
});
