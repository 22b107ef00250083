import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fromDatabaseInstant, newId } from '@studyhall/db';
import type { Person, Problem } from '@studyhall/http';
import { buildPerson, forEachEngine } from '@studyhall/testing';
import { recoverDeliveries } from '../src/commands/recover-deliveries.ts';
import { sendPushes } from '../src/commands/send-pushes.ts';
import { closeContext, openContext } from '../src/context.ts';
import type { Preferences } from '../src/routes/preferences.schema.ts';
import type { Subscription } from '../src/routes/push.schema.ts';
import { buildMention, buildSession, event, tokens, useNotifications } from './notifications-app.ts';
import { readVapid, startPushService, type TestBrowser, type TestPushService } from './push-service.ts';

const path = '/api/notifications/push/subscriptions';

forEachEngine('web push', (engine) => {
  let pushService: TestPushService;
  before(async () => {
    pushService = await startPushService();
  });
  after(() => pushService.close());
  const service = useNotifications(engine, () => ({ network: pushService.network }));

  async function subscribe(person: Person, { subscription }: Pick<TestBrowser, 'subscription'>) {
    const token = await tokens.tokenFor(person);
    const headers = { 'user-agent': 'Firefox on Linux' };
    return service.api.post<Subscription & Problem>(path, { token, headers, body: subscription });
  }

  async function registerWith(...browsers: TestBrowser[]): Promise<Person> {
    const person = await service.register();
    for (const browser of browsers) assert.equal((await subscribe(person, browser)).status, 201);
    return person;
  }

  async function list(person: Person): Promise<Subscription[]> {
    const token = await tokens.tokenFor(person);
    return (await service.api.get<{ items: Subscription[] }>(path, { token })).body.items;
  }

  /** Sends what is due at once, rather than at the worker's next look. */
  async function hear(...events: object[]): Promise<void> {
    await service.send(...events);
    await sendPushes(service.context);
  }

  async function passTime(ms: number): Promise<void> {
    service.clock += ms;
    await sendPushes(service.context);
  }

  const mention = (person: Person, changes: object = {}) =>
    hear(event('post.mentioned', buildMention([person], changes)));

  const deliveriesOf = ({ id }: Person) =>
    service.context.db.read
      .selectFrom('deliveries')
      .selectAll()
      .where('person_id', '=', id)
      .where('channel', '=', 'push')
      .orderBy('id')
      .execute();

  const postponed = async (person: Person) =>
    (await deliveriesOf(person)).filter(
      ({ status, due_at }) => status === 'waiting' && fromDatabaseInstant(due_at) > service.clock,
    );

  /** Until the last push to a person stands so. */
  async function untilStatus(person: Person, status: string, attempts = 1) {
    for (;;) {
      const row = (await deliveriesOf(person)).at(-1);
      if (row?.status === status && row.attempts >= attempts) return row;
      await delay(20);
    }
  }

  it('knows the browsers of a person: each once, until it is removed', async () => {
    const [browser, other] = [pushService.addBrowser(), pushService.addBrowser()];
    const person = await registerWith(browser);
    const [first] = await list(person);
    assert.deepEqual(
      [first?.userAgent, first?.endpoint],
      ['Firefox on Linux', 'endpoint' in browser.subscription && browser.subscription.endpoint],
    );
    const again = await subscribe(person, browser);
    assert.deepEqual([again.status, again.body.id], [200, first?.id]);
    await subscribe(person, other);
    assert.equal((await list(person)).length, 2);
    const stranger = await tokens.tokenFor();
    const token = await tokens.tokenFor(person);
    assert.equal((await service.api.delete(`${path}/${first?.id}`, { token: stranger })).status, 404);
    assert.equal((await service.api.delete(`${path}/${first?.id}`, { token })).status, 204);
    assert.equal((await service.api.delete(`${path}/${first?.id}`, { token })).status, 404);
    assert.equal((await list(person)).length, 1);
  });

  it('refuses what is no subscription of a browser, and says why', async () => {
    const person = await service.register();
    const { subscription } = pushService.addBrowser();
    const { port } = new URL((subscription as { endpoint: string }).endpoint);
    const keys = { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: 'A'.repeat(22) };
    for (const [changes, status, code] of [
      [{ endpoint: `http://push.test:${port}/` }, 422, 'invalid-push-endpoint'],
      [{ endpoint: `https://10.0.0.1:${port}/` }, 422, 'invalid-push-endpoint'],
      [{ endpoint: `https://localhost:${port}/` }, 422, 'invalid-push-endpoint'],
      [{ endpoint: 'https://push.test:22/' }, 422, 'invalid-push-endpoint'],
      [{ endpoint: `https://me:secret@push.test:${port}/` }, 422, 'invalid-push-endpoint'],
      [{ endpoint: 'nonsense' }, 422, 'invalid-push-endpoint'],
      [{ keys }, 422, 'invalid-browser-key'],
      [{ keys: { ...keys, auth: 'short' } }, 400, 'invalid-request'],
      [{ endpoint: `https://push.test/${'x'.repeat(1000)}` }, 400, 'invalid-request'],
      [{ more: 1 }, 400, 'invalid-request'],
    ] as const) {
      const { body, ...answer } = await subscribe(person, { subscription: { ...subscription, ...changes } });
      assert.deepEqual([answer.status, body.code], [status, code], JSON.stringify(changes));
    }
    assert.deepEqual(await list(person), []);
    for (const call of [
      service.api.get(path),
      service.api.post(path),
      service.api.delete(`${path}/${newId()}`),
    ])
      assert.equal((await call).status, 401);
  });

  it('tells a browser in the language of its owner, encrypted, and says who tells', async () => {
    const browser = pushService.addBrowser();
    const person = await registerWith(browser);
    const token = await tokens.tokenFor(person);
    await service.api.put('/api/notifications/preferences', { token, body: { language: 'ur' } });
    const tutor = await service.register({ name: 'Omar' });
    const session = buildSession(person, tutor, { byPersonId: tutor.id });
    await hear(event('session.confirmed', session));
    const [told] = await browser.waitFor(1);
    const { tag, body, ...payload } = told?.payload ?? {};
    assert.deepEqual(payload, {
      title: '\u2068Omar\u2069 نے آپ کا سیشن قبول کر لیا',
      lang: 'ur',
      dir: 'rtl',
      link: `/sessions/${session.sessionId}`,
    });
    assert.match(body ?? '', /^\u2068CS-101\u2069/);
    const { headers } = told ?? assert.fail();
    assert.deepEqual(
      [headers['content-encoding'], headers['ttl'], headers['topic'], headers['urgency']],
      ['aes128gcm', '86400', tag?.replaceAll('-', ''), 'normal'],
    );
    const { body: key } = await service.api.get<{ publicKey: string }>('/api/notifications/push/key', {
      token,
    });
    const claims = readVapid(headers, key.publicKey);
    const { endpoint } = browser.subscription as { endpoint: string };
    assert.deepEqual([claims['aud'], claims['sub']], [new URL(endpoint).origin, 'mailto:no-reply@127.0.0.1']);
    await untilStatus(person, 'sent');
  });

  it('tells each browser of a person, and nobody who wishes it not', async () => {
    const [first, second] = [pushService.addBrowser(), pushService.addBrowser()];
    const person = await registerWith(first, second);
    const quiet = { inbox: true, email: 'off', push: false };
    const token = await tokens.tokenFor(person);
    const kinds = { 'post.reported': quiet, 'post.mentioned': quiet };
    await service.api.put('/api/notifications/preferences', { token, body: { kinds } });
    await mention(person);
    await hear(event('security.password-changed', { personId: person.id, how: 'reset' }));
    for (const { waitFor, attempts } of [first, second].map((browser) => ({
      waitFor: browser.waitFor(1),
      attempts: browser.attempts,
    }))) {
      await waitFor;
      assert.deepEqual(
        attempts.map(({ payload, headers }) => [payload.title, headers['urgency']]),
        [['Your password was changed', 'high']],
      );
    }
  });

  it('forgets a browser that is gone', async () => {
    for (const status of [404, 410]) {
      const [gone, there] = [pushService.addBrowser(), pushService.addBrowser()];
      const person = await registerWith(gone, there);
      gone.script.push(status);
      await mention(person);
      await Promise.all([gone.waitFor(1), there.waitFor(1)]);
      while ((await list(person)).length > 1) await delay(20);
      await mention(person);
      await there.waitFor(2);
      assert.equal(gone.attempts.length, 1);
      const statuses = (await deliveriesOf(person)).map((row) => row.status);
      assert.deepEqual([statuses.length, statuses.includes('dropped')], [3, true]);
    }
  });

  it('tries again when the push service has no time, no sooner than it asks', async () => {
    const browser = pushService.addBrowser();
    const person = await registerWith(browser);
    browser.script.push(503, [429, { 'retry-after': '600' }]);
    await mention(person);
    const begun = service.clock;
    assert.match((await untilStatus(person, 'waiting')).problem ?? '', /status 503/);
    await passTime(31_000);
    const asked = await untilStatus(person, 'waiting', 2);
    assert.ok(fromDatabaseInstant(asked.due_at) >= service.clock + 590_000);
    await passTime(601_000);
    await untilStatus(person, 'sent', 3);
    assert.deepEqual(
      browser.attempts.map(({ status }) => status),
      [503, 429, 201],
    );
    assert.equal(new Set(browser.attempts.map(({ payload }) => payload.tag)).size, 1);
    service.clock = begun;
  });

  it('gives up what is refused and says so until one is taken, and what has been of use', async () => {
    const browser = pushService.addBrowser();
    const person = await registerWith(browser);
    browser.script.push(413, 503);
    await mention(person);
    assert.match((await untilStatus(person, 'refused')).problem ?? '', /status 413/);
    const token = await tokens.tokenFor(person);
    const { push } = (await service.api.get<Preferences>('/api/notifications/preferences', { token })).body;
    assert.deepEqual(
      push.undelivered.map(({ kind, outcome, problem }) => [kind, outcome, problem]),
      [['post.mentioned', 'refused', 'The push service answered with status 413.']],
    );
    const problems = async () => (await list(person)).map(({ problem }) => problem?.message);
    assert.deepEqual(await problems(), ['The push service answered with status 413.']);
    const { items } = await service.inboxOf(person);
    assert.deepEqual(items.map(({ kind }) => kind).toSorted(), ['post.mentioned', 'push.refused']);
    const begun = service.clock;
    const until = new Date(begun + 3_600_000).toISOString();
    const offer = { entryId: newId(), sessionId: newId(), tutorId: newId(), start: until, end: until };
    await hear(event('waitlist.offered', { ...offer, studentId: person.id, expiresAt: until }));
    await untilStatus(person, 'waiting');
    assert.ok(Number(browser.attempts.at(-1)?.headers['ttl']) <= 3600);
    await passTime(3_600_000);
    await untilStatus(person, 'dropped');
    assert.equal(browser.attempts.length, 2);
    service.clock = begun;
    await mention(person, { groupId: newId() });
    await untilStatus(person, 'sent');
    assert.deepEqual(await problems(), [undefined]);
  });

  it('waits for one push service without keeping the browsers of another waiting', async () => {
    const silent = Array.from({ length: 8 }, () => pushService.addBrowser('elsewhere.test'));
    const there = pushService.addBrowser();
    const person = await registerWith(...silent, there);
    await mention(person);
    await there.waitFor(1);
    while ((await postponed(person)).length < silent.length) await delay(20);
  });

  it('goes to no address within, whatever its name', async () => {
    const browser = pushService.addBrowser('a.inside.test');
    const person = await registerWith(browser);
    await mention(person);
    const row = await untilStatus(person, 'dropped');
    assert.equal(row.problem, 'The address does not lead to a public server.');
    assert.deepEqual(await list(person), []);
  });

  // Two connections of one process to one file of SQLite would wait for each other.
  it('tells a browser once, however many processes send', { skip: engine.name === 'SQLite' }, async () => {
    const browser = pushService.addBrowser();
    const person = await registerWith(browser);
    const { config, log, now, network } = service.context;
    const second = await openContext(config, { log, now, network, verifyToken: tokens.verifier });
    assert.equal(second.pushKey, service.context.pushKey);
    for (let index = 0; index < 10; index += 1) {
      await mention(person, { groupId: newId() });
      await Promise.all([sendPushes(service.context), sendPushes(second), sendPushes(second)]);
    }
    await browser.waitFor(10);
    while ((await deliveriesOf(person)).some(({ status }) => status !== 'sent')) await delay(20);
    assert.equal(browser.attempts.length, 10);
    await closeContext(second);
  });

  it('goes on with what a dead process left', async () => {
    const browser = pushService.addBrowser();
    const person = await registerWith(browser);
    browser.script.push(503);
    await mention(person);
    const { id } = await untilStatus(person, 'waiting');
    const claimed_until = '2020-01-01 00:00:00.000';
    const changes = { status: 'claimed', claimed_by: 'a dead process', claimed_until } as const;
    await service.context.db.transaction((tx) =>
      tx.updateTable('deliveries').set(changes).where('id', '=', id).execute(),
    );
    await recoverDeliveries(service.context);
    const begun = service.clock;
    await passTime(3_600_000);
    await untilStatus(person, 'sent', 2);
    service.clock = begun;
  });

  it('of a browser that changed hands reaches its new owner alone', async () => {
    const browser = pushService.addBrowser();
    const before = await registerWith(browser);
    browser.script.push(503);
    await mention(before);
    await untilStatus(before, 'waiting');
    const next = await registerWith(browser);
    const begun = service.clock;
    await passTime(3_600_000);
    await untilStatus(before, 'dropped');
    service.clock = begun;
    await mention(next, { groupName: 'Logic' });
    assert.match((await browser.waitFor(2)).at(-1)?.payload.title ?? '', /Logic$/);
    assert.deepEqual(await list(before), []);
  });

  it('keeps twenty browsers of a person, and none of somebody erased', async () => {
    const oldest = pushService.addBrowser();
    const person = await registerWith(oldest, ...Array.from({ length: 20 }, () => pushService.addBrowser()));
    const kept = (await list(person)).map((each) => each.endpoint);
    const { endpoint } = oldest.subscription as { endpoint: string };
    assert.equal(kept.length, 20);
    assert.ok(!kept.includes(endpoint));
    const token = await tokens.serviceToken('identity', 'notifications');
    await service.api.delete(`/internal/people/${person.id}`, { token });
    assert.deepEqual(await list(person), []);
    const { status, body } = await subscribe(person, pushService.addBrowser());
    assert.deepEqual([status, body.code], [410, 'person-erased']);
  });

  it('has one pair of keys however many processes start at once, and its secrets in no log', async () => {
    const { directory, url } = engine.databaseOptions();
    const { config, log, now } = service.context;
    const own = { ...config, directory, databaseUrl: url };
    const contexts = [];
    for (let index = 0; index < 3; index += 1)
      contexts.push(openContext(own, { log, now, verifyToken: tokens.verifier }));
    const opened = await Promise.all(contexts);
    assert.equal(new Set(opened.map(({ pushKey }) => pushKey)).size, 1);
    const [first] = opened;
    const kept = await first?.db.read.selectFrom('push_keys').selectAll().execute();
    assert.equal(kept?.length, 1);
    assert.notEqual(first?.pushKey, service.context.pushKey);
    for (const context of opened) await closeContext(context);
    const { private_key } = await service.context.db.read
      .selectFrom('push_keys')
      .selectAll()
      .executeTakeFirstOrThrow();
    const said = JSON.stringify(service.log.entries);
    assert.ok(service.log.entries.length > 10);
    for (const secret of [private_key, kept?.[0]?.private_key ?? '', 'push.test:'])
      assert.ok(!said.includes(secret), secret);
  });

  it('needs no account of its own', async () => {
    const browser = pushService.addBrowser();
    // Heard of for the first time by this.
    const person = buildPerson();
    assert.equal((await subscribe(person, browser)).status, 201);
    await mention(person);
    assert.equal((await browser.waitFor(1))[0]?.payload.link.startsWith('/groups/'), true);
  });
});
