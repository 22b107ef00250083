import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine } from '@studyhall/testing';
import { updateRating } from '../src/data/tutor-repository.ts';
import type { FoundTutorPage } from '../src/routes/search.schema.ts';
import type { SlotsAnswer } from '../src/routes/slots.schema.ts';
import { at, eventually, expectStatus, useBookingWorld } from './booking-world.ts';

/* Search against a plain filter and sort over made-up tutors: every page of every search must agree. */

const count = 60;
const words = [
  'algebra',
  'algorithms',
  'analysis',
  'biology',
  'calculus',
  'calm',
  'chemistry',
  'clear',
  'logic',
];
const courses = ['CS-1', 'CS-2', 'MA-1', 'MA-2'];
const languages = ['en', 'en-GB', 'ur', 'ur-PK', 'de'];
const modes = ['online', 'in-person'];

interface Imagined {
  readonly id: string;
  readonly name: string;
  readonly headline: string;
  readonly bio: string;
  readonly courses: readonly string[];
  readonly languages: readonly string[];
  readonly modes: readonly string[];
}

interface Known extends Imagined {
  readonly rating: number;
  readonly tie: string;
  readonly starts: readonly string[];
}

interface Wish {
  readonly course?: string;
  readonly q?: string;
  readonly mode?: string;
  readonly language?: string;
  readonly minRating?: string;
  readonly freeFrom?: string;
  readonly freeTo?: string;
  readonly sort: string;
}

/** The same numbers in every run (mulberry32). */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    maybe: <T>(value: T) => (next() < 0.4 ? value : undefined),
    one: <T>(list: readonly T[]): T => list[below(list.length)] as T, // the lists are not empty
    some: <T>(list: readonly T[]) => list.filter((_, index) => index === below(list.length) || next() < 0.3),
  };
}

const random = createRandom(7);

function imagine(): Imagined & Record<string, unknown> {
  const day = 1 + random.below(7);
  const from = 8 + random.below(8);
  const pad = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return {
    id: newId(),
    name: `Tutor ${random.one(words)}`,
    status: 'approved',
    headline: `${random.one(words)} and ${random.one(words)}`,
    bio: random.some(words).join(', '),
    courses: [...new Set([random.one(courses), random.one(courses)])],
    languages: [...new Set([random.one(languages), random.one(languages)])],
    modes: random.below(2) ? modes : [random.one(modes)],
    place: 'Library',
    sessionMinutes: [60],
    bufferMinutes: random.below(2) * 15,
    minNoticeMinutes: random.below(3) * 60,
    maxAdvanceDays: 1 + random.below(30),
    maxPerWeek: 10,
    instantBooking: true,
    availability: {
      timeZone: random.one(['UTC', 'Asia/Karachi', 'America/New_York']),
      weekly: [{ weekday: day, from: pad(from), to: pad(from + 1 + random.below(4)) }],
      overrides: [],
    },
  };
}

function imagineWish(): Wish {
  const window = random.maybe(random.below(14 * 24));
  const beginning = () => random.one(words).slice(0, 2 + random.below(8));
  const wish = {
    course: random.maybe(random.one(courses)),
    q: random.maybe(random.below(2) ? beginning() : `${beginning()} ${beginning()}`),
    mode: random.maybe(random.one(modes)),
    language: random.maybe(random.one(languages)),
    minRating: random.maybe(random.one(['3', '3.5', '4', '4.25'])),
    freeFrom: window === undefined ? undefined : at(8 + window),
    freeTo: window === undefined ? undefined : at(8 + window + 1 + random.below(24)),
    sort: random.one(['match', 'soonest', 'rating']),
  };
  return Object.fromEntries(
    Object.entries(wish).filter(([, value]) => value !== undefined),
  ) as unknown as Wish;
}

const mainText = (tutor: Known) =>
  [tutor.name, tutor.headline, ...tutor.courses.flatMap((code) => [code, `Course ${code}`])].join(' ');

function hasWords(text: string, q: string): boolean {
  const found = text.toLowerCase().split(/[^a-z0-9]+/);
  return q.split(' ').every((beginning) => found.some((word) => word.startsWith(beginning)));
}

function meets(tutor: Known, wish: Wish): boolean {
  const { course, q = '', mode, language, minRating, freeFrom, freeTo } = wish;
  const hour = 3_600_000;
  return (
    (course === undefined || tutor.courses.includes(course)) &&
    (mode === undefined || tutor.modes.includes(mode)) &&
    (language === undefined ||
      tutor.languages.some((tag) => tag === language || tag.startsWith(`${language}-`))) &&
    (minRating === undefined || tutor.rating >= Number(minRating)) &&
    q.split(' ').every((word) => hasWords(`${mainText(tutor)} ${tutor.bio}`, word)) &&
    (freeFrom === undefined ||
      tutor.starts.some((start) => start >= freeFrom && Date.parse(start) + hour <= Date.parse(freeTo ?? '')))
  );
}

function orderOf(tutor: Known, { sort, q = '' }: Wish): string {
  const soonest = tutor.starts[0]?.slice(0, 16) ?? 'never';
  const best = (9 - tutor.rating).toFixed(2);
  if (sort === 'soonest') return [soonest, best, tutor.tie].join(' ');
  const where = sort === 'match' && !hasWords(mainText(tutor), q) ? 'other' : 'main';
  return [where, best, tutor.tie].join(' ');
}

forEachEngine('search against its reference', (engine) => {
  const world = useBookingWorld(engine);
  let known: Known[] = [];

  before(async () => {
    const imagined = Array.from({ length: count }, imagine);
    const token = await world.serviceToken('tutors');
    expectStatus(
      await world.api.post('/internal/import', { token, body: { tutors: imagined, sessions: [] } }),
      204,
    );
    for (const { id } of imagined.slice(0, 30)) {
      await world.context.db.transaction((tx) =>
        updateRating(tx, id, { mean: 2 + random.below(300) / 100, count: 3 }),
      );
      const from = random.below(10 * 24);
      await world.occupy({ id }, at(from), at(from + 24));
    }
    await eventually(async () => {
      const due = world.context.db.read.selectFrom('free_times').select('tutor_id');
      return (await due.where('due_at', '<=', '2026-03-02 08:00:00.000').execute()).length === 0;
    });
    known = await Promise.all(imagined.map(look));
  });

  async function look(tutor: Imagined): Promise<Known> {
    const { token } = await world.someone();
    const path = `/api/tutors/${tutor.id}/slots?from=${at(0)}&to=${at(40 * 24)}`;
    const slots = await world.api.get<SlotsAnswer>(path, { token });
    const stored = await world.context.db.read
      .selectFrom('tutors')
      .select(['rating_mean', 'search_tie'])
      .where('id', '=', tutor.id)
      .executeTakeFirstOrThrow();
    const starts = slots.body.slots.map(({ start }) => start);
    return { ...tutor, starts, rating: stored.rating_mean, tie: stored.search_tie };
  }

  async function searchAll(wish: Wish, limit: number) {
    const { token } = await world.someone();
    const items: FoundTutorPage['items'] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const params = new URLSearchParams({ ...wish, limit: String(limit), ...(cursor && { cursor }) });
      const { status, body } = await world.api.get<FoundTutorPage>(`/api/tutors?${params}`, { token });
      assert.equal(status, 200);
      assert.ok(body.items.length <= limit);
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    return items;
  }

  for (let round = 0; round < 120; round += 1) {
    const wish = imagineWish();
    const limit = 1 + random.below(20);
    it(`agrees on ${JSON.stringify(wish)}, ${limit} at a time`, async () => {
      const expected = known
        .filter((tutor) => meets(tutor, wish))
        .toSorted((a, b) => (orderOf(a, wish) < orderOf(b, wish) ? -1 : 1));
      const items = await searchAll(wish, limit);
      assert.deepEqual(
        items.map(({ id }) => id),
        expected.map(({ id }) => id),
      );
      assert.deepEqual(
        items.map(({ nextFree }) => nextFree),
        expected.map(({ starts }) => starts[0] ?? null),
      );
    });
  }
});
