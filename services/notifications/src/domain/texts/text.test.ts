import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kinds } from '../kind.ts';
import type { Params } from '../params.ts';
import { languages } from '../preferences.ts';
import { textOf } from './text.ts';

const params: Params = {
  person: 'Sana Malik',
  author: 'Bilal Khan',
  course: 'CS-101',
  group: 'Algorithms',
  title: 'Exam preparation',
  start: '2026-11-02T09:00:00.000Z',
  previousStart: '2026-11-01T09:00:00.000Z',
  until: '2026-11-01T12:00:00.000Z',
  reason: 'Ill',
  role: 'moderator',
  excerpt: 'See page 5',
  device: 'Firefox on Linux',
  network: '10.0.0.0',
  occurrences: 12,
};
const karachi = (language: 'en' | 'ur') => ({ language, timeZone: 'Asia/Karachi' });

describe('the text of a notification', () => {
  for (const language of languages) {
    it(`is there for every kind in ${language}, with nothing left out`, () => {
      for (const kind of kinds) {
        for (const part of [undefined, 'actor', 'tutor', 'asked', 'student'] as const) {
          const { title, body } = textOf(
            { kind, params: { ...params, ...(part && { part }) } },
            karachi(language),
          );
          assert.ok(title.length > 5, kind);
          assert.doesNotMatch(`${title} ${body}`, /undefined|Invalid|NaN|#/, kind);
        }
      }
    });
  }

  it('tells times on the wall of the reader', () => {
    const { body } = textOf({ kind: 'session.confirmed', params }, karachi('en'));
    assert.equal(body, 'CS-101, Monday 2 November, 14:00 GMT+5.');
    const inLondon = textOf(
      { kind: 'session.tomorrow', params },
      { language: 'en', timeZone: 'Europe/London' },
    );
    assert.equal(inLondon.title, 'Tomorrow at 09:00: session with Sana Malik');
  });

  it('is Urdu with Urdu days and months, names kept apart', () => {
    const { title, body } = textOf({ kind: 'session.confirmed', params }, karachi('ur'));
    assert.equal(title, '\u2068Sana Malik\u2069 کے ساتھ آپ کا سیشن طے ہو گیا');
    assert.match(body, /پیر، 2 نومبر، 14:00/);
  });

  it('is turned by no mark that a name has', () => {
    const person = 'Sana\u2069\u202Ekila\u2067M';
    const { title } = textOf({ kind: 'session.requested', params: { ...params, person } }, karachi('en'));
    assert.equal(title, '\u2068Sana\u202Ekila\u2067M\u2069\u2069 asks you for a session');
  });

  it('has the plural of its language', () => {
    const say = (times: number, language: 'en' | 'ur') =>
      textOf({ kind: 'group.requested', params, times }, karachi(language)).title;
    assert.equal(say(1, 'en'), 'Sana Malik asks to join Algorithms');
    assert.equal(say(3, 'en'), '3 people ask to join Algorithms');
    assert.match(say(1, 'ur'), /^\u2068Sana Malik/);
    assert.match(say(3, 'ur'), /^3 افراد/);
  });

  it('of a kind from a later release is its name', () => {
    assert.deepEqual(textOf({ kind: 'moon.landed', params }, karachi('en')), {
      title: 'moon.landed',
      body: '',
    });
  });
});
