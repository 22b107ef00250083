import {
  CursorQuerySchema,
  IdSchema,
  InstantSchema,
  LongTextSchema,
  pageOf,
  TextSchema,
  TimeZoneSchema,
  Type,
} from '@studyhall/http';
import type { Static, TSchema } from 'typebox';
import { joinPolicies, largestCapacity, rules } from '../domain/group.ts';
import { membershipStatuses, roles } from '../domain/membership.ts';

const closed = { additionalProperties: false };

export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

export const CourseCodeSchema = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  maxLength: 20,
  description: 'At most 20 letters, digits, dots, underscores and hyphens, such as CS-101.',
});
export const JoinPolicySchema = Type.Enum(joinPolicies, {
  type: 'string',
  $id: 'JoinPolicy',
  description: 'A group by invitation is private: nobody else learns that it exists.',
});
const RuleSchema = Type.Enum(rules, {
  type: 'string',
  $id: 'GroupRule',
  description: 'Every member, or moderators and owners alone.',
});
export const GroupRoleSchema = Type.Enum(roles, { type: 'string', $id: 'GroupRole' });
export const MembershipStatusSchema = Type.Enum(membershipStatuses, {
  type: 'string',
  $id: 'MembershipStatus',
  description: 'requested waits for a moderator, waiting for a place, offered has a place kept for a while.',
});

const RulesSchema = Type.Object(
  { post: RuleSchema, invite: RuleSchema, schedule: RuleSchema },
  { $id: 'GroupRules', ...closed },
);

const settings = {
  name: TextSchema({ min: 1, max: 120 }),
  courseCode: orNull(CourseCodeSchema),
  topic: orNull(TextSchema({ min: 1, max: 120 })),
  description: LongTextSchema({ max: 2000 }),
  joinPolicy: JoinPolicySchema,
  capacity: Type.Integer({ minimum: 2, maximum: largestCapacity }),
  timeZone: TimeZoneSchema,
  rules: Type.Partial(RulesSchema, { $id: 'GroupRulesInput', ...closed }),
  offerHours: Type.Integer({
    minimum: 1,
    maximum: 168,
    description: 'How long a freed place is kept for the first in line. 24 unless said.',
  }),
};

export const GroupInputSchema = Type.Object(
  {
    name: settings.name,
    courseCode: Type.Optional(settings.courseCode),
    topic: Type.Optional(settings.topic),
    description: Type.Optional(settings.description),
    joinPolicy: settings.joinPolicy,
    capacity: settings.capacity,
    timeZone: settings.timeZone,
    rules: Type.Optional(settings.rules),
    offerHours: Type.Optional(settings.offerHours),
  },
  { $id: 'GroupInput', ...closed },
);

export const GroupEditSchema = Type.Partial(
  Type.Object({
    ...settings,
    archived: Type.Boolean({ description: 'true archives the group, false takes it up again.' }),
  }),
  { $id: 'GroupEdit', ...closed },
);

export const MembershipSchema = Type.Object(
  {
    groupId: IdSchema,
    userId: IdSchema,
    name: Type.String(),
    role: GroupRoleSchema,
    status: MembershipStatusSchema,
    since: InstantSchema,
    position: orNull(Type.Integer({ description: 'In line; 1 is the first. Null for who is not in line.' })),
    offerExpiresAt: orNull(InstantSchema),
  },
  { $id: 'Membership', ...closed },
);
export type MembershipAnswer = Static<typeof MembershipSchema>;

export const GroupSchema = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    courseCode: orNull(Type.String()),
    courseTitle: orNull(Type.String()),
    topic: orNull(Type.String()),
    description: Type.String(),
    joinPolicy: JoinPolicySchema,
    capacity: Type.Integer(),
    timeZone: Type.String(),
    rules: RulesSchema,
    offerHours: Type.Integer(),
    status: Type.Enum(['active', 'archived'], { type: 'string' }),
    memberCount: Type.Integer(),
    placesFree: Type.Integer(),
    waiting: Type.Integer({ description: 'How many wait in line for a place.' }),
    createdAt: InstantSchema,
    membership: orNull(MembershipSchema),
    unread: orNull(
      Type.Integer({
        description: 'Posts of others you have not read, up to 100. Null unless you are a member.',
      }),
    ),
    isInvited: Type.Boolean({ description: 'You have an open invitation.' }),
  },
  { $id: 'Group', ...closed },
);
export type GroupAnswer = Static<typeof GroupSchema>;

const { name, courseCode, courseTitle, topic, memberCount, placesFree } = GroupSchema.properties;
export const ShownGroupSchema = Type.Object(
  { name, courseCode, courseTitle, topic, memberCount, placesFree },
  { $id: 'ShownGroup', ...closed },
);
export type ShownGroup = Static<typeof ShownGroupSchema>;

export const GroupPageSchema = pageOf(GroupSchema, 'GroupPage');
export const GroupQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    q: Type.Optional(Type.String({ maxLength: 100, description: 'Words; each may be the start of one.' })),
    course: Type.Optional(CourseCodeSchema),
    hasRoom: Type.Optional(Type.Boolean({ description: 'true: somebody could join at once.' })),
    mine: Type.Optional(
      Type.Boolean({ description: 'true: those you are in, wait for or have asked to join.' }),
    ),
    fits: Type.Optional(
      Type.Boolean({ description: 'true: the next meeting, within 14 days, clashes with nothing of yours.' }),
    ),
    archived: Type.Optional(Type.Boolean({ description: 'With mine: the archived ones.' })),
  },
  closed,
);
export type GroupQuery = Static<typeof GroupQuerySchema>;

export const ReasonBodySchema = orNull(
  Type.Object(
    { reason: Type.Optional(TextSchema({ min: 1, max: 500 })) },
    { $id: 'MemberReason', ...closed },
  ),
);
export const RoleBodySchema = Type.Object({ role: GroupRoleSchema }, { $id: 'RoleInput', ...closed });
export const MemberParamsSchema = Type.Object({ id: IdSchema, userId: IdSchema }, closed);
export const MembersQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    status: Type.Optional(
      Type.Enum(membershipStatuses, {
        type: 'string',
        description: 'active unless said; the others are for moderators.',
      }),
    ),
  },
  closed,
);
export const MembershipPageSchema = pageOf(MembershipSchema, 'MembershipPage');
