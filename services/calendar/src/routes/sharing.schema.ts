import { Type } from '@studyhall/http';
import type { Static } from 'typebox';

export const SharingSchema = Type.Object(
  {
    freeBusy: Type.Union([Type.Literal('nobody'), Type.Literal('groups'), Type.Literal('everyone')], {
      description:
        'Who may ask when you are free: nobody, your groups and the people in them, or everyone signed in. What ' +
        'you do is never told. With nobody, groups cannot require you, and count you in a crowd alone.',
    }),
    nameWhenMissing: Type.Boolean({
      description: 'Whether those who look for a common time are told that it is you who cannot come.',
    }),
  },
  { $id: 'Sharing', additionalProperties: false },
);
export type SharingBody = Static<typeof SharingSchema>;
