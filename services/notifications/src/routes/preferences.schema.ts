import { IdSchema, InstantSchema, TimeZoneSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { kinds, mailModes } from '../domain/kind.ts';
import { languages } from '../domain/preferences.ts';

const strict = { additionalProperties: false };
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const LanguageSchema = Type.Enum([...languages], { type: 'string' });
const TimeOfDaySchema = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', maxLength: 5 });

export const QuietHoursSchema = Type.Object(
  { from: TimeOfDaySchema, to: TimeOfDaySchema },
  { ...strict, $id: 'QuietHours', description: 'On the wall of the person’s zone; may span midnight.' },
);

export const ChannelsSchema = Type.Object(
  {
    inbox: Type.Boolean(),
    email: Type.Enum([...mailModes], {
      type: 'string',
      description: 'At once, gathered once a day, or not at all.',
    }),
    push: Type.Boolean({ description: 'To browsers that subscribed.' }),
  },
  { ...strict, $id: 'Channels' },
);

const UndeliveredSchema = Type.Object(
  {
    id: IdSchema,
    kind: Type.String(),
    title: Type.String(),
    outcome: Type.Enum(['refused', 'failed', 'unconfirmed'], {
      type: 'string',
      description: 'Refused for good, given up after many attempts, or not known to have arrived.',
    }),
    problem: orNull(Type.String()),
    at: InstantSchema,
  },
  { ...strict, $id: 'UndeliveredNotice' },
);
export type UndeliveredNotice = Static<typeof UndeliveredSchema>;

export const PreferencesSchema = Type.Object(
  {
    language: LanguageSchema,
    timeZone: Type.String({
      description: 'In which times are told: the own one, else the profile’s, else UTC.',
    }),
    ownTimeZone: orNull(Type.String()),
    quietHours: orNull(QuietHoursSchema),
    kinds: Type.Record(Type.String(), ChannelsSchema, { description: 'Every kind of notification.' }),
    email: Type.Object(
      {
        address: orNull(Type.String()),
        problem: orNull(Type.Object({ at: InstantSchema, message: Type.String() }, strict)),
        undelivered: Type.Array(UndeliveredSchema),
      },
      strict,
    ),
    push: Type.Object({ undelivered: Type.Array(UndeliveredSchema) }, strict),
  },
  { ...strict, $id: 'NotificationPreferences' },
);
export type Preferences = Static<typeof PreferencesSchema>;

const KindChannelsSchema = Type.Object(
  Object.fromEntries(kinds.map((kind) => [kind, Type.Optional(ChannelsSchema)])),
  { ...strict, description: 'Kinds that are left out are as by default.' },
);

export const PreferencesBodySchema = Type.Object(
  {
    language: Type.Optional(LanguageSchema),
    timeZone: Type.Optional(orNull(TimeZoneSchema)),
    quietHours: Type.Optional(orNull(QuietHoursSchema)),
    kinds: Type.Optional(KindChannelsSchema),
  },
  { ...strict, $id: 'NotificationPreferencesInput' },
);
export type PreferencesBody = Static<typeof PreferencesBodySchema>;
