import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Problem } from '@studyhall/http';
import { forEachEngine, uniqueText } from '@studyhall/testing';
import type { TutorAnswer } from '../src/routes/tutors.schema.ts';
import { useBookingWorld } from './booking-world.ts';

const profile = {
  headline: 'Proofs without tears',
  bio: 'I like questions.\nAll of them.',
  courses: ['MATH-101', 'CS-101'],
  languages: ['en-us', 'ur'],
  modes: ['online', 'in-person'],
  place: 'Library, room 2',
  link: 'https://meet.example.edu/proofs',
  sessionMinutes: [60, 30],
  bufferMinutes: 10,
  minNoticeMinutes: 120,
  maxAdvanceDays: 30,
  maxPerWeek: 8,
  instantBooking: false,
};

const invalid: readonly (readonly [field: string, value: unknown])[] = [
  ['headline', ''],
  ['headline', 'x'.repeat(141)],
  ['headline', 'two\nlines'],
  ['bio', 'x'.repeat(2001)],
  ['courses', []],
  ['courses', ['no spaces']],
  ['courses', ['CS-101', 'CS-101']],
  ['languages', ['e']],
  ['modes', ['by-post']],
  ['place', 'x'.repeat(201)],
  ['link', 'http://meet.example.edu'],
  ['link', 'javascript:alert(1)'],
  ['sessionMinutes', []],
  ['sessionMinutes', [17]],
  ['sessionMinutes', [10]],
  ['sessionMinutes', [245]],
  ['bufferMinutes', -1],
  ['bufferMinutes', 121],
  ['minNoticeMinutes', 10_081],
  ['minNoticeMinutes', 1.5],
  ['maxAdvanceDays', 0],
  ['maxAdvanceDays', 366],
  ['maxPerWeek', 0],
  ['maxPerWeek', 101],
  ['instantBooking', 'yes'],
  ['status', 'approved'],
];

forEachEngine('tutor profiles', (engine) => {
  const world = useBookingWorld(engine);

  async function apply(overrides: Record<string, unknown> = {}) {
    const tutor = await world.someone();
    const body = { ...profile, ...overrides };
    const { token } = tutor;
    const answer = await world.api.put<TutorAnswer & Omit<Problem, 'status'>>('/api/tutors/me', {
      token,
      body,
    });
    return { tutor, answer };
  }

  async function decide(tutorId: string, action: string, body?: unknown) {
    const coordinator = await world.someone('coordinator');
    const path = `/api/tutors/${tutorId}/${action}`;
    return world.api.post<TutorAnswer & Omit<Problem, 'status'>>(path, { token: coordinator.token, body });
  }

  describe('PUT /api/tutors/me', () => {
    it('is an application at first, and keeps every field', async () => {
      const { tutor, answer } = await apply();
      assert.equal(answer.status, 200);
      const { status, name, languages, sessionMinutes, appliedAt, rating, ...rest } = answer.body;
      assert.deepEqual({ status, name }, { status: 'pending', name: tutor.name });
      assert.deepEqual(languages, ['en-US', 'ur'], 'tags as BCP 47 writes them');
      assert.deepEqual(sessionMinutes, [30, 60], 'ascending');
      assert.equal(appliedAt, new Date(world.clock.now).toISOString());
      assert.deepEqual(rating, { mean: 4, count: 0 });
      const { languages: _, sessionMinutes: __, ...given } = profile;
      assert.deepEqual(rest, {
        id: tutor.id,
        ...given,
        timeZone: 'UTC',
        decidedAt: null,
        decisionReason: null,
      });
      const stored = await world.api.get('/api/tutors/me', { token: tutor.token });
      assert.deepEqual(stored.body, answer.body);
    });

    it('changes the profile later, and not the status', async () => {
      const { tutor } = await apply();
      await decide(tutor.id, 'approve');
      const { token } = tutor;
      const body = { ...profile, headline: 'Changed', place: null, modes: ['online'] };
      const changed = await world.api.put<TutorAnswer>('/api/tutors/me', { token, body });
      assert.equal(changed.body.status, 'approved');
      assert.equal(changed.body.headline, 'Changed');
      assert.equal(changed.body.place, null);
    });

    it('survives two applications at the same moment', async () => {
      const { token } = await world.someone();
      const answers = await Promise.all(
        [1, 2, 3, 4].map((n) =>
          world.api.put('/api/tutors/me', { token, body: { ...profile, headline: `No. ${n}` } }),
        ),
      );
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200, 200],
      );
    });

    for (const [field, value] of invalid) {
      it(`is 400 for ${field} ${JSON.stringify(value).slice(0, 40)}`, async () => {
        const { answer } = await apply({ [field]: value });
        assert.equal(answer.status, 400);
        assert.ok(answer.body.errors?.some(({ path }) => path.startsWith(`/${field}`)));
      });
    }

    for (const field of Object.keys(profile).filter((name) => name !== 'place' && name !== 'link')) {
      it(`is 400 without ${field}`, async () => {
        const { answer } = await apply({ [field]: undefined });
        assert.equal(answer.status, 400);
        assert.deepEqual(answer.body.errors, [{ path: `/${field}`, message: 'is required' }]);
      });
    }

    it('is 401 without a token', async () => {
      assert.equal((await world.api.put('/api/tutors/me', { body: profile })).status, 401);
    });

    it('is 422 for courses that do not exist, naming each', async () => {
      const { answer } = await apply({ courses: ['CS-101', 'NONE-1', 'NONE-2'] });
      assert.equal(answer.status, 422);
      assert.equal(answer.body.code, 'unknown-course');
      assert.deepEqual(
        answer.body.errors?.map(({ path }) => path),
        ['/courses/1', '/courses/2'],
      );
    });

    it('is 422 for sessions in person without a place, and for a tag that is no language', async () => {
      const { answer } = await apply({ place: undefined, languages: ['en', 'toolonglang'] });
      assert.equal(answer.status, 422);
      assert.deepEqual(answer.body.errors?.map(({ path }) => path).sort(), ['/languages/1', '/place']);
    });

    it('is 503 while students is down, but only for a course not seen before', async () => {
      const known = uniqueText('KNOWN').slice(0, 20);
      await apply({ courses: [known] });
      world.studentsDown = true;
      const { answer: seen } = await apply({ courses: [known] });
      const { answer: unseen } = await apply({ courses: [uniqueText('NEW').slice(0, 20)] });
      world.studentsDown = false;
      assert.equal(seen.status, 200);
      assert.equal(unseen.status, 503);
      assert.ok(unseen.headers.get('retry-after'));
    });
  });

  describe('GET /api/tutors/{id}', () => {
    it('shows an approved tutor to everyone signed in, less what is not for them', async () => {
      const { tutor } = await apply();
      await decide(tutor.id, 'approve');
      const { token } = await world.someone();
      const seen = await world.api.get<TutorAnswer>(`/api/tutors/${tutor.id}`, { token });
      assert.equal(seen.status, 200);
      assert.equal(seen.body.place, profile.place);
      assert.equal('link' in seen.body || 'decisionReason' in seen.body || 'appliedAt' in seen.body, false);
      assert.equal((await world.api.get(`/api/tutors/${tutor.id}`)).status, 401);
    });

    it('shows one who is pending or suspended only to themself and to staff', async () => {
      const { tutor } = await apply();
      const stranger = await world.someone('student', 'tutor');
      for (const action of ['', 'approve', 'suspend']) {
        if (action) await decide(tutor.id, action);
        const statuses = [];
        for (const person of [
          stranger,
          tutor,
          await world.someone('coordinator'),
          await world.someone('admin'),
        ]) {
          statuses.push((await world.api.get(`/api/tutors/${tutor.id}`, { token: person.token })).status);
        }
        assert.deepEqual(statuses, [action === 'approve' ? 200 : 404, 200, 200, 200], action || 'pending');
      }
    });

    it('is 404 for nobody and 400 for what is no id', async () => {
      const { id, token } = await world.someone();
      assert.equal((await world.api.get(`/api/tutors/${id}`, { token })).status, 404);
      assert.equal((await world.api.get('/api/tutors/me', { token })).status, 404);
      assert.equal((await world.api.get('/api/tutors/nobody', { token })).status, 400);
    });
  });

  describe('POST /api/tutors/{id}/approve and suspend', () => {
    it('change the status, say so in an event, and do nothing the second time', async () => {
      const { tutor } = await apply();
      const approved = await decide(tutor.id, 'approve');
      assert.equal(approved.status, 200);
      assert.equal(approved.body.status, 'approved');
      const again = await decide(tutor.id, 'approve');
      assert.deepEqual(again.body, approved.body);
      const suspended = await decide(tutor.id, 'suspend', { reason: 'Did not turn up' });
      assert.equal(suspended.body.status, 'suspended');
      assert.equal(suspended.body.decisionReason, 'Did not turn up');
      const events = await world.context.db.read
        .selectFrom('outbox')
        .select(['type', 'body'])
        .where('subject', '=', tutor.id)
        .where('subscriber', '=', 'identity')
        .orderBy('position')
        .execute();
      assert.deepEqual(
        events.map(({ type }) => type),
        ['tutor.approved', 'tutor.suspended'],
      );
      const { byPersonId, ...data } = JSON.parse(events[1]?.body ?? '');
      assert.deepEqual(data, { tutorId: tutor.id, name: tutor.name, reason: 'Did not turn up' });
      assert.equal(typeof byPersonId, 'string');
    });

    it('refuse an application and reinstate a tutor as well', async () => {
      const { tutor } = await apply();
      assert.equal((await decide(tutor.id, 'suspend')).body.status, 'suspended');
      assert.equal((await decide(tutor.id, 'approve')).body.status, 'approved');
    });

    it('are for coordinators and admins, and never about oneself', async () => {
      const { tutor } = await apply();
      const path = `/api/tutors/${tutor.id}/approve`;
      assert.equal((await world.api.post(path)).status, 401);
      for (const person of [tutor, await world.someone(), await world.someone('student', 'tutor')]) {
        assert.equal((await world.api.post(path, { token: person.token })).status, 403);
      }
      const self = await world.someone('coordinator');
      await world.api.put('/api/tutors/me', { token: self.token, body: profile });
      assert.equal(
        (await world.api.post(`/api/tutors/${self.id}/approve`, { token: self.token })).status,
        403,
      );
      const admin = await world.someone('admin');
      assert.equal((await world.api.post(path, { token: admin.token })).status, 200);
    });

    it('are 404 for who never applied, and 400 for a reason without measure', async () => {
      const { id } = await world.someone();
      assert.equal((await decide(id, 'approve')).status, 404);
      const { tutor } = await apply();
      assert.equal((await decide(tutor.id, 'suspend', { reason: 'x'.repeat(501) })).status, 400);
    });
  });

  describe('GET /api/tutors?status=', () => {
    it('lists applications in their order, page by page, to coordinators alone', async () => {
      const applied = [];
      for (let index = 0; index < 3; index += 1) {
        world.clock.now += 1_000;
        applied.push((await apply()).tutor.id);
      }
      const { token } = await world.someone('coordinator');
      const listed: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const after: string = cursor && `&cursor=${cursor}`;
        const page = await world.api.get<Page>(`/api/tutors?status=pending&limit=2${after}`, { token });
        listed.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.nextCursor;
      }
      assert.deepEqual(listed.slice(-3), applied);
      assert.equal(new Set(listed).size, listed.length);
      const student = await world.someone();
      assert.equal((await world.api.get('/api/tutors?status=pending', { token: student.token })).status, 403);
      assert.equal((await world.api.get('/api/tutors?status=pending&q=x', { token })).status, 422);
    });
  });
});

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}
