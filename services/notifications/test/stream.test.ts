import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Person } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { closeContext, openContext } from '../src/context.ts';
import { buildMention, event, tokens, useNotifications } from './notifications-app.ts';
import { StreamReader } from './stream-reader.ts';

forEachEngine('the live stream', (engine) => {
  const service = useNotifications(engine);
  const url = async () => {
    // Listening, once anything was asked.
    await service.api.get('/healthz');
    return service.app.listeningOrigin;
  };
  const follow = async (person: Person, lastEventId?: string) =>
    StreamReader.open(await url(), await tokens.tokenFor(person), lastEventId);
  const mention = (person: Person, groupName: string) =>
    service.send(event('post.mentioned', buildMention([person], { groupName })));
  const titles = (events: readonly { data: { title: string } }[]) =>
    events.map(({ data }) => data.title.slice(-2));

  it('begins with what is unread, and brings what is new', async () => {
    const person = await service.register();
    await mention(person, 'G0');
    await using stream = await follow(person);
    assert.deepEqual((await stream.waitFor('ready'))[0]?.data, { unread: 1 });
    await mention(person, 'G1');
    const [told] = await stream.waitFor('notification');
    assert.match(told?.data.title, /mentions you in G1$/);
    await stream.waitUntil(({ event: name, data }) => name === 'unread' && data.unread === 2);
  });

  it('brings nothing of anybody else', async () => {
    const [person, other] = [await service.register(), await service.register()];
    await using stream = await follow(person);
    await mention(other, 'No');
    await mention(person, 'G1');
    assert.deepEqual(titles(await stream.waitFor('notification')), ['G1']);
  });

  it('goes on after a cut with what was missed, in order, each once', async () => {
    const person = await service.register();
    let lastEventId: string | undefined;
    {
      await using stream = await follow(person);
      await mention(person, 'G1');
      await stream.waitFor('notification');
      lastEventId = stream.lastEventId;
    }
    for (const name of ['G2', 'G3', 'G4']) await mention(person, name);
    await using resumed = await follow(person, lastEventId);
    await mention(person, 'G5');
    assert.deepEqual(titles(await resumed.waitFor('notification', 4)), ['G2', 'G3', 'G4', 'G5']);
  });

  it('loses nothing to a storm of cuts while events come', async () => {
    const person = await service.register();
    const total = 20;
    const seen: string[] = [];
    const sending = (async () => {
      for (let index = 0; index < total; index += 1) await mention(person, String(index).padStart(2, '0'));
    })();
    let lastEventId: string | undefined = '0';
    while (seen.length < total) {
      await using stream: StreamReader = await follow(person, lastEventId);
      await stream.waitFor('notification');
      seen.push(...titles(stream.events.filter((each) => each.event === 'notification') as never));
      lastEventId = stream.lastEventId;
    }
    await sending;
    assert.deepEqual(
      seen,
      Array.from({ length: total }, (_, index) => String(index).padStart(2, '0')),
    );
  });

  it('hears of what another process stored', async () => {
    const person = await service.register();
    const { config, log, now, verifyToken } = service.context;
    const second = await openContext(config, { log, now, verifyToken });
    const app = await buildApp(second);
    await app.listen({ host: '127.0.0.1', port: 0 });
    try {
      await using stream = await StreamReader.open(app.listeningOrigin, await tokens.tokenFor(person));
      await mention(person, 'G1');
      assert.deepEqual(titles(await stream.waitFor('notification')), ['G1']);
      // And of what was read there.
      const token = await tokens.tokenFor(person);
      await service.api.post('/api/notifications/read', { token, body: { all: true } });
      await stream.waitUntil(({ event: name, data }) => name === 'unread' && data.unread === 0);
    } finally {
      await app.close();
      await closeContext(second);
    }
  });

  it('speaks the language chosen meanwhile', async () => {
    const person = await service.register();
    await using stream = await follow(person);
    const token = await tokens.tokenFor(person);
    await service.api.put('/api/notifications/preferences', { token, body: { language: 'ur' } });
    await stream.waitFor('unread');
    await mention(person, 'G1');
    assert.match((await stream.waitFor('notification'))[0]?.data.title, /میں آپ کا ذکر کیا$/);
  });

  it('refuses an id that is not of this stream, and whoever has no token', async () => {
    const person = await service.register();
    const token = await tokens.tokenFor(person);
    for (const id of ['x', '-1', '999999999', '1.5', '1e3']) {
      const headers = { 'last-event-id': id };
      assert.equal((await service.api.get('/api/notifications/stream', { token, headers })).status, 400, id);
    }
    assert.equal((await service.api.get('/api/notifications/stream')).status, 401);
  });

  it('ends when the token does', async () => {
    const person = await service.register();
    // A token that the service takes as nearly over.
    service.clock = Date.now() + 15 * 60_000 - 1_500;
    const old = await tokens.tokenFor(person);
    const stream = await StreamReader.open(await url(), old);
    service.clock = Date.now();
    await stream.ended;
    assert.deepEqual((await stream.waitFor('end'))[0]?.data, { reason: 'token-expired' });
  });

  it('ends the oldest of too many of one person', async () => {
    const person = await service.register();
    const streams: StreamReader[] = [];
    for (let index = 0; index < 11; index += 1) streams.push(await follow(person));
    await streams[0]?.ended;
    assert.deepEqual((await streams[0]?.waitFor('end'))?.[0]?.data, { reason: 'replaced' });
    for (const stream of streams) await stream[Symbol.asyncDispose]();
  });

  it('keeps nothing of a client that went before its stream was opened', async () => {
    const [hasty, patient] = [await service.register(), await service.register()];
    const abort = new AbortController();
    const gone = Promise.withResolvers<void>();
    const { config, log, now, verifyToken } = service.context;
    const second = await openContext(config, {
      log,
      now,
      verifyToken: {
        recall: () => undefined,
        verify: async (token) => {
          const person = await verifyToken.verify(token);
          if (!abort.signal.aborted) {
            abort.abort();
            await gone.promise;
          }
          return person;
        },
      },
    });
    const app = await buildApp(second);
    await app.listen({ host: '127.0.0.1', port: 0 });
    app.server.once('connection', (socket) => socket.once('close', () => setImmediate(gone.resolve)));
    try {
      await assert.rejects(
        fetch(`${app.listeningOrigin}/api/notifications/stream`, {
          headers: { authorization: `Bearer ${await tokens.tokenFor(hasty)}` },
          signal: abort.signal,
        }),
        { name: 'AbortError' },
      );
      await gone.promise;
      await using stream = await StreamReader.open(app.listeningOrigin, await tokens.tokenFor(patient));
      await stream.waitFor('ready');
      assert.equal(second.hub.size, 1);
    } finally {
      await app.close();
      await closeContext(second);
    }
  });

  it('ends cleanly when the process stops', async () => {
    const person = await service.register();
    const { config, log, now, verifyToken } = service.context;
    const second = await openContext(config, { log, now, verifyToken });
    const app = await buildApp(second);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const stream = await StreamReader.open(app.listeningOrigin, await tokens.tokenFor(person));
    await stream.waitFor('ready');
    app.enterPhase('closing');
    await stream.ended;
    assert.deepEqual((await stream.waitFor('end'))[0]?.data, { reason: 'stopping' });
    const late = await fetch(`${app.listeningOrigin}/api/notifications/stream`, {
      headers: { authorization: `Bearer ${await tokens.tokenFor(person)}` },
    });
    assert.equal(late.status, 503);
    await app.close();
    await closeContext(second);
  });
});
