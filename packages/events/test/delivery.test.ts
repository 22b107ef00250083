import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, newId, type OwnTables } from '@studyhall/db';
import {
  createService,
  createServiceClient,
  type Logger,
  type ServiceApp,
  type ServiceClient,
} from '@studyhall/http';
import { collectLog, forEachEngine, startStub, testLog, testTokens } from '@studyhall/testing';
import { type EventHandlers, publish, type Relay, registerEventRoutes, startRelay } from '../src/index.ts';

const { serviceSecret } = testTokens();
const migrations = new URL('./migrations/', import.meta.url);

interface HeardTables extends OwnTables {
  heard: { person_id: string; revision: number };
}
type Heard = { readonly person_id: string; readonly revision: number };

/** A service that notes what it hears, in the transaction that remembers the event. */
class Listener {
  readonly db: Database<HeardTables>;
  readonly app: ServiceApp;
  readonly url: string;

  private constructor(db: Database<HeardTables>, app: ServiceApp, url: string) {
    this.db = db;
    this.app = app;
    this.url = url;
  }

  static async start(db: Database<HeardTables>, log: Logger = testLog): Promise<Listener> {
    const now = Date.now;
    const handlers: EventHandlers<HeardTables> = {
      'calendar.changed': async (tx, { data }) => {
        for (const { personId, revision } of data.people) {
          if (revision < 0) throw new Error('a revision that the handler cannot deal with');
          await tx.insertInto('heard').values({ person_id: personId, revision }).execute();
        }
      },
      'profile.changed': {
        together: async (tx, events) => {
          const [first] = events;
          if (!first) throw new Error('nothing to deal with');
          const heard = { person_id: first.data.personId, revision: events.length };
          await tx.insertInto('heard').values(heard).execute();
        },
      },
    };
    const app = await createService({
      name: 'tutors',
      verifyToken: undefined,
      serviceSecret,
      rateLimit: false,
      now,
      log,
    });
    registerEventRoutes(app, { db, handlers, now, log });
    return new Listener(db, app, await app.listen({ host: '127.0.0.1', port: 0 }));
  }

  heard(personId: string): Promise<Heard[]> {
    return this.db.read.selectFrom('heard').selectAll().where('person_id', '=', personId).execute();
  }
}

forEachEngine('events', (engine) => {
  let source: Database<OwnTables>;
  let listener: Listener;
  const clients: ServiceClient[] = [];
  const relays: Relay[] = [];

  before(async () => {
    source = await engine.openDatabase<OwnTables>('calendar', migrations);
    listener = await Listener.start(await engine.openDatabase<HeardTables>('tutors', migrations));
  });
  after(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await Promise.all(clients.map((client) => client.close()));
    await listener.app.close();
  });

  function connect(baseUrl: string): ServiceClient {
    const client = createServiceClient({ from: 'calendar', to: 'tutors', baseUrl, serviceSecret });
    clients.push(client);
    return client;
  }

  function relayTo(url: string, log: Logger = testLog): Relay {
    const relay = startRelay({
      db: source,
      source: 'calendar',
      clients: { tutors: connect(url) },
      now: Date.now,
      log,
    });
    relays.push(relay);
    return relay;
  }

  const store = (personId: string, revision: number) =>
    source.transaction((tx) =>
      publish(tx, {
        type: 'calendar.changed',
        subject: personId,
        data: { people: [{ personId, revision }] },
        at: Date.now(),
      }),
    );

  async function waitUntilHeard(personId: string, count: number): Promise<number[]> {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const heard = await listener.heard(personId);
      if (heard.length >= count) return heard.map((row) => row.revision);
      if (performance.now() > deadline) throw new Error(`heard ${heard.length} of ${count} events`);
      await delay(10);
    }
  }

  const depthOf = async (subscriber: string) => {
    const rows = await source.read.selectFrom('outbox').select('subscriber').execute();
    return rows.filter((row) => row.subscriber === subscriber).length;
  };

  it('arrive once each and in order, with two relays at work', async () => {
    const [first, second] = [relayTo(listener.url), relayTo(listener.url)];
    const person = newId();
    for (let revision = 1; revision <= 250; revision += 1) {
      await store(person, revision);
      if (revision % 50 === 0) first.kick();
    }
    second.kick();
    const heard = await waitUntilHeard(person, 250);
    assert.deepEqual(
      heard,
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
    await Promise.all([first.stop(), second.stop()]);
    assert.equal((await listener.heard(person)).length, 250);
  });

  it('are not sent when their transaction is rolled back', async () => {
    const person = newId();
    const lost = source.transaction(async (tx) => {
      const data = { people: [{ personId: person, revision: 1 }] };
      await publish(tx, { type: 'calendar.changed', subject: person, data, at: Date.now() });
      throw new Error('changed my mind');
    });
    await assert.rejects(lost, /changed my mind/);
    assert.equal(await depthOf('tutors'), 0);
  });

  it('wait for a listener that is down', async () => {
    const person = newId();
    const asked = Promise.withResolvers<void>();
    const stub = await startStub(() => {
      asked.resolve();
      return { status: 503, body: {} };
    });
    const failing = relayTo(stub.url);
    await store(person, 1);
    failing.kick();
    await asked.promise;
    await failing.stop();
    assert.equal(await depthOf('tutors'), 1);
    relayTo(listener.url).kick();
    assert.deepEqual(await waitUntilHeard(person, 1), [1]);
    await stub.close();
  });

  it('take effect once although the acknowledgement was lost', async () => {
    const person = newId();
    await Promise.all(relays.map((relay) => relay.stop()));
    const target = connect(listener.url);
    let lostAnswers = 0;
    const stub = await startStub(async ({ body }) => {
      const answer = await target.request({ method: 'POST', path: '/internal/events', body });
      lostAnswers += 1;
      return lostAnswers < 3 ? { status: 500, body: {} } : { status: answer.status, body: answer.body };
    });
    const relay = relayTo(stub.url);
    await store(person, 7);
    relay.kick();
    const deadline = performance.now() + 10_000;
    while ((await depthOf('tutors')) > 0 && performance.now() < deadline) await delay(10);
    assert.equal(lostAnswers, 3);
    assert.deepEqual(await waitUntilHeard(person, 1), [7]);
    await relay.stop();
    await stub.close();
  });

  it('that a listener cannot deal with do not block those behind them for ever', async () => {
    const person = newId();
    const { log, entries } = collectLog();
    await store(person, -1);
    await store(person, 2);
    relayTo(listener.url, log).kick();
    assert.deepEqual(await waitUntilHeard(person, 1), [2]);
    assert.equal(await depthOf('tutors.parked'), 1);
    assert.ok(entries.some((entry) => entry['msg'] === 'event set aside after repeated refusals'));
  });

  it('that are malformed, unknown or repeated are passed over', async () => {
    const person = newId();
    const good = {
      specversion: '1.0',
      id: newId(),
      source: '/services/calendar',
      type: 'calendar.changed',
      subject: person,
      time: '2099-01-01T00:00:00.000Z',
      datacontenttype: 'application/json',
      data: { people: [{ personId: person, revision: 1 }] },
    };
    const body = [
      { ...good, id: newId(), type: 'calendar.exploded' },
      { nonsense: true },
      { ...good, id: newId(), data: { people: 'everyone' } },
      good,
      good,
    ];
    const request = { method: 'POST', path: '/internal/events', body } as const;
    const first = await connect(listener.url).request(request);
    const second = await connect(listener.url).request(request);
    assert.deepEqual([first.body, second.body], [{ accepted: 5 }, { accepted: 5 }]);
    assert.equal((await listener.heard(person)).length, 1);
  });

  it('of one type that follow one another are dealt with at once, where that is wanted', async () => {
    const person = newId();
    const event = (type: string, data: object) => ({
      specversion: '1.0',
      id: newId(),
      source: '/services/calendar',
      type,
      subject: person,
      time: '2099-01-01T00:00:00.000Z',
      datacontenttype: 'application/json',
      data,
    });
    const renamed = () => event('profile.changed', { personId: person, name: 'Ayesha' });
    const repeated = renamed();
    const changed = event('calendar.changed', { people: [{ personId: person, revision: 9 }] });
    const body = [renamed(), repeated, repeated, changed, renamed()];
    const answer = await connect(listener.url).request({ method: 'POST', path: '/internal/events', body });
    assert.deepEqual(answer.body, { accepted: 5 });
    const heard = (await listener.heard(person)).map(({ revision }) => revision);
    assert.deepEqual(heard.toSorted(), [1, 2, 9]);
  });

  it('are refused from anyone but a service', async () => {
    const answer = await fetch(`${listener.url}/internal/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer nonsense' },
      body: '[{}]',
    });
    assert.equal(answer.status, 401);
  });
});
