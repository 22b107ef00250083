import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { toDatabaseInstant } from '@studyhall/db';
import { createTokenVerifier } from '@studyhall/http';
import { forEachEngine, testTokens } from '@studyhall/testing';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { signingKeyGrace } from '../src/auth/auth.ts';
import { retireUnreadableKeys } from '../src/commands/retire-unreadable-keys.ts';
import { tidy } from '../src/sweeps.ts';
import { startIdentity, type TestIdentity } from './test-identity.ts';

forEachEngine('tokens', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine);
  });
  after(() => identity.close());

  const keys = async () => (await identity.api.get<JSONWebKeySet>('/api/auth/jwks')).body;
  const verify = async (token: string) => jwtVerify(token, createLocalJWKSet(await keys()));
  /** Every key stops signing the given time ago. */
  const retireKeys = (secondsAgo: number) =>
    identity.context.db.transaction((tx) =>
      tx
        .updateTable('signing_keys')
        .set({ expires_at: toDatabaseInstant(Date.now() - secondsAgo * 1000) })
        .execute(),
    );

  it('carry who it is for 15 minutes, signed with EdDSA', async () => {
    const account = await identity.signUp();
    const token = await identity.tokenOf(account);
    const { payload, protectedHeader } = await verify(token);
    const { iat = 0, exp = 0, ...claims } = payload;
    assert.equal(protectedHeader.alg, 'EdDSA');
    assert.equal(exp - iat, 900);
    const { id: sub, email, name } = account;
    assert.deepEqual(claims, { sub, email, name, roles: ['student'], iss: 'studyhall', aud: 'studyhall' });
  });

  it('publish nothing of a private key', async () => {
    const { keys: published } = await keys();
    assert.ok(published.length > 0);
    for (const key of published) assert.deepEqual(Object.keys(key).sort(), ['alg', 'crv', 'kid', 'kty', 'x']);
    const stored = await identity.context.db.read.selectFrom('signing_keys').selectAll().execute();
    assert.ok(stored.every(({ private_key }) => !private_key.includes('"d"')));
  });

  it('are signed by a new key once the old one is of another secret, and old ones stay good', async () => {
    const account = await identity.signUp();
    const old = await identity.tokenOf(account);
    await identity.context.db.transaction((tx) =>
      tx
        .updateTable('signing_keys')
        .set({ private_key: JSON.stringify('of another secret') })
        .execute(),
    );
    assert.equal((await identity.api.get('/api/auth/token', { token: account.session })).status, 500);
    await retireUnreadableKeys(identity.context);
    const fresh = await identity.tokenOf(account);
    assert.notEqual(decodeProtectedHeader(fresh).kid, decodeProtectedHeader(old).kid);
    await verify(fresh);
    await verify(old);
    await retireUnreadableKeys(identity.context);
    assert.equal(
      decodeProtectedHeader(await identity.tokenOf(account)).kid,
      decodeProtectedHeader(fresh).kid,
    );
  });

  it('need a session', async () => {
    assert.equal((await identity.api.get('/api/auth/token')).status, 401);
    assert.equal((await identity.api.get('/api/auth/token', { token: 'abc.def' })).status, 401);
  });

  it('are not got with the unsigned session token, as it stands in the database', async () => {
    const { session } = await identity.signUp();
    const [unsigned] = session.split('.');
    assert.equal((await identity.api.get('/api/auth/token', { token: unsigned })).status, 401);
  });

  it('of a session are no tokens for the rest of the platform', async () => {
    const { session } = await identity.signUp();
    assert.equal((await identity.api.get('/api/users/me', { token: session })).status, 401);
  });

  it('are signed with a new key when the old one retires, and the old ones stay good', async () => {
    const account = await identity.signUp();
    const old = await identity.tokenOf(account);
    await retireKeys(60);
    const fresh = await identity.tokenOf(account);
    assert.notEqual(decodeProtectedHeader(fresh).kid, decodeProtectedHeader(old).kid);
    const elsewhere = createTokenVerifier({ jwksUrl: `${identity.url}/api/auth/jwks`, now: Date.now });
    for (const token of [old, fresh]) {
      assert.equal((await elsewhere.verify(token)).id, account.id);
      assert.equal((await identity.api.get('/api/users/me', { token })).status, 200);
    }
  });

  it('do not verify any more when their key is past its grace, and its row goes', async () => {
    const account = await identity.signUp();
    const old = await identity.tokenOf(account);
    await retireKeys(signingKeyGrace + 60);
    await identity.tokenOf(account);
    await assert.rejects(verify(old), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
    await tidy(identity.context);
    const rows = await identity.context.db.read.selectFrom('signing_keys').select('id').execute();
    assert.equal(rows.length, 1);
  });

  it('carry new roles from the next one on', async () => {
    const account = await identity.signUp();
    const before = decodeJwt(await identity.tokenOf(account));
    const changed = await identity.api.put(`/api/users/${account.id}/roles`, {
      token: await identity.adminToken(),
      body: { roles: ['student', 'coordinator'] },
    });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    assert.deepEqual(before['roles'], ['student']);
    assert.deepEqual(decodeJwt(await identity.tokenOf(account))['roles'], ['student', 'coordinator']);
  });

  it('that are forged, foreign, unsigned or expired are refused', async () => {
    const token = await identity.tokenOf(await identity.signUp());
    const [header = '', payload = '', signature = ''] = token.split('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const promoted = Buffer.from(JSON.stringify({ ...decodeJwt(token), roles: ['admin'] })).toString(
      'base64url',
    );
    const expired = testTokens(() => Date.now() - 3_600_000);
    const refused = [
      `${unsigned}.${payload}.`,
      `${header}.${promoted}.${signature}`,
      await testTokens().tokenFor({ roles: ['admin'] }),
      await expired.tokenFor(),
      `${header}.${payload}`,
      'x'.repeat(5000),
    ];
    for (const bad of refused) {
      assert.equal((await identity.api.get('/api/users/me', { token: bad })).status, 401, bad.slice(0, 60));
    }
  });
});
