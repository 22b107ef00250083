import { InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { largestFeed } from '../feeds/feed-client.ts';

const closed = { additionalProperties: false };

export const UploadSchema = Type.String({
  minLength: 1,
  maxLength: largestFeed,
  description: 'A calendar as other programs export it (iCalendar, RFC 5545).',
});

export const FeedBodySchema = Type.Object(
  {
    url: Type.String({
      minLength: 1,
      maxLength: 2048,
      description: 'The https:// address of a calendar; webcal:// is understood as well.',
    }),
  },
  { $id: 'CalendarFeed', ...closed },
);

export const ImportSchema = Type.Object(
  {
    id: Type.String(),
    kind: Type.Union([Type.Literal('upload'), Type.Literal('feed')]),
    name: Type.String({ description: 'What the calendar calls itself.' }),
    url: Type.Union([Type.String(), Type.Null()], { description: 'Null for an upload.' }),
    createdAt: InstantSchema,
    readAt: Type.String({ description: 'When it was last known to be current.' }),
    failing: Type.Union([Type.Object({ since: Type.String(), reason: Type.String() }, closed), Type.Null()], {
      description: 'Since when the calendar cannot be read; its last busy time stays.',
    }),
  },
  { $id: 'CalendarImport', ...closed },
);
export type ImportAnswer = Static<typeof ImportSchema>;

export const ImportPageSchema = pageOf(ImportSchema, 'CalendarImportPage');
