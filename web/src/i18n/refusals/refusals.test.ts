import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { english } from './english.ts';
import { recognize } from './message-kinds.ts';
import { describeRefusal, rephrase } from './refusals.ts';
import { urdu } from './urdu.ts';

const root = join(import.meta.dirname, '../../../..');
const sources = globSync('{services,packages}/*/src/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && !/^packages\/(testing|telemetry|db|events)\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** Every first group of a pattern, in all sources or those of a form. */
function findAll(pattern: RegExp, files = /./): string[] {
  return sources
    .filter(({ file }) => files.test(file))
    .flatMap(({ text }) => [...text.matchAll(pattern)].map(([, found = '']) => found));
}

/** Codes that are put together, each with all that it can be. */
const services = ['calendar', 'groups', 'identity', 'notifications', 'students', 'tutors'];
const composed: Readonly<Record<string, readonly string[]>> = {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: so they are written in the sources
  'session-${status}': ['requested', 'confirmed', 'declined', 'cancelled', 'completed', 'no-show', 'expired'],
  'session-${session.status}': ['requested', 'confirmed', 'declined', 'cancelled', 'completed', 'no-show'],
  'meeting-${closure}': ['cancelled', 'over'],
  '${to}-unavailable': services,
  '${service}-unavailable': services,
  '${service}-overloaded': services,
  '${service}-failed': services,
  '${service}-timeout': services,
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: so they are written in the sources
};

/** Types whose values are codes. */
const codeTypes = /export type (?:WishRule|TimeRule|ConflictRule|LimitRule|InvalidTimeCode) =([^;]+);/g;

/** What only services answer to each other or to initial data, and a rule whose code says it. */
const internal = new Set([
  'security-mail',
  'time-taken',
  'reservation-released',
  'reservation-differs',
  'version-conflict',
  'invalid-interval',
  'not-empty',
  'duplicate-people',
]);

function findTemplates(): string[] {
  return [...findAll(/\bcode(?::| =) `([^`]+)`/g), ...findAll(/\brefuse\(`([^`]+)`/g)];
}

function findCodes(): Set<string> {
  const types = findAll(codeTypes).join();
  const named = [...types.matchAll(/'([a-z-]+)'/g)].map(([, code = '']) => code);
  const made = findTemplates().flatMap((template) =>
    (composed[template] ?? []).map((value) => template.replace(/\$\{[^}]+\}/, value)),
  );
  return new Set([
    ...findAll(/\bcode(?::| =) '([a-z][a-z0-9-]*)'/g),
    ...findAll(/\brule: '([a-z][a-z0-9-]*)'/g, /errors\.ts$/),
    ...findAll(/'([a-z]+(?:-[a-z]+)+)',?\s*\);/g, /errors\.ts$/),
    ...named,
    ...made,
  ]);
}

describe('the codes that services answer', () => {
  it('are put together in no way but these', () => {
    assert.deepEqual([...new Set(findTemplates())].sort(), Object.keys(composed).sort());
  });

  it('are all known', () => {
    const codes = [...findCodes()].filter((code) => !internal.has(code));
    assert.ok(codes.length > 100, `${codes.length} were found`);
    const unsaid = { traceId: '', title: '', status: 409, detail: 'The words of the platform.' };
    const unknown = codes.filter(
      (code) => describeRefusal({ ...english, other: () => 'unknown' }, { ...unsaid, code }) === 'unknown',
    );
    assert.deepEqual(unknown, []);
  });

  it('are all that is known', () => {
    const codes = findCodes();
    const ofServices = ['overloaded', 'broke-off'];
    assert.deepEqual(
      Object.keys(english.texts).filter((code) => !codes.has(code) && !ofServices.includes(code)),
      [],
    );
  });

  it('are explained by their rule first', () => {
    const problem = { code: 'anything', rule: 'past', detail: '', status: 422, title: '', traceId: '' };
    assert.equal(describeRefusal(english, problem), 'This time is over already.');
    assert.equal(describeRefusal(urdu, { ...problem, rule: 'nothing-known' }), urdu.other(problem));
  });
});

const notAboutFields = new Set([
  'line 7 7',
  'If there is an account with this address, a mail with a link is on its way.',
  'If this address waits to be confirmed, a mail with a link is on its way.',
]);

/** Sentences about a field, a line or a calendar, with a number or a word in place of what they name. */
function findMessages(): string[] {
  const written = [
    /\bmessage(?::| =) ?'((?:[^'\\]|\\.)+)'/g,
    /\bmessage(?::| =) ?`([^`]+)`/g,
    /messages\.push\(\s*[`']([^`']+)[`']/g,
    /Invalid(?:Time|Calendar)Error\(\s*[\w.?() ]+,\s*[`']([^`']+)[`']/g,
    /InvalidTimeError\(\s*'[\w-]+',\s*[`']([^`]+?)[`'],?\s/g,
    /(?:Feed|AddressRefused|Standing)Error\(\s*[`']([^`']+)[`']/g,
    /InvalidSearchError\(\s*'[^']+',\s*[`']([^`']+)[`']/g,
  ].flatMap((pattern) => findAll(pattern));
  const rules = [
    ...findAll(/[`']((?:must|is|has|does) (?:[^`'$]|\$\{[^}]*\})*)[`']/g, /validation-messages/),
    ...findAll(/: '(must [^']+)'/g, /http\/src\/patterns/),
    ...findAll(/\b(?:common|monotonous|personal): '([^']+)'/g, /password-policy/),
    ...findAll(/return [\w=>&<! ]*[`'](The [^`']+)[`']/g, /feed-client/),
  ];
  return [...written, ...rules]
    .map((message) => message.replaceAll(/\$\{count\(limit, '(\w+)'\)\}/g, '7 $1s'))
    .map((message) => message.replaceAll(/\$\{[^}]+\}/g, '7'))
    .filter((message) => !notAboutFields.has(message));
}

describe('what services say about a field or a line', () => {
  it('is all recognized', () => {
    const messages = findMessages();
    assert.ok(messages.length > 100, `${messages.length} were found`);
    assert.deepEqual(
      messages.filter((message) => !recognize(message)),
      [],
    );
  });

  it('keeps what it names', () => {
    assert.equal(rephrase(urdu, 'must be at most 500 characters'), 'زیادہ سے زیادہ 500 حروف لکھیں۔');
    assert.equal(rephrase(english, 'there is no course XY-1'), 'There is no course \u2068XY-1\u2069.');
    assert.equal(
      rephrase(urdu, 'Line 7: There is no such date or time.'),
      'سطر 7: یہ کوئی تاریخ یا وقت نہیں ہے۔',
    );
  });

  it('is said in the platform’s words where English has no better', () => {
    assert.equal(rephrase(english, 'must lie ahead'), 'Must lie ahead');
    assert.equal(rephrase(urdu, 'never heard of'), urdu.otherMessage(''));
  });
});
