import fc, { type Arbitrary } from 'fast-check';
import type { KnownIds } from './known.ts';
import type { Operation } from './operations.ts';
import { type Kind, Values } from './values.ts';

export interface FuzzRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Paths whose escapes are wrong, or mean something else than they look like. */
const rawSegments = [
  '%',
  '%00',
  '%2e%2e',
  '..%2f..',
  '%ED%A0%80',
  '%252e',
  ';',
  '+',
  '.',
  '%2f',
  '%E2%80%AE',
];
const rawBodies = [
  '',
  '{',
  'null',
  '[]',
  '{"__proto__":{"isAdmin":true}}',
  '{"a":1,"a":2}',
  '\u0000',
  '1e999',
];
const deepBody = '['.repeat(50_000);
const contentTypes = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'nonsense',
  'a/b;c=',
];
const tokens = [
  'Bearer',
  'Bearer x',
  'Bearer a.b.c',
  'Basic YTpi',
  `Bearer ${'x'.repeat(5_000)}`,
  'bearer null',
];
const calendar = [
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//fuzz\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z',
  'DTSTART:20301201T090000Z\r\nDTEND:20301201T100000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
].join('\r\n');
const plainBodies: Readonly<Record<string, readonly string[]>> = {
  'text/calendar': [
    calendar,
    calendar.replace('SECONDLY', 'WEEKLY;COUNT=9'),
    'BEGIN:VCALENDAR\r\nEND:VCALENDAR',
  ],
  'text/csv': ['code,title,department\nCS-101,Programming,Computing\n', 'code,title\n"', ',,\n,,'],
};

/** Requests for one operation: valid ones, or such as have something of the given kind in any of their parts. */
export function requestsFor(operation: Operation, kind: Kind, known: KnownIds): Arbitrary<FuzzRequest> {
  return fc
    .record({
      path: pathOf(operation, kind, known),
      query: queryOf(operation, kind, known),
      headers: headersOf(operation, kind, known),
      body: bodyOf(operation, kind, known),
    })
    .map(({ path, query, headers, body }) => ({
      path: `${path}${query}`,
      headers: { ...(body && { 'content-type': body.type }), ...headers },
      body: body?.text,
    }));
}

function pathOf(operation: Operation, kind: Kind, known: KnownIds): Arbitrary<string> {
  const values = new Values(operation, known);
  const parts = operation.path.split('/').map((part): Arbitrary<string> => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    const parameter = operation.parameters?.find((one) => one.in === 'path' && one.name === name);
    if (!parameter) return fc.constant(part);
    const segment = values.of(parameter.schema, kind, parameter.name).map(escaped);
    return kind === 'nonsense' ? fc.oneof(segment, fc.constantFrom(...rawSegments)) : segment;
  });
  return fc.tuple(...parts).map((segments) => segments.join('/'));
}

function queryOf(operation: Operation, kind: Kind, known: KnownIds): Arbitrary<string> {
  const pairs = parametersOf(operation, 'query', kind, known).map((query) =>
    Object.entries(query).map(([name, value]) => `${name}=${escaped(value)}`),
  );
  const further =
    kind === 'nonsense'
      ? fc.constantFrom('', 'limit=1&limit=2', '%', '__proto__=1', 'a[b]=c', '&&=')
      : fc.constant('');
  return fc.tuple(pairs, further).map(([known, more]) => {
    const query = [...known, more].filter(Boolean).join('&');
    return query && `?${query}`;
  });
}

function headersOf(operation: Operation, kind: Kind, known: KnownIds): Arbitrary<Record<string, string>> {
  const own = parametersOf(operation, 'header', kind, known).map((headers) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, toHeader(value)])),
  );
  if (kind !== 'nonsense') return own;
  const odd = fc.record(
    {
      authorization: fc.constantFrom(...tokens),
      'content-type': fc.constantFrom(...contentTypes),
      accept: fc.constantFrom('image/png', '*/*;q=0', ''),
      'if-none-match': fc.constantFrom('*', '"', 'W/"a", "b'),
      traceparent: fc.constantFrom('00-x', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`),
      origin: fc.constantFrom('null', 'https://elsewhere.example'),
    },
    { requiredKeys: [] },
  );
  return fc.oneof({ weight: 3, arbitrary: own }, { weight: 1, arbitrary: odd });
}

function parametersOf(
  operation: Operation,
  place: 'query' | 'header',
  kind: Kind,
  known: KnownIds,
): Arbitrary<Record<string, unknown>> {
  const values = new Values(operation, known);
  const parameters = (operation.parameters ?? []).filter((one) => one.in === place);
  const model = Object.fromEntries(
    parameters.map(({ name, schema }) => [name, values.of(schema, kind, name)]),
  );
  const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(model, { requiredKeys: kind === 'nonsense' ? [] : requiredKeys });
}

interface Body {
  readonly type: string;
  readonly text: string;
}

function bodyOf(operation: Operation, kind: Kind, known: KnownIds): Arbitrary<Body | undefined> {
  const values = new Values(operation, known);
  const described = Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) =>
    type === 'application/json'
      ? values.of(schema, kind).map((value) => ({ type, text: JSON.stringify(value) ?? '' }))
      : plainBody(type, kind),
  );
  const raw = fc
    .constantFrom(...rawBodies, ...(kind === 'oversized' ? [deepBody] : []))
    .map((text) => ({ type: 'application/json', text }));
  if (described.length === 0)
    return kind === 'nonsense' ? fc.option(raw, { nil: undefined }) : fc.constant(undefined);
  if (kind === 'valid' || kind === 'boundary') return fc.oneof(...described);
  return fc.oneof({ weight: 4, arbitrary: fc.oneof(...described) }, { weight: 1, arbitrary: raw });
}

function plainBody(type: string, kind: Kind): Arbitrary<Body> {
  const good = fc.constantFrom(...(plainBodies[type] ?? ['']));
  const texts: Readonly<Record<Kind, Arbitrary<string>>> = {
    valid: good,
    boundary: fc.constantFrom('', ' ', '\n'),
    'wrong type': fc.constantFrom('{}', 'true', '0'),
    oversized: good.map((text) => text.repeat(500)),
    nonsense: fc.tuple(good, fc.nat(), fc.string({ unit: 'binary' })).map(([text, place, odd]) => {
      const cut = place % text.length;
      return text.slice(0, cut) + odd.toWellFormed() + text.slice(cut + odd.length);
    }),
  };
  return texts[kind].map((text) => ({ type, text }));
}

function escaped(value: unknown): string {
  // Longer than any server reads; as much as makes it refuse.
  return encodeURIComponent(toText(value).slice(0, 20_000).toWellFormed());
}

/** A header carries no other characters; nobody can send them. */
function toHeader(value: unknown): string {
  return toText(value)
    .slice(0, 9_000)
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?')
    .trim();
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
