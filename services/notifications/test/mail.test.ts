import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Person } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import { recoverDeliveries } from '../src/commands/recover-deliveries.ts';
import { buildMention, buildSession, event, tokens, useNotifications } from './notifications-app.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

function calendarOf(mail: ParsedMail | undefined) {
  const attachment = mail?.attachments.find(({ contentType }) => contentType.startsWith('application/ics'));
  const component = new ICAL.Component(ICAL.parse(attachment?.content.toString() ?? ''));
  const entry = new ICAL.Event(component.getFirstSubcomponent('vevent') ?? undefined);
  const status = entry.component.getFirstPropertyValue('status');
  return { method: component.getFirstPropertyValue('method'), status, entry };
}

forEachEngine('mail', (engine) => {
  let smtp: TestSmtp;
  before(async () => {
    smtp = await startSmtp();
  });
  after(() => smtp.close());
  const service = useNotifications(engine, () => ({ smtpUrl: smtp.url }));

  async function mailsTo(person: Person, count: number): Promise<ParsedMail[]> {
    for (;;) {
      const found = smtp.accepted.filter(({ to }) => to && 'text' in to && to.text === person.email);
      if (found.length >= count) return found;
      await delay(20);
    }
  }
  const deliveriesOf = ({ id }: Person) =>
    service.context.db.read.selectFrom('deliveries').selectAll().where('person_id', '=', id).execute();

  async function untilStatus(person: Person, status: string, attempts = 1) {
    for (;;) {
      const [row] = await deliveriesOf(person);
      if (row?.status === status && row.attempts >= attempts) return row;
      await delay(20);
    }
  }

  it('carries an invitation, its update with a higher sequence, and its end', async () => {
    const [student, tutor] = [
      await service.register({ name: 'Sana' }),
      await service.register({ name: 'Omar' }),
    ];
    const session = buildSession(student, tutor, { byPersonId: tutor.id });
    await service.send(event('session.confirmed', session));
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
    const calendars = mails.map(calendarOf);
    assert.deepEqual(
      calendars.map(({ method, status, entry }) => [method, status, entry.sequence]),
      [
        ['REQUEST', 'CONFIRMED', 0],
        ['REQUEST', 'CONFIRMED', 1],
        ['CANCEL', 'CANCELLED', 2],
      ],
    );
    assert.equal(new Set(calendars.map(({ entry }) => entry.uid)).size, 1);
    assert.equal(calendars[1]?.entry.startDate.toJSDate().toISOString(), moved.start);
    assert.equal(mails[0]?.subject, 'Omar accepted your session');
    assert.match(mails[2]?.text ?? '', /Reason: Ill/);
    // Whoever accepted gets the entry too.
    assert.equal((await mailsTo(tutor, 1))[0]?.subject, 'Your session with Sana is confirmed');
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

  it('of a flood is one mail', async () => {
    const person = await service.register();
    const flood = Array.from({ length: 12 }, () => event('post.mentioned', buildMention([person])));
    await service.send(...flood);
    const [mail] = await mailsTo(person, 1);
    assert.equal(mail?.subject, '12 things happened');
  });

  it('is tried again, under the same Message-ID, when the server drops or defers it', async () => {
    const person = await service.register();
    smtp.script.push('drop', 'defer');
    await service.send(event('security.password-changed', { personId: person.id, how: 'reset' }));
    for (const attempts of [1, 2]) {
      for (;;) {
        const [row] = await deliveriesOf(person);
        if (row?.status === 'waiting' && row.attempts === attempts) break;
        await delay(20);
      }
      service.clock += 120_000;
    }
    const mails = await mailsTo(person, 1);
    const row = await untilStatus(person, 'sent');
    assert.equal(mails.length, 1);
    assert.equal(mails[0]?.messageId, `<${row.mail_id}@127.0.0.1>`);
  });

  it('that is refused for good is not repeated, and the person sees why', async () => {
    const person = await service.register();
    smtp.script.push('refuse');
    await service.send(event('security.password-changed', { personId: person.id, how: 'reset' }));
    const row = await untilStatus(person, 'refused');
    assert.match(row.problem ?? '', /No such mailbox/);
    const kinds = (await service.inboxOf(person)).items.map(({ kind }) => kind);
    assert.deepEqual(kinds.toSorted(), ['mail.refused', 'security.password-changed']);
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
