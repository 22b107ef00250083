import { InstantSchema, LongTextSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

export const ReviewBodySchema = Type.Object(
  { rating: Type.Integer({ minimum: 1, maximum: 5 }), comment: Type.Optional(LongTextSchema({ max: 2000 })) },
  { $id: 'ReviewInput', ...closed },
);

export const ReviewSchema = Type.Object(
  {
    reviewer: Type.String({ description: 'The first name.' }),
    rating: Type.Integer(),
    comment: Type.String(),
    reviewedAt: InstantSchema,
  },
  { $id: 'Review', ...closed },
);
export type ReviewAnswer = Static<typeof ReviewSchema>;
export const ReviewPageSchema = pageOf(ReviewSchema, 'ReviewPage');
