import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { forEachEngine } from '@studyhall/testing';
import { startIdentity, type TestIdentity } from './test-identity.ts';

interface SecurityEvent {
  readonly type: string;
  readonly data: {
    readonly personId: string;
    readonly network?: string;
    readonly device?: string;
    readonly how?: string;
  };
}

forEachEngine('security events', (engine) => {
  let identity: TestIdentity;
  before(async () => {
    identity = await startIdentity(engine);
  });
  after(() => identity.close());

  const toldOf = (id: string): SecurityEvent[] =>
    identity.stub.requests
      .flatMap(({ body }): SecurityEvent[] => (Array.isArray(body) ? body : []))
      .filter(({ type, data }) => type.startsWith('security.') && data.personId === id);

  async function waitForEvents(id: string, count: number): Promise<SecurityEvent[]> {
    while (toldOf(id).length < count) await delay(20);
    return toldOf(id);
  }

  it('tell of a sign-in from a network that is new, once', async () => {
    const { id, email, password } = await identity.signUp();
    const signIn = (address: string) =>
      identity.api.post('/api/auth/sign-in/email', {
        body: { email, password },
        headers: { 'studyhall-client-address': address },
      });
    await signIn('127.0.0.1');
    await signIn('198.51.100.7');
    await signIn('198.51.100.9');
    await signIn('203.0.113.5');
    const told = await waitForEvents(id, 2);
    assert.deepEqual(
      told.map(({ type, data }) => [type, data.network]),
      [
        ['security.signed-in', '198.51.100.0'],
        ['security.signed-in', '203.0.113.0'],
      ],
    );
  });

  it('tell of a sign-in with a device that is new, once, and not of its updates', async () => {
    const { id, email, password } = await identity.signUp();
    const signIn = (browser: string) =>
      identity.api.post('/api/auth/sign-in/email', {
        body: { email, password },
        headers: {
          'studyhall-client-address': '127.0.0.1',
          'user-agent': `Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 ${browser}`,
        },
      });
    for (const browser of ['Firefox/140.0', 'Firefox/141.0', 'Chrome/140.0']) await signIn(browser);
    const told = await waitForEvents(id, 2);
    assert.deepEqual(
      told.map(({ data }) => data.device),
      ['Firefox on Linux', 'Chrome on Linux'],
    );
  });

  it('tell of a changed password', async () => {
    const { id, session, password } = await identity.signUp();
    const body = { currentPassword: password, newPassword: 'seven slow lanterns' };
    await identity.api.post('/api/auth/change-password', { token: session, body });
    const [told] = await waitForEvents(id, 1);
    assert.deepEqual([told?.type, told?.data.how], ['security.password-changed', 'change']);
  });
});
