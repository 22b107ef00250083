import { DateSchema, IdSchema, InstantSchema, LongTextSchema, NameSchema, Type } from '@studyhall/http';
import { largestCapacity } from '../domain/group.ts';
import { answers } from '../domain/meeting.ts';
import { voteAnswers } from '../domain/poll.ts';
import { longestBody } from '../domain/post.ts';
import { GroupInputSchema, GroupRoleSchema } from './groups.schema.ts';

const closed = { additionalProperties: false };

const MemberSchema = Type.Object({ userId: IdSchema, name: NameSchema, role: GroupRoleSchema }, closed);
const text = {
  id: IdSchema,
  authorId: IdSchema,
  body: LongTextSchema({ min: 1, max: longestBody }),
  at: InstantSchema,
};
const PostSchema = Type.Object(
  {
    ...text,
    pinned: Type.Optional(Type.Boolean()),
    replies: Type.Array(Type.Object(text, closed), { maxItems: 100 }),
  },
  closed,
);

const WhereSchema = {
  place: Type.Optional(NameSchema),
  link: Type.Optional(Type.String({ maxLength: 500 })),
};
const MeetingSchema = Type.Object(
  {
    id: IdSchema,
    organizerId: IdSchema,
    title: NameSchema,
    ...WhereSchema,
    start: InstantSchema,
    minutes: Type.Integer({ minimum: 5, maximum: 720 }),
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: largestCapacity })),
    until: Type.Optional(DateSchema),
    answers: Type.Array(
      Type.Object({ userId: IdSchema, answer: Type.Enum(answers, { type: 'string' }) }, closed),
      {
        maxItems: largestCapacity,
      },
    ),
  },
  { ...closed, description: 'Weekly where it has an end.' },
);
const PollSchema = Type.Object(
  {
    id: IdSchema,
    organizerId: IdSchema,
    title: NameSchema,
    ...WhereSchema,
    minutes: Type.Integer({ minimum: 5, maximum: 720 }),
    options: Type.Array(InstantSchema, { minItems: 1, maxItems: 20 }),
    closesAt: InstantSchema,
    closed: Type.Boolean(),
    votes: Type.Array(
      Type.Object(
        { userId: IdSchema, start: InstantSchema, answer: Type.Enum(voteAnswers, { type: 'string' }) },
        closed,
      ),
      { maxItems: 1_000 },
    ),
  },
  closed,
);

/** Everything an empty groups service starts with. */
export const ImportSchema = Type.Object(
  {
    groups: Type.Array(
      Type.Object(
        {
          id: IdSchema,
          ...GroupInputSchema.properties,
          createdAt: InstantSchema,
          members: Type.Array(MemberSchema, { minItems: 1, maxItems: largestCapacity + 100 }),
          posts: Type.Array(PostSchema, { maxItems: 1_000 }),
          meetings: Type.Array(MeetingSchema, { maxItems: 100, default: [] }),
          polls: Type.Array(PollSchema, { maxItems: 100, default: [] }),
        },
        closed,
      ),
      { maxItems: 1_000 },
    ),
  },
  closed,
);
