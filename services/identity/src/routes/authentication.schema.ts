import { EmailSchema, IdSchema, InstantSchema, NameSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { maxPasswordLength, minPasswordLength } from '../domain/password-policy.ts';

const strict = { additionalProperties: false } as const;

/** A password that somebody chooses. */
export const NewPasswordSchema = Type.String({
  minLength: minPasswordLength,
  maxLength: maxPasswordLength,
  description: 'Commonly used passwords are refused, and those that are little more than name or address.',
});
/** A password that somebody gives: it may be older than today's rules. */
export const GivenPasswordSchema = Type.String({ minLength: 1, maxLength: maxPasswordLength });

export const SignUpBodySchema = Type.Object(
  { name: NameSchema, email: EmailSchema, password: NewPasswordSchema },
  { $id: 'SignUp', ...strict },
);

export const SignInBodySchema = Type.Object(
  { email: EmailSchema, password: GivenPasswordSchema },
  { $id: 'SignIn', ...strict },
);

export const SignedInUserSchema = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    email: Type.String(),
    emailVerified: Type.Boolean(),
    createdAt: InstantSchema,
    updatedAt: InstantSchema,
  },
  { $id: 'SignedInUser', ...strict },
);
export type SignedInUser = Static<typeof SignedInUserSchema>;

export const SignedInSchema = Type.Object(
  {
    token: Type.String({ description: 'The session token, as in the set-auth-token header.' }),
    user: SignedInUserSchema,
  },
  { $id: 'SignedIn', ...strict },
);

export const SignedOutSchema = Type.Object({ success: Type.Literal(true) }, { $id: 'SignedOut', ...strict });

export const CurrentSessionSchema = Type.Union(
  [
    Type.Null({ description: 'Nobody is signed in.' }),
    Type.Object(
      {
        session: Type.Object({ id: IdSchema, createdAt: InstantSchema, expiresAt: InstantSchema }, strict),
        user: SignedInUserSchema,
      },
      strict,
    ),
  ],
  { $id: 'CurrentSession' },
);

export const AccessTokenSchema = Type.Object(
  { token: Type.String({ description: 'A JWT of 15 minutes for every service.' }) },
  { $id: 'AccessToken', ...strict },
);

export const KeySetSchema = Type.Object(
  {
    keys: Type.Array(
      Type.Object(
        {
          kid: Type.String(),
          kty: Type.String(),
          crv: Type.String(),
          alg: Type.String(),
          x: Type.String(),
        },
        strict,
      ),
    ),
  },
  { $id: 'KeySet', ...strict },
);
