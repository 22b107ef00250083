import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fromDatabaseInstant, newId } from '@studyhall/db';
import type { Person } from '@studyhall/http';
import { onSqlite } from '@studyhall/testing';
import type { ParsedMail } from 'mailparser';
import { remind } from '../src/commands/remind.ts';
import { sendMails } from '../src/commands/send-mails.ts';
import { isSecurity, type Kind } from '../src/domain/kind.ts';
import { type Language, languages } from '../src/domain/preferences.ts';
import { textOf } from '../src/domain/texts/text.ts';
import { parseParams } from '../src/presenters.ts';
import { readInvitation } from './invitation.ts';
import { event, tokens, useNotifications } from './notifications-app.ts';
import { buildMeeting, reminderKinds, scenes } from './scenes.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

// Object.keys knows the keys as texts only.
const mailed = Object.keys(scenes) as (keyof typeof scenes)[];

/** Method, status and sequence of what changes in a calendar. */
const invitations: Partial<Record<Kind, readonly [string, string, number]>> = {
  'session.confirmed': ['REQUEST', 'CONFIRMED', 0],
  'session.rescheduled': ['REQUEST', 'CONFIRMED', 1],
  'session.cancelled': ['CANCEL', 'CANCELLED', 1],
  'meeting.planned': ['REQUEST', 'CONFIRMED', 1],
  'meeting.moved': ['REQUEST', 'CONFIRMED', 2],
  'meeting.cancelled': ['CANCEL', 'CANCELLED', 2],
};
const everything = { inbox: true, email: 'now', push: false };
const timeZone = 'Asia/Karachi';

onSqlite('the mail of each kind', (engine) => {
  let smtp: TestSmtp;
  before(async () => {
    smtp = await startSmtp();
  });
  after(() => smtp.close());
  const service = useNotifications(engine, () => ({ smtpUrl: smtp.url }));

  async function register(language: Language): Promise<Person> {
    const person = await service.register({ name: 'Sana' });
    const body = {
      language,
      timeZone,
      kinds: Object.fromEntries(mailed.map((kind) => [kind, everything])),
    };
    const token = await tokens.tokenFor(person);
    const path = '/api/notifications/preferences';
    assert.equal((await service.api.put(path, { token, body })).status, 200);
    return person;
  }

  const findDelivery = ({ id }: Person, kind: Kind) =>
    service.context.db.read
      .selectFrom('deliveries')
      .selectAll()
      .where('person_id', '=', id)
      .where('kind', '=', kind)
      .executeTakeFirst();

  /** At the time of its reminder, where the kind is one. */
  async function arrive(person: Person, kind: Kind): Promise<void> {
    if (!reminderKinds.has(kind)) return;
    const { due_at } = await service.context.db.read
      .selectFrom('reminders')
      .select('due_at')
      .where('person_id', '=', person.id)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    service.clock = fromDatabaseInstant(due_at);
    await remind(service.context);
  }

  /** The mail of a delivery, sent now. */
  async function mailOf(person: Person, kind: Kind): Promise<ParsedMail> {
    for (;;) {
      await sendMails(service.context);
      const delivery = await findDelivery(person, kind);
      const id = `<${delivery?.mail_id}@127.0.0.1>`;
      const mail = smtp.accepted.find(({ messageId }) => messageId === id);
      if (mail !== undefined) return mail;
      await delay(10);
    }
  }

  for (const language of languages) {
    describe(language, () => {
      for (const kind of mailed) {
        it(`${kind} is sent once, complete, and readable by calendars`, async () => {
          const begun = service.clock;
          const person = await register(language);
          const other = await service.register({ name: 'Omar' });
          await service.send(...scenes[kind](person, other));
          await arrive(person, kind);
          const mail = await mailOf(person, kind);
          service.clock = begun;
          const delivery = (await findDelivery(person, kind)) ?? assert.fail();
          const { title, body } = textOf(
            { kind, params: parseParams(delivery.params) },
            { language, timeZone },
          );
          assert.equal(mail.subject, title);
          assert.ok(mail.text?.includes(body) && mail.text.includes(`http://127.0.0.1:8080${delivery.link}`));
          assert.match(String(mail.html), language === 'ur' ? /lang="ur" dir="rtl"/ : /lang="en" dir="ltr"/);
          assert.equal(mail.headers.has('list'), !isSecurity(kind));
          assertInvitation(mail, kind, person);
          assert.equal(smtp.accepted.filter(({ messageId }) => messageId === mail.messageId).length, 1);
        });
      }
    });
  }

  function assertInvitation(mail: ParsedMail, kind: Kind, person: Person): void {
    const expected = invitations[kind];
    const invitation = readInvitation(mail);
    const [entry] = invitation?.entries ?? [];
    const found = invitation && [invitation.method, entry?.status, entry?.sequence];
    assert.deepEqual(found, expected ?? null);
    if (expected) assert.equal(entry?.attendee?.toLowerCase(), `mailto:${person.email}`);
  }

  it('a series is one calendar: planned, moved and cancelled as one, and one of it alone', async () => {
    const begun = service.clock;
    const person = await register('en');
    const week = 7 * 86_400_000;
    const seriesId = newId();
    const shift = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();
    const first = buildMeeting([person], { seriesId });
    const series = [0, 1, 2].map((index) => ({
      ...first,
      meetingId: newId(),
      start: shift(first.start, index * week),
      end: shift(first.end, index * week),
      ...(index === 0 && { occurrences: 3 }),
    }));
    const later = series.map((each) => ({
      ...each,
      version: 2,
      previousStart: each.start,
      start: shift(each.start, 3_600_000),
      end: shift(each.end, 3_600_000),
    }));
    const [, second] = later;
    const { seriesId: _, ...alone } = { ...first, ...second, version: 3 };
    const seen: unknown[] = [];
    for (const [kind, events] of [
      ['meeting.planned', series.map((each) => event('meeting.planned', each))],
      ['meeting.moved', later.map((each) => event('meeting.moved', each))],
      ['meeting.cancelled', later.map((each) => event('meeting.cancelled', { ...each, version: 4 }))],
    ] as const) {
      await service.send(...events);
      service.clock += 11_000;
      const { method, entries } = readInvitation(await mailOf(person, kind)) ?? assert.fail();
      seen.push([method, entries.map(({ uid, sequence, status }) => [uid.split('@')[0], sequence, status])]);
      if (kind === 'meeting.moved') await service.send(event('meeting.moved', alone));
    }
    const ids = series.map(({ meetingId }) => meetingId);
    assert.deepEqual(seen, [
      ['PUBLISH', ids.map((id) => [id, 1, 'CONFIRMED'])],
      ['PUBLISH', ids.map((id) => [id, 2, 'CONFIRMED'])],
      ['PUBLISH', ids.map((id) => [id, 4, 'CANCELLED'])],
    ]);
    service.clock = begun;
    const single = smtp.accepted
      .filter((mail) => mail.to && 'text' in mail.to && mail.to.text === person.email)
      .map(readInvitation)
      .find((invitation) => invitation?.method === 'REQUEST');
    assert.deepEqual(
      single?.entries.map(({ uid, sequence }) => [uid.split('@')[0], sequence]),
      [[second?.meetingId, 3]],
    );
  });
});
