import { Type } from '@studyhall/http';
import type { Static } from 'typebox';

export const SharingSchema = Type.Object(
  {
    freeBusy: Type.Union([Type.Literal('nobody'), Type.Literal('groups'), Type.Literal('everyone')], {
      description:
        'Who may count you in when looking for a common time: nobody, people of your groups, or everyone ' +
        'signed in. What you do is never told. In your groups’ own questions you are always counted.',
    }),
    nameWhenMissing: Type.Boolean({
      description: 'Whether those who look for a common time are told that it is you who cannot come.',
    }),
  },
  { $id: 'Sharing', additionalProperties: false },
);
export type SharingBody = Static<typeof SharingSchema>;
