import { EmailSchema, Type } from '@studyhall/http';
import { GivenPasswordSchema, NewPasswordSchema } from './authentication.schema.ts';

const strict = { additionalProperties: false } as const;

export const ChangePasswordBodySchema = Type.Object(
  {
    currentPassword: GivenPasswordSchema,
    newPassword: NewPasswordSchema,
    revokeOtherSessions: Type.Optional(
      Type.Boolean({ default: true, description: 'Signs out everywhere else.' }),
    ),
  },
  { $id: 'ChangePassword', ...strict },
);

export const RequestResetBodySchema = Type.Object({ email: EmailSchema }, { $id: 'RequestReset', ...strict });

export const ResetPasswordBodySchema = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 200 }), newPassword: NewPasswordSchema },
  { $id: 'ResetPassword', ...strict },
);

export const DoneSchema = Type.Object({ status: Type.Literal(true) }, { $id: 'Done', ...strict });

/** The same whether or not there is an account. */
export const MailPromisedSchema = Type.Object(
  { status: Type.Literal(true), message: Type.String() },
  { $id: 'MailPromised', ...strict },
);
