import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startMariadb, type TestEngine } from '@studyhall/testing';
import { startIdentity } from './test-identity.ts';

describe('while the database is gone', { skip: process.env['STUDYHALL_TEST_ENGINES'] === 'sqlite' }, () => {
  it('nobody is told that they are signed out: 503, and all is well when it is back', async () => {
    const server = await startMariadb();
    const directory = mkdtempSync(join(tmpdir(), 'studyhall-test-'));
    const engine: Pick<TestEngine, 'databaseOptions'> = {
      databaseOptions: () => ({ directory, url: `${server.url}/down` }),
    };
    const identity = await startIdentity(engine);
    try {
      const account = await identity.signUp();
      const token = await identity.tokenOf(account);
      const { email, password, session } = account;
      const calls = () =>
        Promise.all([
          identity.api.get('/api/auth/token', { token: session }),
          identity.api.get('/api/auth/get-session', { token: session }),
          identity.api.post('/api/auth/sign-in/email', { body: { email, password } }),
          identity.api.post('/api/auth/request-password-reset', { body: { email } }),
          identity.api.get('/api/users/me', { token }),
        ]);

      await server.kill();
      for (const { status, headers } of await calls()) {
        assert.equal(status, 503);
        assert.ok(Number(headers.get('retry-after')) > 0);
      }
      const signUp = { body: { name: 'Sana Iqbal', email: 'sana@example.edu', password } };
      assert.equal((await identity.api.post('/api/auth/sign-up/email', signUp)).status, 503);

      await server.restart();
      for (const { status } of await calls()) assert.equal(status, 200);
    } finally {
      await identity.close();
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
