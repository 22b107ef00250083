import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import type { NamedLine } from './components.ts';
import { readProperty } from './property.ts';
import { recur } from './recurrence.ts';
import { readRule } from './rule.ts';
import { day } from './wall-time.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function some<T>(values: fc.Arbitrary<T>, maxLength = 3) {
  return fc.uniqueArray(values, { minLength: 1, maxLength });
}
const optional = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: undefined, freq: 3 });
const place = (most: number) =>
  fc.oneof(fc.integer({ min: 1, max: most }), fc.integer({ min: -most, max: -1 }));

const months = some(fc.integer({ min: 1, max: 12 }).map(String));
const days = some(fc.constantFrom<string>(...weekdays), 5);
const dates = some(place(31).map(String));
const countedDays = (...counts: string[]) =>
  some(fc.tuple(fc.constantFrom(...counts), fc.constantFrom(...weekdays)).map((parts) => parts.join('')));

/** Parts of a rule on whose meaning everybody agrees. */
const kinds: readonly {
  readonly frequency: string;
  readonly parts: Readonly<Record<string, fc.Arbitrary<string[]>>>;
}[] = [
  { frequency: 'DAILY', parts: { BYMONTH: months, BYDAY: days } },
  {
    frequency: 'WEEKLY',
    parts: { BYMONTH: months, BYDAY: days, WKST: some(fc.constantFrom(...weekdays), 1) },
  },
  {
    frequency: 'MONTHLY',
    parts: { BYMONTH: months, BYDAY: countedDays('1', '2', '3', '5', '-1', '-2') },
  },
  { frequency: 'YEARLY', parts: { BYMONTH: months, BYMONTHDAY: dates } },
  { frequency: 'YEARLY', parts: { BYMONTH: months, BYDAY: countedDays('1', '2', '-1') } },
  { frequency: 'MONTHLY', parts: { BYMONTH: months, BYMONTHDAY: dates, BYDAY: days } },
  { frequency: 'YEARLY', parts: { BYMONTH: months, BYDAY: days } },
  { frequency: 'YEARLY', parts: { BYYEARDAY: some(place(366).map(String)) } },
];

const rules = fc.constantFrom(...kinds).chain(({ frequency, parts }) =>
  fc
    .record({
      INTERVAL: optional(fc.integer({ min: 1, max: 5 }).map((n) => [String(n)])),
      COUNT: optional(fc.integer({ min: 1, max: 40 }).map((n) => [String(n)])),
      BYHOUR: optional(some(fc.integer({ min: 0, max: 23 }).map(String))),
      BYSETPOS: optional(some(place(4).map(String), 2)),
      ...Object.fromEntries(Object.entries(parts).map(([name, values]) => [name, optional(values)])),
    })
    .map((given) => {
      const written = Object.entries(given).flatMap(([name, values]) =>
        values ? [`${name}=${values.join(',')}`] : [],
      );
      return [`FREQ=${frequency}`, ...written].join(';');
    }),
);

function expand(rule: string, start: number, window: { start: number; end: number }): number[] {
  const line: NamedLine = { name: 'RRULE', number: 1, text: `RRULE:${rule}` };
  const budget = { spend: () => {} };
  return [...recur({ rule: readRule(readProperty(line)), start, window, budget })];
}

it('repeats as rrule-temporal does, from any window on', () => {
  const start = fc
    .integer({ min: 0, max: 730 * 96 })
    .map((quarter) => Date.UTC(2024, 0, 1) + (quarter * day) / 96);
  fc.assert(
    fc.property(rules, start, fc.integer({ min: 0, max: 500 }), (rule, from, days) => {
      const window = { start: from + days * day, end: from + (days + 400) * day };
      const stamp = new Date(from).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
      const reference = new RRuleTemporal({
        rruleString: `DTSTART:${stamp}\nRRULE:${rule}`,
        includeDtstart: true,
        maxIterations: 1_000_000,
      });
      const expected = reference
        .between(new Date(window.start), new Date(window.end - 1), true)
        .map(({ epochMilliseconds }) => epochMilliseconds);
      assert.deepEqual(expand(rule, from, window), expected, `${rule} from ${stamp}`);
    }),
    { numRuns: 300 },
  );
});
