import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termsAround } from './terms.ts';

const cases = [
  { when: 'in autumn', day: '2026-10-05', codes: ['2026-SUMMER', '2026-FALL', '2027-SPRING'] },
  {
    when: 'in January, the autumn term still runs',
    day: '2027-01-10',
    codes: ['2026-SUMMER', '2026-FALL', '2027-SPRING'],
  },
  {
    when: 'in the winter break, the next term counts',
    day: '2027-01-25',
    codes: ['2026-FALL', '2027-SPRING', '2027-SUMMER'],
  },
  {
    when: 'on the last day of a term',
    day: '2027-06-15',
    codes: ['2026-FALL', '2027-SPRING', '2027-SUMMER'],
  },
  { when: 'in summer', day: '2027-07-01', codes: ['2027-SPRING', '2027-SUMMER', '2027-FALL'] },
];

for (const { when, day, codes } of cases) {
  test(when, () => {
    assert.deepEqual(
      termsAround(day).map(({ code }) => code),
      codes,
    );
  });
}

test('holidays lie within their term', () => {
  const [, fall] = termsAround('2026-10-05');
  assert.deepEqual(fall?.holidays, ['2026-11-09', '2026-12-25']);
});
