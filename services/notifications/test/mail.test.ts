import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailableError } from '@studyhall/db';
import type { Person } from '@studyhall/http';
import { createMailer } from '@studyhall/mail';
import { buildPerson, forEachEngine, testLog } from '@studyhall/testing';
import type { ParsedMail } from 'mailparser';
import { recoverDeliveries } from '../src/commands/recover-deliveries.ts';
import { sendMail } from '../src/commands/send-mail.ts';
import { sendMails } from '../src/commands/send-mails.ts';
import { closeContext, openContext } from '../src/context.ts';
import type { Preferences } from '../src/routes/preferences.schema.ts';
import { readInvitation } from './invitation.ts';
import { buildMention, buildSession, event, tokens, useNotifications } from './notifications-app.ts';
import { type Mischief, startSmtp, type TestSmtp } from './smtp.ts';

forEachEngine('mail', (engine) => {
  let smtp: TestSmtp;
  before(async () => {
    smtp = await startSmtp();
  });
  after(() => smtp.close());
  const times = { connectMs: 500, handOverMs: 500, acceptMs: 500 };
  const service = useNotifications(engine, () => ({
    mailer: createMailer({
      smtpUrl: smtp.url,
      directory: '',
      publicUrl: 'http://127.0.0.1:8080',
      log: testLog,
      times,
    }),
  }));

  /** What the worker does once a second. */
  async function lookForMail(): Promise<void> {
    await sendMails(service.context);
    await delay(20);
  }

  async function mailsTo(person: Person, count: number): Promise<ParsedMail[]> {
    for (;;) {
      const found = smtp.accepted.filter(({ to }) => to && 'text' in to && to.text === person.email);
      if (found.length >= count) return found;
      await lookForMail();
    }
  }
  const deliveriesOf = ({ id }: Person) =>
    service.context.db.read.selectFrom('deliveries').selectAll().where('person_id', '=', id).execute();

  async function untilStatus(person: Person, status: string, attempts = 1) {
    for (;;) {
      const [row] = await deliveriesOf(person);
      if (row?.status === status && row.attempts >= attempts) return row;
      await lookForMail();
    }
  }

  it('carries an invitation, its update with a higher sequence, and its end', async () => {
    const [student, tutor] = [
      await service.register({ name: 'Sana' }),
      await service.register({ name: 'Omar' }),
    ];
    const session = buildSession(student, tutor, { byPersonId: tutor.id });
    // No calendar hears of a request, and it counts.
    const asked = { ...session, status: 'requested' };
    await service.send(event('session.requested', asked), event('session.confirmed', session));
    const moved = {
      ...session,
      previousStart: session.start,
      start: session.end,
      end: new Date(Date.parse(session.end) + 3_600_000).toISOString(),
    };
    await mailsTo(student, 1);
    await service.send(event('session.rescheduled', moved));
    await mailsTo(student, 2);
    await service.send(event('session.cancelled', { ...moved, status: 'cancelled', reason: 'Ill' }));
    const mails = await mailsTo(student, 3);
    const calendars = mails.map((mail) => readInvitation(mail) ?? assert.fail());
    assert.deepEqual(
      calendars.map(({ method, entries: [entry] }) => [method, entry?.status, entry?.sequence]),
      [
        ['REQUEST', 'CONFIRMED', 1],
        ['REQUEST', 'CONFIRMED', 2],
        ['CANCEL', 'CANCELLED', 3],
      ],
    );
    assert.equal(new Set(calendars.map(({ entries: [entry] }) => entry?.uid)).size, 1);
    assert.equal(calendars[1]?.entries[0]?.start, moved.start);
    assert.equal(mails[0]?.subject, 'Omar accepted your session');
    assert.match(mails[2]?.text ?? '', /Reason: Ill/);
    // Whoever accepted gets the entry too.
    const ofTutor = (await mailsTo(tutor, 2)).map(({ subject }) => subject);
    assert.ok(ofTutor.includes('Your session with Sana is confirmed'));
  });

  it('is in the language of the person, in text and HTML', async () => {
    const person = await service.register({ name: 'Bilal' });
    const token = await tokens.tokenFor(person);
    await service.api.put('/api/notifications/preferences', {
      token,
      body: { language: 'ur', timeZone: 'Asia/Karachi' },
    });
    await service.send(event('post.mentioned', buildMention([person], { excerpt: '<b>Hi</b> & "you"' })));
    const [mail] = await mailsTo(person, 1);
    assert.match(mail?.subject ?? '', /میں آپ کا ذکر کیا$/);
    assert.match(mail?.text ?? '', /السلام علیکم/);
    assert.match(String(mail?.html), /lang="ur" dir="rtl"/);
    assert.match(String(mail?.html), /&lt;b&gt;Hi&lt;\/b&gt; &amp;/);
  });

  it('can be ended with one click, and security notices cannot', async () => {
    const person = await service.register();
    await service.send(event('post.mentioned', buildMention([person])));
    const [mail] = await mailsTo(person, 1);
    const list = mail?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
    const url = new URL(/<([^>]+)>/.exec(list)?.[1] ?? '');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const post = (path: string) => service.api.post(path, { headers, body: 'List-Unsubscribe=One-Click' });
    const path = `${url.pathname}${url.search}`;
    assert.equal((await service.api.get(path)).status, 200);
    assert.equal((await post(`${path}x`)).status, 400);
    assert.equal((await post(path)).status, 200);
    assert.equal((await post(path)).status, 200);
    await service.send(event('post.mentioned', buildMention([person])));
    await service.send(event('security.password-changed', { personId: person.id, how: 'reset' }));
    const mails = await mailsTo(person, 2);
    assert.deepEqual(mails.map(({ subject }) => subject).slice(1), ['Your password was changed']);
    assert.equal(
      mails[1]?.headerLines.some(({ key }) => key === 'list-unsubscribe'),
      false,
    );
  });

  it('of a flood is one mail, and says how much it holds in the language of the person', async () => {
    for (const [language, subject] of [
      ['en', '12 things happened'],
      ['ur', '12 نئی اطلاعات'],
    ]) {
      const person = await service.register();
      const token = await tokens.tokenFor(person);
      await service.api.put('/api/notifications/preferences', { token, body: { language } });
      const flood = Array.from({ length: 12 }, () => event('post.mentioned', buildMention([person])));
      await service.send(...flood);
      const mails = await mailsTo(person, 1);
      assert.deepEqual(
        mails.map((mail) => mail.subject),
        [subject],
      );
      assert.equal(mails[0]?.text?.match(/\/groups\//g)?.length, 12);
    }
  });

  const changePassword = ({ id }: Person) =>
    service.send(event('security.password-changed', { personId: id, how: 'reset' }));

  for (const [mischief, taken] of [
    ['mute', 1],
    ['busy', 1],
    ['defer', 1],
    ['drop', 1],
    ['hang', 1],
    // Only a server that takes a mail and does not say so has it twice, under one name.
    ['drop late', 2],
  ] as const satisfies readonly (readonly [Mischief, number])[]) {
    it(`is tried again, under the same Message-ID, by a server that does this: ${mischief}`, async () => {
      const begun = service.clock;
      const person = await service.register();
      smtp.script.push(mischief);
      await changePassword(person);
      await untilStatus(person, 'waiting');
      assert.equal((await mailsTo(person, 0)).length, taken - 1);
      service.clock += 31_000;
      const row = await untilStatus(person, 'sent', 2);
      service.clock = begun;
      const mails = await mailsTo(person, taken);
      assert.deepEqual([...new Set(mails.map(({ messageId }) => messageId))], [`<${row.mail_id}@127.0.0.1>`]);
      assert.equal(mails.length, taken);
    });
  }

  for (const [mischief, reason] of [
    ['refuse', /No such mailbox/],
    ['refuse text', /Looks like advertising/],
  ] as const) {
    it(`that is refused for good is not repeated, and the person sees why: ${mischief}`, async () => {
      const person = await service.register();
      const token = await tokens.tokenFor(person);
      const mailOf = async () =>
        (await service.api.get<Preferences>('/api/notifications/preferences', { token })).body.email;
      smtp.script.push(mischief);
      await changePassword(person);
      assert.match((await untilStatus(person, 'refused')).problem ?? '', reason);
      const { items } = await service.inboxOf(person);
      assert.deepEqual(items.map(({ kind }) => kind).toSorted(), [
        'mail.refused',
        'security.password-changed',
      ]);
      const told = await mailOf();
      assert.match(told.undelivered[0]?.problem ?? '', reason);
      assert.equal(told.problem !== null, mischief === 'refuse');
      // A mail that arrives shows that the address is good.
      await changePassword(person);
      await mailsTo(person, 1);
      while ((await mailOf()).problem !== null) await delay(20);
    });
  }

  it('that was accepted is never repeated, even where that cannot be recorded', async () => {
    const person = await service.register();
    const { db, mailer } = service.context;
    let isDown = false;
    const flaky = {
      ...service.context,
      db: new Proxy(db, {
        get: (target, name) => {
          if (name === 'transaction' && isDown) throw new DatabaseUnavailableError('down');
          // biome-ignore lint/suspicious/noExplicitAny: whatever the database has
          const value = (target as any)[name];
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
      mailer: {
        send: async (...mail: Parameters<typeof mailer.send>) => {
          await mailer.send(...mail);
          isDown = true;
        },
      },
    };
    smtp.script.push('defer');
    await changePassword(person);
    const row = await untilStatus(person, 'waiting');
    await assert.rejects(sendMail(flaky, [row]), DatabaseUnavailableError);
    assert.equal((await untilStatus(person, 'handed-over')).attempts, 2);
    const begun = service.clock;
    service.clock += 3_600_000;
    await recoverDeliveries(service.context);
    await untilStatus(person, 'unconfirmed');
    service.clock = begun;
    assert.equal((await mailsTo(person, 1)).length, 1);
  });

  // Two connections of one process to one file of SQLite would wait for each other.
  it('is sent once, however many processes send', { skip: engine.name === 'SQLite' }, async () => {
    const { config, log, now, mailer } = service.context;
    const second = await openContext(config, { log, now, mailer, verifyToken: tokens.verifier });
    const people: Person[] = [];
    for (let index = 0; index < 10; index += 1) {
      const person = await service.register();
      people.push(person);
      await changePassword(person);
      const mentions = Array.from({ length: 4 }, () => event('post.mentioned', buildMention([person])));
      await service.send(...mentions);
      await Promise.all([sendMails(service.context), sendMails(second), sendMails(second)]);
    }
    for (const person of people) {
      while ((await deliveriesOf(person)).some(({ status }) => status !== 'sent')) await lookForMail();
      const rows = await deliveriesOf(person);
      const expected = rows.map((row) => `<${row.mail_id}@127.0.0.1>`).toSorted();
      const mails = await mailsTo(person, expected.length);
      assert.deepEqual(mails.map(({ messageId }) => messageId).toSorted(), expected);
    }
    await closeContext(second);
  });

  it('to somebody who is not known yet is sent as soon as they are, for a day', async () => {
    const begun = service.clock;
    const [known, unknown] = [buildPerson(), buildPerson()];
    for (const person of [known, unknown]) {
      await changePassword(person);
      await untilStatus(person, 'waiting');
    }
    await service.register(known);
    service.clock += 61_000;
    await mailsTo(known, 1);
    service.clock = begun + 25 * 3_600_000;
    assert.equal((await untilStatus(unknown, 'dropped')).problem, 'nobody to send it to');
    service.clock = begun;
  });

  it('left in the middle by a dead process is tried again before its hand-over, and never after', async () => {
    const [early, late] = [await service.register(), await service.register()];
    const { db } = service.context;
    smtp.script.push('defer', 'defer');
    const told = [early, late].map(({ id }) =>
      event('security.password-changed', { personId: id, how: 'reset' }),
    );
    await service.send(...told);
    for (const [person, status] of [
      [early, 'claimed'],
      [late, 'handed-over'],
    ] as const) {
      await untilStatus(person, 'waiting');
      const claimed_until = '2020-01-01 00:00:00.000';
      const changes = { status, claimed_by: 'a dead process', claimed_until };
      await db.transaction((tx) =>
        tx.updateTable('deliveries').set(changes).where('person_id', '=', person.id).execute(),
      );
    }
    service.clock += 3_600_000;
    await recoverDeliveries(service.context);
    await mailsTo(early, 1);
    assert.equal((await untilStatus(late, 'unconfirmed')).status, 'unconfirmed');
    assert.equal(smtp.accepted.filter(({ to }) => to && 'text' in to && to.text === late.email).length, 0);
  });
});
