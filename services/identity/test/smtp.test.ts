import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { SMTPServer } from 'smtp-server';
import { startIdentity, tokenIn } from './test-identity.ts';

interface Received {
  readonly to: string | undefined;
  readonly message: string;
}

forEachEngine('mail by SMTP', (engine) => {
  const received: Received[] = [];
  let smtp: SMTPServer;
  let smtpUrl: string;
  before(async () => {
    smtp = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, { envelope }, done) => {
        text(stream).then((message) => {
          received.push({ to: envelope.rcptTo[0]?.address, message });
          done();
        }, done);
      },
    });
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    const { port } = smtp.server.address() as AddressInfo; // it listens on a port
    smtpUrl = `smtp://127.0.0.1:${port}`;
  });
  after(() => new Promise<void>((resolve) => void smtp.close(resolve)));

  it('reaches the server, with a link that works', async () => {
    const identity = await startIdentity(engine, { config: { smtpUrl } });
    try {
      const { email } = await identity.signUp();
      assert.deepEqual(await identity.mailsTo(email), []);
      const mail = received.find(({ to }) => to === email);
      const token = tokenIn(mail?.message.replaceAll('\r\n', '\n'));
      assert.equal((await identity.api.get(`/api/auth/verify-email?token=${token}`)).status, 200);
    } finally {
      await identity.close();
    }
  });

  it('that cannot be delivered keeps nobody from signing up', async () => {
    const identity = await startIdentity(engine, { config: { smtpUrl: 'smtp://127.0.0.1:1' } });
    try {
      assert.ok((await identity.signUp()).session);
    } finally {
      await identity.close();
    }
  });
});
