import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findProfileProblems, type ProfileInput, toProfile } from './tutor-profile.ts';

const input: ProfileInput = {
  headline: 'Proofs',
  bio: '',
  courses: ['MA-1'],
  languages: ['en'],
  modes: ['online'],
  sessionMinutes: [60, 30],
  bufferMinutes: 0,
  minNoticeMinutes: 0,
  maxAdvanceDays: 30,
  maxPerWeek: 5,
  instantBooking: true,
};

describe('findProfileProblems', () => {
  it('wants a place where sessions in person are offered', () => {
    const paths = (more: Partial<ProfileInput>) =>
      findProfileProblems({ ...input, ...more }).map(({ path }) => path);
    assert.deepEqual(paths({ modes: ['in-person'] }), ['/place']);
    assert.deepEqual(paths({ modes: ['in-person'], place: null }), ['/place']);
    assert.deepEqual(paths({ modes: ['in-person'], place: 'Library' }), []);
    assert.deepEqual(paths({}), []);
  });

  it('names every tag that is no language', () => {
    const problems = findProfileProblems({ ...input, languages: ['en', 'toolonglang', 'x'] });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['/languages/1', '/languages/2'],
    );
  });
});

describe('toProfile', () => {
  it('has tags in their usual form, each once, and lengths ascending', () => {
    const profile = toProfile({ ...input, languages: ['EN', 'en', 'ur-pk'] }, []);
    assert.deepEqual(profile.languages, ['en', 'ur-PK']);
    assert.deepEqual(profile.sessionMinutes, [30, 60]);
    assert.deepEqual([profile.place, profile.link], [null, null]);
    assert.deepEqual(input.sessionMinutes, [60, 30], 'the input stays as it was');
  });
});
