import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { decodeJwt } from 'jose';
import { createFirstAdmin } from '../src/commands/create-first-admin.ts';
import { startIdentity, type TestIdentity } from './test-identity.ts';

const settings = { email: 'head@example.edu', password: 'ten quiet harbours' };

forEachEngine('first admin', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine, { admin: false });
  });
  after(() => identity.close());

  it('is not made of somebody who has signed up with that address', async () => {
    const { email, password } = await identity.signUp();
    await assert.rejects(createFirstAdmin(identity.context, { email, password }), {
      name: 'AdminAddressTakenError',
    });
  });

  it('is made once, even by several processes at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => createFirstAdmin(identity.context, settings)));
    const admin = await identity.signIn(settings);
    assert.deepEqual(decodeJwt(await identity.tokenOf(admin))['roles'], ['admin']);
    const admins = await identity.context.db.read
      .selectFrom('user_roles')
      .selectAll()
      .where('role', '=', 'admin')
      .execute();
    assert.equal(admins.length, 1);
  });

  it('keeps the password they chose since', async () => {
    await createFirstAdmin(identity.context, { ...settings, password: 'another one entirely' });
    assert.ok((await identity.signIn(settings)).session);
  });
});
