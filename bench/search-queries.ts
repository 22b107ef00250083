import { at } from '../tests/world.ts';
import { pickOne, randomFrom } from './random.ts';
import { languages, someCourse, someWord } from './search-population.ts';

/** The parameters of a search, and how many of its pages are read. */
export interface Search {
  readonly parameters: Readonly<Record<string, string>>;
  readonly pages: number;
}

type Random = () => number;
/** What students look for: their course before all else. What stands here twice is looked for twice as often. */
const kinds: readonly ((random: Random) => Search)[] = [
  (random) => page({ course: someCourse(random).code }),
  (random) => page({ course: someCourse(random).code }),
  (random) => page({ course: someCourse(random).code, sort: 'soonest' }),
  (random) => page({ course: someCourse(random).code, sort: 'soonest' }),
  (random) => ({ parameters: { course: someCourse(random).code, sort: 'rating' }, pages: 3 }),
  (random) => page({ course: someCourse(random).code, mode: someMode(random), sort: 'soonest' }),
  (random) => page({ course: someCourse(random).code, ...someEvening(random) }),
  (random) => page({ mode: someMode(random), sort: 'soonest', ...someEvening(random) }),
  (random) => page({ mode: someMode(random), language: pickOne(random, languages) }),
  (random) => page({ q: someWord(random) }),
  (random) => page({ q: someWord(random).slice(0, 3) }),
  (random) => page({ q: `${someWord(random)} ${someWord(random).slice(0, 4)}` }),
];

/** The same searches in every run, without end. */
export function* searches(): Generator<Search, never> {
  const random = randomFrom(3_000_000);
  for (;;) for (const search of kinds) yield search(random);
}

function page(parameters: Search['parameters']): Search {
  return { parameters, pages: 1 };
}

function someMode(random: Random): string {
  return pickOne(random, ['online', 'in-person']);
}

function someEvening(random: Random) {
  const daysAhead = 1 + Math.floor(random() * 6);
  return { freeFrom: at(daysAhead, 12), freeTo: at(daysAhead, 16) };
}
