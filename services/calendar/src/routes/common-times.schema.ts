import { IdSchema, InstantSchema, TimeZoneSchema, Type } from '@studyhall/http';
import { commonTimesFields } from '@studyhall/ledger';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

function peopleSchema(maxItems: number) {
  return Type.Array(IdSchema, { minItems: 1, maxItems, uniqueItems: true });
}

const mostPeople = 50;
/** As many as a group has. */
const mostMembers = 500;

export const CommonTimesBodySchema = Type.Object(
  {
    people: peopleSchema(mostPeople),
    ...commonTimesFields(mostPeople),
    timeZone: Type.Optional(
      Type.String({
        format: 'time-zone',
        maxLength: 50,
        description: 'Whose days and whole hours count. By default that of your profile.',
      }),
    ),
  },
  { $id: 'CommonTimesInput', ...closed },
);

/** The members of a group, of whom another service asks that has decided that the person may. */
export const membersFields = {
  personId: Type.Optional(IdSchema),
  people: peopleSchema(mostMembers),
  timeZone: TimeZoneSchema,
};

export const GroupTimesBodySchema = Type.Object(
  {
    ...membersFields,
    ...commonTimesFields(mostMembers),
    movable: Type.Array(
      Type.Object(
        {
          id: IdSchema,
          ref: Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9][A-Za-z0-9:._-]*$' }),
          start: InstantSchema,
          end: InstantSchema,
        },
        closed,
      ),
      { maxItems: 20, default: [] },
    ),
  },
  closed,
);
export type GroupTimesBody = Static<typeof GroupTimesBodySchema>;
