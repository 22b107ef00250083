import { EmailSchema, Type } from '@studyhall/http';

const strict = { additionalProperties: false } as const;

export const SendVerificationBodySchema = Type.Object(
  { email: EmailSchema },
  { $id: 'SendVerification', ...strict },
);

export const VerifyEmailQuerySchema = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 2000 }) },
  strict,
);
