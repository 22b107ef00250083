import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { SharingBody } from '../src/routes/sharing.schema.ts';
import { tokens, useCalendar } from './calendar-app.ts';

const path = '/api/calendar/me/sharing';

forEachEngine('sharing', (engine) => {
  const calendar = useCalendar(engine);

  async function put<Body = SharingBody>(personId: string, body: object) {
    return calendar.api.put<Body>(path, { token: await tokens.tokenFor({ id: personId }), body });
  }

  async function get(personId: string) {
    const { body } = await calendar.api.get<SharingBody>(path, {
      token: await tokens.tokenFor({ id: personId }),
    });
    return body;
  }

  it('is with one’s groups at first, without a name', async () => {
    assert.deepEqual(await get(newId()), { freeBusy: 'groups', nameWhenMissing: false });
  });

  it('is what was put last', async () => {
    const personId = newId();
    for (const sharing of [
      { freeBusy: 'everyone', nameWhenMissing: true },
      { freeBusy: 'groups', nameWhenMissing: false },
    ]) {
      assert.deepEqual((await put(personId, sharing)).body, sharing);
      assert.deepEqual(await get(personId), sharing);
    }
  });

  it('may be put by two devices at once', async () => {
    const personId = newId();
    const sharing = { freeBusy: 'groups', nameWhenMissing: true };
    const answers = await Promise.all([
      put(personId, sharing),
      put(personId, sharing),
      put(personId, sharing),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
  });

  describe('refusals', () => {
    it('name all fields at once', async () => {
      const answer = await put<Problem>(newId(), { freeBusy: 'friends', colour: 'red' });
      assert.equal(answer.status, 400);
      const paths = answer.body.errors?.map((error) => error.path).toSorted();
      assert.deepEqual(paths, ['/colour', '/freeBusy', '/nameWhenMissing']);
    });

    it('are for anyone without a token', async () => {
      const body = { freeBusy: 'nobody', nameWhenMissing: false };
      assert.equal((await calendar.api.get(path)).status, 401);
      assert.equal((await calendar.api.put(path, { body })).status, 401);
    });
  });
});
