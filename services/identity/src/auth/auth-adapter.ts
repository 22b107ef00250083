import { type Database, fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import { type AdapterFactory, createAdapterFactory } from 'better-auth/adapters';
import type { BetterAuthOptions } from 'better-auth/types';
import type { Kysely, Transaction } from 'kysely';
import type { Tables, UserRow } from '../data/tables.ts';
import { createTableAccess, type Handle, type Row } from './auth-table-access.ts';

/** Runs in the transaction that makes a user, so that the two cannot part. */
export type UserCreated = (transaction: Transaction<Tables>, user: UserRow) => Promise<void>;

interface FieldValue {
  readonly data: unknown;
  readonly fieldAttributes: { readonly type: unknown };
}

const conversions = {
  supportsBooleans: false,
  supportsNumericIds: false,
  customTransformInput: ({ data }: FieldValue) =>
    data instanceof Date ? toDatabaseInstant(data.getTime()) : data,
  customTransformOutput: ({ data, fieldAttributes }: FieldValue) =>
    fieldAttributes.type === 'date' && typeof data === 'string' ? new Date(fromDatabaseInstant(data)) : data,
};

/**
 * The sign-in library's view of our database: its writes run in our transactions (with their retries), and its
 * dates and booleans are stored as everywhere else. Its own adapter for Kysely stores dates in two other forms
 * on the two engines, and a process that dies between its writes leaves a user without role and event.
 */
export function createAuthAdapter(
  db: Database<Tables>,
  onUserCreated: UserCreated,
): AdapterFactory<BetterAuthOptions> {
  function handleOf(read: Kysely<Tables>, write: Handle['write']): Handle {
    return {
      read: dynamic(read),
      write,
      // A row of `users` has the columns of UserRow: `authTables` maps each of them.
      afterCreate: { users: (tx, row) => onUserCreated(tx as never, row as unknown as UserRow) },
    };
  }

  const outside = handleOf(db.read, (work) => db.transaction((tx) => work(dynamic(tx))));
  return (options) =>
    createAdapterFactory<BetterAuthOptions>({
      adapter: ({ getFieldName }) => createTableAccess(outside, getFieldName),
      config: {
        ...conversions,
        adapterId: 'studyhall',
        transaction: (callback) =>
          db.transaction((tx) => {
            const inside = handleOf(tx, (work) => work(dynamic(tx)));
            const createAdapter = createAdapterFactory<BetterAuthOptions>({
              adapter: ({ getFieldName }) => createTableAccess(inside, getFieldName),
              config: { ...conversions, adapterId: 'studyhall-transaction' },
            });
            return callback(createAdapter(options));
          }),
      },
    })(options);
}

/** The library names tables and columns at run time, and only those of `authTables`. */
function dynamic(handle: Kysely<Tables>): Kysely<Record<string, Row>> {
  return handle as unknown as Kysely<Record<string, Row>>;
}
