import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { buildPerson, forEachEngine } from '@studyhall/testing';
import { simpleParser } from 'mailparser';
import { sendMails } from '../src/commands/send-mails.ts';
import { tidy } from '../src/commands/tidy.ts';
import { buildMention, buildSession, event, tokens, useNotifications } from './notifications-app.ts';

const day = 86_400_000;

forEachEngine('the inbox', (engine) => {
  const service = useNotifications(engine);

  it('tells each side of a session what the other did, once', async () => {
    const [student, tutor] = [
      await service.register({ name: 'Sana' }),
      await service.register({ name: 'Omar' }),
    ];
    const session = buildSession(student, tutor, { status: 'requested' });
    const requested = event('session.requested', session);
    await service.send(requested, requested);
    await service.send(requested);
    const accepted = { ...session, status: 'confirmed', byPersonId: tutor.id };
    await service.send(event('session.confirmed', accepted));
    const [ofTutor, ofStudent] = [await service.inboxOf(tutor), await service.inboxOf(student)];
    assert.deepEqual(
      ofTutor.items.map(({ title }) => title),
      ['Sana asks you for a session'],
    );
    assert.deepEqual(
      ofStudent.items.map(({ title, link }) => [title, link]),
      [['Omar accepted your session', `/sessions/${session.sessionId}`]],
    );
    assert.match(ofStudent.items[0]?.body ?? '', /^CS-101, \w+ \d+ \w+, \d\d:00 UTC\.$/);
    assert.equal(ofStudent.unread, 1);
  });

  it('keeps what is told to somebody who is not known yet', async () => {
    const person = buildPerson();
    await service.send(event('post.mentioned', buildMention([person])));
    assert.equal((await service.inboxOf(person)).items.length, 1);
  });

  it('gathers repeats while they are unread', async () => {
    const person = await service.register();
    const groupId = newId();
    const mention = () => event('post.mentioned', buildMention([person], { groupId }));
    await service.send(mention(), mention());
    await service.send(mention());
    const { items, unread } = await service.inboxOf(person);
    assert.deepEqual([items.length, items[0]?.times, unread], [1, 3, 1]);
    assert.equal(items[0]?.title, 'You are mentioned 3 times in Algorithms');
    await read(person, { all: true });
    await service.send(mention());
    const after = await service.inboxOf(person);
    assert.deepEqual(
      after.items.map(({ times }) => times),
      [1, 3],
    );
  });

  async function read(person: { id: string }, body: object) {
    const token = await tokens.tokenFor(person);
    return service.api.post<{ unread: number } & Problem>('/api/notifications/read', { token, body });
  }

  it('marks what is read, of one’s own alone', async () => {
    const [person, other] = [await service.register(), await service.register()];
    const mentions = [1, 2, 3].map(() => event('post.mentioned', buildMention([person, other])));
    await service.send(...mentions);
    const ids = (await service.inboxOf(person)).items.map(({ id }) => id);
    assert.deepEqual((await read(other, { ids })).body, { unread: 3 });
    assert.deepEqual((await read(person, { ids: ids.slice(0, 2) })).body, { unread: 1 });
    assert.deepEqual((await read(person, { ids: ids.slice(0, 2) })).body, { unread: 1 });
    const unread = await service.inboxOf(person, '?unread=true');
    assert.deepEqual(
      unread.items.map(({ id }) => id),
      ids.slice(2),
    );
    assert.deepEqual((await read(person, { all: true })).body, { unread: 0 });
    assert.equal((await service.inboxOf(other)).unread, 3);
  });

  it('refuses to mark what is not said clearly', async () => {
    const person = await service.register();
    assert.equal((await read(person, {})).status, 400);
    assert.equal((await read(person, { all: true, ids: [newId()] })).status, 400);
    assert.equal((await read(person, { all: false })).status, 400);
    assert.equal((await read(person, { ids: [] })).status, 400);
    assert.equal((await read(person, { ids: ['x'], more: 1 })).body.errors?.length, 2);
    assert.equal((await service.api.post('/api/notifications/read', { body: { all: true } })).status, 401);
    assert.equal((await service.api.get('/api/notifications')).status, 401);
  });

  it('is read page by page, latest first', async () => {
    const person = await service.register();
    for (let index = 0; index < 5; index += 1) {
      await service.send(event('post.mentioned', buildMention([person], { groupName: `G${index}` })));
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await service.inboxOf(person, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ title }) => title.slice(-2)));
      cursor = page.nextCursor;
    }
    assert.deepEqual(seen, ['G4', 'G3', 'G2', 'G1', 'G0']);
    const token = await tokens.tokenFor(person);
    assert.equal((await service.api.get('/api/notifications?cursor=x', { token })).status, 400);
    assert.equal((await service.api.get('/api/notifications?limit=101', { token })).status, 400);
  });

  it('tells the coordinators of an application, and the tutor what came of it', async () => {
    const [coordinator, other] = [
      await service.register({ roles: ['student', 'coordinator'] }),
      await service.register(),
    ];
    await service.send(event('roles.changed', { personId: other.id, roles: ['coordinator'] }));
    const tutor = await service.register({ name: 'Omar' });
    await service.send(event('tutor.applied', { tutorId: tutor.id, name: tutor.name }));
    assert.equal((await service.inboxOf(coordinator)).items[0]?.title, 'Omar applies to tutor');
    assert.equal((await service.inboxOf(other)).items[0]?.kind, 'tutor.applied');
    await service.send(
      event('tutor.approved', { tutorId: tutor.id, name: tutor.name, byPersonId: coordinator.id }),
    );
    assert.deepEqual(
      (await service.inboxOf(tutor)).items.map(({ kind }) => kind),
      ['tutor.approved'],
    );
    for (const { id } of [coordinator, other])
      await service.send(event('roles.changed', { personId: id, roles: ['student'] }));
  });

  it('tells of a group what concerns each', async () => {
    const [owner, newcomer] = [
      await service.register({ name: 'Olga' }),
      await service.register({ name: 'Nadia' }),
    ];
    const groupId = newId();
    const membership = { groupId, groupName: 'Logic', personId: newcomer.id, personName: newcomer.name };
    const state = { ...membership, role: 'member', status: 'active', to: [owner.id] };
    await service.send(
      event('group.requested', { ...state, status: 'requested' }),
      event('group.joined', { ...state, byPersonId: owner.id }),
      event('group.role-changed', { ...state, role: 'moderator', byPersonId: owner.id }),
      event('group.left', { ...state, byPersonId: newcomer.id }),
    );
    const titles = async (person: typeof owner) =>
      (await service.inboxOf(person)).items.map(({ title }) => title);
    assert.deepEqual(await titles(newcomer), ['Your role in Logic has changed', 'You are a member of Logic']);
    // Whoever accepted need not be told of it.
    assert.deepEqual(await titles(owner), ['Nadia left Logic', 'Nadia asks to join Logic']);
  });

  it('tells of a series once, however many its meetings', async () => {
    const [planner, member] = [await service.register(), await service.register()];
    const seriesId = newId();
    const start = Date.now() + 5 * day;
    const occurrences = Array.from({ length: 4 }, (_, index) =>
      event('meeting.planned', {
        meetingId: newId(),
        groupId: newId(),
        groupName: 'Logic',
        title: 'Exercises',
        start: new Date(start + index * 7 * day).toISOString(),
        end: new Date(start + index * 7 * day + 3_600_000).toISOString(),
        timeZone: 'UTC',
        version: 1,
        seriesId,
        ...(index === 0 && { occurrences: 4 }),
        to: [planner.id, member.id],
        byPersonId: planner.id,
      }),
    );
    await service.send(...occurrences);
    const { items } = await service.inboxOf(member);
    assert.equal(items.length, 1);
    assert.match(items[0]?.body ?? '', /It is the first of 4 meetings\./);
    assert.equal((await service.inboxOf(planner)).items.length, 0);
  });

  it('does not remind of the first of a series who comes only to others', async () => {
    const [comer, absent] = [await service.register(), await service.register()];
    const meetingId = newId();
    const start = Date.now() + 5 * day;
    const moved = event('meeting.moved', {
      meetingId,
      groupId: newId(),
      groupName: 'Logic',
      title: 'Exercises',
      start: new Date(start).toISOString(),
      end: new Date(start + 3_600_000).toISOString(),
      timeZone: 'UTC',
      version: 2,
      seriesId: newId(),
      occurrences: 4,
      to: [comer.id, absent.id],
      absent: [absent.id],
    });
    await service.send(moved);
    for (const person of [comer, absent]) assert.equal((await service.inboxOf(person)).items.length, 1);
    const rows = service.context.db.read.selectFrom('reminders').select('person_id').distinct();
    assert.deepEqual(await rows.where('occasion_id', '=', meetingId).execute(), [{ person_id: comer.id }]);
  });

  it('tells whoever a moved meeting leaves in two places, unless it moved on', async () => {
    const person = await service.register();
    const start = Date.now() + 5 * day;
    const moved = {
      meetingId: newId(),
      groupId: newId(),
      groupName: 'Logic',
      title: 'Exercises',
      start: new Date(start).toISOString(),
      end: new Date(start + 3_600_000).toISOString(),
      timeZone: 'UTC',
      version: 2,
      to: [person.id],
    };
    await service.send(event('meeting.clashed', moved));
    const [told] = (await service.inboxOf(person)).items;
    assert.equal(told?.title, 'Exercises is moved to where you have something else');
    assert.match(told.body, /^Logic: Exercises, .* Your yes is a maybe now\./);
    assert.equal(told.link, `/groups/${moved.groupId}/meetings/${moved.meetingId}`);
    await service.send(
      event('meeting.moved', { ...moved, version: 3, byPersonId: person.id }),
      event('meeting.clashed', moved),
    );
    assert.deepEqual(
      (await service.inboxOf(person)).items.map(({ kind, times }) => [kind, times]),
      [['meeting.clashed', 1]],
    );
    await service.send(event('meeting.clashed', { ...moved, meetingId: newId() }));
    const { items } = await service.inboxOf(person);
    assert.equal(items[0]?.title, '2 meetings of Logic are moved to where you have something else');
  });

  it('tells those who run a group of a reported post, whoever reported it apart', async () => {
    const [owner, moderator] = [await service.register(), await service.register({ name: 'Mona' })];
    const report = {
      postId: newId(),
      groupId: newId(),
      groupName: 'Logic',
      authorName: 'Bilal',
      reporterId: moderator.id,
      reporterName: moderator.name,
      reason: 'Advertisement',
      to: [owner.id, moderator.id],
    };
    await service.send(event('post.reported', report));
    const [told] = (await service.inboxOf(owner)).items;
    assert.equal(told?.title, 'Mona reports a post in Logic');
    assert.equal(told.body, 'It is by Bilal. Reason: Advertisement');
    assert.equal(told.link, `/groups/${report.groupId}/posts/${report.postId}`);
    assert.equal((await service.inboxOf(moderator)).items.length, 0);
    const mails = await service.context.db.read
      .selectFrom('deliveries')
      .select(['person_id', 'channel'])
      .where('kind', '=', 'post.reported')
      .execute();
    assert.deepEqual(mails, [{ person_id: owner.id, channel: 'email' }]);
  });

  /** How many events came to which end, by outcome and oddity. */
  async function readCounts(): Promise<Map<string, number>> {
    const { body } = await service.api.get<string>('/metrics');
    const counts = new Map<string, number>();
    for (const [, name = '', value] of body.matchAll(
      /^studyhall_events_\w+\{.*(?:outcome|oddity)="([^"]+)".*\} (\d+)$/gm,
    ))
      counts.set(name, (counts.get(name) ?? 0) + Number(value));
    return counts;
  }

  it('takes what is unknown, malformed, repeated, from the future or about the erased, and goes on', async () => {
    const [person, erased] = [await service.register(), await service.register()];
    const token = await tokens.serviceToken('identity', 'notifications');
    await service.api.delete(`/internal/people/${erased.id}`, { token });
    const good = () => event('post.mentioned', buildMention([person]));
    const twice = good();
    const far = new Date(Date.now() + 365 * day).toISOString();
    const odd = [
      { ...good(), type: 'moon.landed' },
      { ...good(), data: { to: 'nobody' } },
      { nothing: true },
      { ...good(), id: '' },
      event('post.mentioned', buildMention([erased])),
      { ...event('security.password-changed', { personId: person.id, how: 'reset' }), time: far },
      // A date that does not exist.
      event('session.confirmed', buildSession(person, erased, { start: '2026-02-30T10:00:00.000Z' })),
      twice,
      twice,
      good(),
    ];
    const before = await readCounts();
    assert.equal(await service.send(...odd), odd.length);
    const after = await readCounts();
    const counted = [...after].map(([name, value]) => [name, value - (before.get(name) ?? 0)] as const);
    assert.deepEqual(Object.fromEntries(counted.filter(([, value]) => value > 0)), {
      'not-heard': 1,
      malformed: 4,
      'for-the-erased': 1,
      'from-the-future': 1,
      repeated: 1,
      applied: 4,
    });
    const { items } = await service.inboxOf(person);
    assert.deepEqual(items.map(({ kind }) => kind).toSorted(), [
      'post.mentioned',
      'post.mentioned',
      'security.password-changed',
    ]);
    // Not in a year: now.
    const changed = items.find(({ kind }) => kind === 'security.password-changed');
    assert.ok(Date.parse(changed?.createdAt ?? '') <= Date.now());
    assert.equal((await service.inboxOf(erased)).items.length, 0);
    const said = service.log.entries.map(({ msg }) => msg);
    for (const message of [
      'event of a type that is not heard here',
      'malformed event refused',
      'event from the future taken as of now',
      'not told: erased meanwhile',
    ])
      assert.ok(said.includes(message), message);
  });

  it('is kept for 180 days', async () => {
    const person = await service.register();
    await service.send(event('post.mentioned', buildMention([person])));
    const begun = service.clock;
    service.clock = begun + 179 * day;
    await tidy(service.context);
    const token = await tokens.tokenFor(person);
    const list = () =>
      service.context.db.read
        .selectFrom('notifications')
        .selectAll()
        .where('person_id', '=', person.id)
        .execute();
    assert.equal((await list()).length, 1);
    service.clock = begun + 181 * day;
    await tidy(service.context);
    assert.equal((await list()).length, 0);
    service.clock = begun;
    assert.ok(token);
  });

  it('goes by mail into a file where there is no server, and the log says so', async () => {
    const person = await service.register();
    await service.send(event('security.password-changed', { personId: person.id, how: 'reset' }));
    const findMail = async () => {
      for (const { msg, file } of service.log.entries) {
        if (msg !== 'no SMTP_URL: mail written to a file') continue;
        const mail = await simpleParser(await readFile(String(file)));
        if ([mail.to].flat().some((to) => to?.text.includes(person.email))) return mail;
      }
      return undefined;
    };
    let mail = await findMail();
    // Those of the tests before go first.
    for (; mail === undefined; mail = await findMail()) await sendMails(service.context);
    assert.equal(mail.subject, 'Your password was changed');
  });

  it('is exported and erased for identity', async () => {
    const person = await service.register();
    await service.send(event('post.mentioned', buildMention([person])));
    const token = await tokens.serviceToken('identity', 'notifications');
    const path = `/internal/people/${person.id}`;
    const exported = await service.api.get<{ notifications: unknown[]; preferences: { email: object } }>(
      path,
      {
        token,
      },
    );
    assert.equal(exported.body.notifications.length, 1);
    assert.equal(JSON.stringify(exported.body.preferences.email).includes(person.email), true);
    assert.equal((await service.api.delete(path, { token })).status, 204);
    assert.equal((await service.api.delete(path, { token })).status, 204);
    const again = await service.api.get<{ notifications: unknown[] }>(path, { token });
    assert.deepEqual(again.body, { preferences: null, notifications: [], browsers: [] });
    const rows = await service.context.db.read
      .selectFrom('deliveries')
      .select('id')
      .where('person_id', '=', person.id)
      .execute();
    assert.equal(rows.length, 0);
    // A late event does not bring the person back.
    await service.send(event('profile.changed', { personId: person.id, name: 'Back' }));
    assert.deepEqual((await service.api.get(path, { token })).body, again.body);
    assert.equal((await service.api.get(path, { token: await tokens.tokenFor(person) })).status, 401);
  });
});
