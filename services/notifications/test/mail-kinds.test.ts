import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fromDatabaseInstant } from '@studyhall/db';
import type { Person } from '@studyhall/http';
import { onSqlite } from '@studyhall/testing';
import type { ParsedMail } from 'mailparser';
import { remind } from '../src/commands/remind.ts';
import { sendMails } from '../src/commands/send-mails.ts';
import { isSecurity, type Kind } from '../src/domain/kind.ts';
import { type Language, languages } from '../src/domain/preferences.ts';
import { textOf } from '../src/domain/texts/text.ts';
import { parseParams } from '../src/presenters.ts';
import { CalendarProgram } from './calendar-program.ts';
import { readCalendarText, readInvitation } from './invitation.ts';
import { tokens, useNotifications } from './notifications-app.ts';
import { reminderKinds, scenes } from './scenes.ts';
import { buildSeries, changesOfSeries } from './series.ts';
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

  async function lastMailTo({ email }: Person, count: number): Promise<ParsedMail> {
    for (;;) {
      await sendMails(service.context);
      const mails = smtp.accepted.filter(({ to }) => to && 'text' in to && to.text === email);
      if (mails.length === count) return mails.at(-1) ?? assert.fail();
      await delay(10);
    }
  }

  for (const language of languages) {
    it(`a series is one event in a calendar, whatever becomes of it: ${language}`, async () => {
      const begun = service.clock;
      const person = await register(language);
      const program = new CalendarProgram();
      const series = buildSeries(person);
      const seen: unknown[] = [];
      for (const [kind, change] of changesOfSeries) {
        const scope = change(series.occurrences);
        series.version += 1;
        const [first, ...others] = series.eventsOf(kind, scope);
        await service.send(first ?? assert.fail());
        service.clock += 11_000;
        // The mail waits for the others.
        await sendMails(service.context);
        if (others.length > 0) await service.send(...others);
        service.clock += 31_000;
        const mail = await lastMailTo(person, series.version);
        const { method, entries } = readInvitation(mail) ?? assert.fail();
        program.take(readCalendarText(mail) ?? assert.fail());
        assert.deepEqual(program.show(), series.show(), `${kind} of ${scope.length}`);
        assert.deepEqual(
          [...new Set(entries.map(({ uid, sequence, organizer }) => [uid, sequence, organizer].join()))],
          [`${series.id}@127.0.0.1,${series.version},mailto:no-reply@127.0.0.1`],
        );
        const [entry] = entries;
        seen.push([method, entry?.isRecurring, entry?.recurrenceId, entries.length]);
      }
      service.clock = begun;
      assert.deepEqual(seen, [
        // One was planned for another day.
        ['REQUEST', true, null, 2],
        ['REQUEST', false, series.occurrences[2]?.occursAt, 1],
        // The rule still gives the old times: each that is moved says so.
        ['REQUEST', true, null, 7],
        ['CANCEL', false, series.occurrences[1]?.occursAt, 1],
        ['REQUEST', true, null, 4],
        ['REQUEST', true, null, 4],
        ['CANCEL', false, null, 1],
      ]);
    });
  }
});
