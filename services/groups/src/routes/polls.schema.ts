import { CursorQuerySchema, IdSchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { decisions, resultRules, voteAnswers } from '../domain/poll.ts';
import { orNull } from './groups.schema.ts';
import { LinkSchema, MeetingMinutesSchema, MeetingTitleSchema, PlaceSchema } from './meetings.schema.ts';

const closed = { additionalProperties: false };
const mostOptions = 40;

const ResultRuleSchema = Type.Enum(resultRules, {
  type: 'string',
  $id: 'PollResults',
  description:
    'When those who do not run the poll see the votes: always, after they voted, or once it is closed.',
});
const VoteAnswerSchema = Type.Enum(voteAnswers, { type: 'string', $id: 'VoteAnswer' });
const PollStatusSchema = Type.Enum(['open', 'closed'], { type: 'string', $id: 'PollStatus' });

export const PollInputSchema = Type.Object(
  {
    title: MeetingTitleSchema,
    minutes: MeetingMinutesSchema,
    options: Type.Array(InstantSchema, { minItems: 1, maxItems: mostOptions }),
    closesAt: InstantSchema,
    required: Type.Optional(
      Type.Array(IdSchema, {
        maxItems: 50,
        uniqueItems: true,
        description: 'Members without whom no time wins.',
      }),
    ),
    place: Type.Optional(PlaceSchema),
    link: Type.Optional(LinkSchema),
    results: Type.Optional(ResultRuleSchema),
  },
  { $id: 'PollInput', ...closed },
);

export const BallotSchema = Type.Object(
  {
    votes: Type.Array(Type.Object({ start: InstantSchema, answer: VoteAnswerSchema }, closed), {
      maxItems: mostOptions,
      description: 'All of your votes: an option that is not among them has none.',
    }),
  },
  { $id: 'Ballot', ...closed },
);

export const ClosePollBodySchema = orNull(
  Type.Object(
    { start: Type.Optional(InstantSchema) },
    { $id: 'PollClosing', ...closed, description: 'Without a start, the votes decide.' },
  ),
);

const pollProperties = {
  id: IdSchema,
  groupId: IdSchema,
  title: Type.String(),
  minutes: Type.Integer(),
  place: orNull(Type.String()),
  link: orNull(Type.String()),
  closesAt: InstantSchema,
  results: ResultRuleSchema,
  status: PollStatusSchema,
  start: orNull(
    Type.String({ description: 'The time that won. Null too where a closed poll has no winner.' }),
  ),
  decidedBy: orNull(
    Type.Enum(decisions, {
      type: 'string',
      description:
        'What the winner had before the next best: most who can come (yes or if need be), of those most yes, of those the earliest.',
    }),
  ),
  meetingId: orNull(IdSchema),
  organizerId: IdSchema,
  createdAt: InstantSchema,
};

export const PollSummarySchema = Type.Object(pollProperties, { $id: 'PollSummary', ...closed });
export type PollSummary = Static<typeof PollSummarySchema>;
export const PollPageSchema = pageOf(PollSummarySchema, 'PollPage');

const VotesSchema = Type.Object(
  {
    yes: Type.Integer(),
    ifNeedBe: Type.Integer(),
    no: Type.Integer(),
    requiredMissing: Type.Integer({ description: 'How many who must come have not said that they can.' }),
    people: Type.Array(
      Type.Object({ userId: IdSchema, name: Type.String(), answer: VoteAnswerSchema }, closed),
    ),
  },
  { $id: 'OptionVotes', ...closed },
);

export const PollSchema = Type.Object(
  {
    ...pollProperties,
    required: Type.Array(IdSchema),
    voters: Type.Integer({ description: 'How many have voted.' }),
    options: Type.Array(
      Type.Object(
        {
          start: InstantSchema,
          end: InstantSchema,
          clash: orNull(
            Type.Boolean({
              description: 'You have something else then; null while that cannot be looked up.',
            }),
          ),
          myVote: orNull(VoteAnswerSchema),
          votes: orNull(VotesSchema),
        },
        closed,
      ),
      { description: 'Votes are null as long as you may not see them.' },
    ),
  },
  { $id: 'Poll', ...closed },
);
export type PollBody = Static<typeof PollSchema>;

export const PollQuerySchema = Type.Object(
  { ...CursorQuerySchema.properties, status: Type.Optional(PollStatusSchema) },
  closed,
);
