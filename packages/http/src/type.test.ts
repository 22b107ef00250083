import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type as TypeBox } from 'typebox';
import { Type } from './type.ts';

/** Each made by TypeBox and by ours. */
const schemas: Readonly<Record<string, (type: typeof Type) => object>> = {
  text: (type) => type.String({ minLength: 1 }),
  numbers: (type) => type.Object({ a: type.Number(), b: type.Integer({ minimum: 1 }) }),
  'an object that is closed': (type) => type.Object({ a: type.Boolean() }, { additionalProperties: false }),
  'optional properties': (type) =>
    type.Object({ a: type.Optional(type.String()), b: type.String(), c: type.Optional(type.Null()) }),
  'nothing but optional properties': (type) => type.Object({ a: type.Optional(type.String()) }),
  'an optional property inside another object': (type) =>
    type.Object({ inner: type.Object({ a: type.Optional(type.Array(type.String(), { maxItems: 3 })) }) }),
  'a choice': (type) => type.Union([type.Literal('a'), type.Literal(1), type.Null()], { description: 'x' }),
  'an enum': (type) => type.Enum(['a', 'b'], { type: 'string', $id: 'Letter' }),
  'a record': (type) => type.Record(type.String(), type.Unknown(), { description: 'x' }),
  'an object made partial': (type) =>
    type.Partial(type.Object({ a: type.String(), b: type.Optional(type.Null()) }, { title: 'x' })),
};

for (const [name, make] of Object.entries(schemas)) {
  test(`${name} is the document that TypeBox makes`, () => {
    assert.deepEqual(JSON.parse(JSON.stringify(make(Type))), JSON.parse(JSON.stringify(make(TypeBox))));
  });
}

test('what is made optional stays required elsewhere', () => {
  const text = Type.String();
  Type.Optional(text);
  assert.deepEqual(Type.Object({ text }).required, ['text']);
});
