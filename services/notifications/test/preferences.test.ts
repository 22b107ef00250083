import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Person, Problem } from '@studyhall/http';
import { buildPerson, forEachEngine } from '@studyhall/testing';
import type { Preferences } from '../src/routes/preferences.schema.ts';
import { buildMention, event, tokens, useNotifications } from './notifications-app.ts';

const path = '/api/notifications/preferences';
const off = { inbox: false, email: 'off', push: false } as const;

forEachEngine('preferences', (engine) => {
  const service = useNotifications(engine);
  const put = async (person: Person, body: object) =>
    service.api.put<Preferences & Problem>(path, { token: await tokens.tokenFor(person), body });
  const get = async (person: Person) =>
    (await service.api.get<Preferences>(path, { token: await tokens.tokenFor(person) })).body;

  it('are there before anything was chosen', async () => {
    const person = buildPerson();
    const before = await get(person);
    assert.deepEqual(
      [before.language, before.timeZone, before.ownTimeZone, before.quietHours],
      ['en', 'UTC', null, null],
    );
    assert.deepEqual(before.kinds['session.confirmed'], { inbox: true, email: 'now', push: true });
    assert.equal(before.email.address, person.email);
  });

  it('follow the zone of the profile until the person says another', async () => {
    const person = await service.register();
    const told = { personId: person.id, name: person.name, timeZone: 'Asia/Karachi' };
    await service.send(event('profile.changed', told));
    assert.equal((await get(person)).timeZone, 'Asia/Karachi');
    const { body } = await put(person, { timeZone: 'Europe/London' });
    assert.deepEqual([body.timeZone, body.ownTimeZone], ['Europe/London', 'Europe/London']);
    await put(person, {});
    assert.equal((await get(person)).timeZone, 'Asia/Karachi');
  });

  it('are replaced as a whole', async () => {
    const person = await service.register();
    const quietHours = { from: '22:00', to: '07:00' };
    const chosen = await put(person, { language: 'ur', quietHours, kinds: { 'post.mentioned': off } });
    assert.deepEqual(chosen.body.kinds['post.mentioned'], off);
    assert.deepEqual([chosen.body.language, chosen.body.quietHours], ['ur', quietHours]);
    const { body } = await put(person, {});
    assert.deepEqual([body.language, body.quietHours], ['en', null]);
    assert.equal(body.kinds['post.mentioned']?.inbox, true);
  });

  it('decide what reaches the inbox', async () => {
    const person = await service.register();
    await put(person, { kinds: { 'post.mentioned': off } });
    await service.send(event('post.mentioned', buildMention([person])));
    assert.equal((await service.inboxOf(person)).items.length, 0);
    await put(person, {});
    await service.send(event('post.mentioned', buildMention([person])));
    assert.equal((await service.inboxOf(person)).items.length, 1);
  });

  it('are in Urdu where a person wishes so', async () => {
    const person = await service.register();
    await put(person, { language: 'ur', timeZone: 'Asia/Karachi' });
    await service.send(event('security.password-changed', { personId: person.id, how: 'change' }));
    assert.equal((await service.inboxOf(person)).items[0]?.title, 'آپ کا پاس ورڈ بدل دیا گیا');
  });

  it('never switch off mail about security', async () => {
    const person = await service.register();
    const refused = await put(person, { kinds: { 'security.signed-in': off } });
    assert.deepEqual([refused.status, refused.body.code], [422, 'security-mail-required']);
    assert.equal(refused.body.errors?.[0]?.path, '/kinds/security.signed-in/email');
  });

  it('are refused with a message for each field that is wrong', async () => {
    const person = await service.register();
    const wrong = {
      language: 'fr',
      quietHours: { from: '25:00', to: '07:00' },
      kinds: { 'moon.landed': off, 'post.mentioned': { inbox: 'yes', email: 'now', push: true } },
      colour: 'red',
    };
    const { status, body } = await put(person, wrong);
    assert.equal(status, 400);
    assert.deepEqual(body.errors?.map((error) => error.path).toSorted(), [
      '/colour',
      '/kinds/moon.landed',
      '/kinds/post.mentioned/inbox',
      '/language',
      '/quietHours/from',
    ]);
    assert.equal((await put(person, { timeZone: 'Mars/Olympus' })).status, 422);
    assert.equal((await service.api.get(path)).status, 401);
  });

  it('of somebody erased are gone', async () => {
    const person = await service.register();
    const token = await tokens.serviceToken('identity', 'notifications');
    await service.api.delete(`/internal/people/${person.id}`, { token });
    assert.equal((await put(person, {})).status, 410);
  });
});
