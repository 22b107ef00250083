import { IdSchema, InstantSchema, LongTextSchema, NameSchema, Type } from '@studyhall/http';
import { largestCapacity } from '../domain/group.ts';
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
        },
        closed,
      ),
      { maxItems: 1_000 },
    ),
  },
  closed,
);
