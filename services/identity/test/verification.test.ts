import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { forEachEngine, uniqueEmail } from '@studyhall/testing';
import { type Account, startIdentity, type TestIdentity, tokenIn } from './test-identity.ts';

forEachEngine('confirmation of addresses', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine);
  });
  after(() => identity.close());

  const verify = (token: string) => identity.api.get(`/api/auth/verify-email?token=${token}`);
  const isVerified = async (account: Account) => {
    const token = await identity.tokenOf(account);
    return (await identity.api.get<{ emailVerified: boolean }>('/api/users/me', { token })).body
      .emailVerified;
  };

  it('follows the link of the mail', async () => {
    const account = await identity.signUp();
    const token = tokenIn((await identity.mailsTo(account.email))[0]);
    assert.equal(await isVerified(account), false);
    assert.equal((await verify(token)).status, 200);
    assert.equal(await isVerified(account), true);
    assert.equal((await verify(token)).status, 200);
  });

  it('refuses a link that was tampered with or cut', async () => {
    const account = await identity.signUp();
    const token = tokenIn((await identity.mailsTo(account.email))[0]);
    assert.equal((await verify(token.slice(0, -3))).status, 422);
    assert.equal((await verify('')).status, 400);
    assert.equal(await isVerified(account), false);
  });

  it('leads a browser to a page that says how it went', async () => {
    const account = await identity.signUp();
    const token = tokenIn((await identity.mailsTo(account.email))[0]);
    const open = async (value: string) => {
      const address = `${identity.url}/api/auth/verify-email?token=${value}`;
      const { status, headers } = await fetch(address, {
        redirect: 'manual',
        headers: { accept: 'text/html' },
      });
      return [status, new URL(headers.get('location') ?? '').href.replace(/^https?:\/\/[^/]+/, '')];
    };
    assert.deepEqual(await open(token.slice(0, -3)), [303, '/verified?failed=true']);
    assert.deepEqual(await open(token), [303, '/verified']);
    assert.equal(await isVerified(account), true);
  });

  it('is mailed again on request, and only to those who wait for it', async () => {
    const send = (email: string) =>
      identity.api.post('/api/auth/send-verification-email', { body: { email } });
    const account = await identity.signUp();
    const waiting = await send(account.email);
    const mails = await identity.mailsTo(account.email);
    assert.equal(mails.length, 2);
    await verify(tokenIn(mails.at(-1)));
    const verified = await send(account.email);
    const unknown = await send(uniqueEmail());
    assert.equal((await identity.mailsTo(account.email)).length, 2);
    assert.deepEqual(verified.body, waiting.body);
    assert.deepEqual(unknown.body, waiting.body);
  });
});
