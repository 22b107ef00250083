import { type Database, newId } from '@studyhall/db';
import type { Logger } from '@studyhall/http';
import { createAuthMiddleware } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { bearer } from 'better-auth/plugins/bearer';
import { jwt } from 'better-auth/plugins/jwt';
import { findRoles } from '../data/role-repository.ts';
import type { Tables } from '../data/tables.ts';
import { createAuthAdapter, type UserCreated } from './auth-adapter.ts';
import { currentCall } from './auth-call.ts';
import { clientAddressHeader } from './auth-headers.ts';
import { authTables } from './auth-tables.ts';
import { answerLikeNewAccount } from './existing-account.ts';
import type { PasswordHasher } from './password-hasher.ts';

export interface AuthUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface AuthOptions {
  readonly db: Database<Tables>;
  readonly publicUrl: string;
  readonly secret: string;
  readonly passwords: PasswordHasher;
  readonly log: Logger;
  readonly onUserCreated: UserCreated;
  /** Somebody signs up with an address that has an account. */
  readonly onExistingEmail: (email: string) => void;
  readonly onEmailVerified: (user: AuthUser) => Promise<void>;
  readonly sendVerification: (user: AuthUser, token: string) => void;
  readonly sendPasswordReset: (user: AuthUser, token: string) => void;
}

const hour = 3600;
const day = 24 * hour;

/** Seconds for which a signing key signs, and for which it stays published after that. */
export const signingKeyLife = 30 * day;
export const signingKeyGrace = day;

export type Auth = ReturnType<typeof createAuth>;

/**
 * The sign-in library, configured. It serves no requests: our routes call those of its functions that they
 * need, so that its other endpoints do not exist here.
 */
export function createAuth(options: AuthOptions) {
  const { db, publicUrl, passwords, log } = options;
  return betterAuth({
    appName: 'Study Hall',
    baseURL: publicUrl,
    secret: options.secret,
    database: createAuthAdapter(db, options.onUserCreated),
    user: authTables.user,
    session: { ...authTables.session, expiresIn: 14 * day, updateAge: day, freshAge: 0 },
    account: authTables.account,
    verification: { ...authTables.verification, storeIdentifier: 'hashed' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Its messages may quote addresses; what matters of them becomes an answer or an error of ours.
    logger: { level: 'error', log: (_level, message) => log.debug({ library: 'better-auth' }, message) },
    emailAndPassword: {
      enabled: true,
      // The request schemas and the password policy stand before these.
      minPasswordLength: 1,
      maxPasswordLength: 1024,
      password: {
        hash: async (password) => currentCall().passwordHash ?? (await passwords.hash(password)),
        verify: ({ hash, password }) => passwords.verify(password, hash),
      },
      resetPasswordTokenExpiresIn: hour,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => options.sendPasswordReset(user, token),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: day,
      sendVerificationEmail: async ({ user, token }) => options.sendVerification(user, token),
      afterEmailVerification: options.onEmailVerified,
    },
    hooks: {
      after: createAuthMiddleware((context) =>
        answerLikeNewAccount(context, context.context.returned, options.onExistingEmail),
      ),
    },
    advanced: {
      database: { generateId: newId },
      cookiePrefix: 'studyhall',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    plugins: [
      jwt({
        schema: { jwks: authTables.jwks },
        jwks: { rotationInterval: signingKeyLife, gracePeriod: signingKeyGrace },
        jwt: {
          issuer: 'studyhall',
          audience: 'studyhall',
          expirationTime: '15m',
          definePayload: async ({ user }) => ({
            roles: await findRoles(db.read, user.id),
            email: user.email,
            name: user.name,
          }),
        },
        disableSettingJwtHeader: true,
      }),
      bearer({ requireSignature: true }),
    ],
  });
}
