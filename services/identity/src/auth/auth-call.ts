import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseUnavailableError, isUniqueViolation } from '@studyhall/db';
import { isAPIError } from 'better-auth/api';
import { toProblem } from './auth-errors.ts';

interface CallFacts {
  /** Of the one new password that the call stores, computed before its transaction begins. */
  readonly passwordHash?: string;
  /** Of the client, for the audit log. */
  readonly network?: string;
  readonly device?: string;
}

interface Call extends CallFacts {
  /** The library answers "not signed in" when it cannot read a session; this is how we know better. */
  databaseFailure?: DatabaseUnavailableError;
  /** Somebody else made the same row first; the library says only that it failed. */
  lostRace?: true;
}

const calls = new AsyncLocalStorage<Call>();

/** Calls the sign-in library; what it throws becomes a problem of ours. */
export function callAuth<T>(work: () => Promise<T>, facts: CallFacts = {}): Promise<T> {
  const call: Call = { ...facts };
  return calls.run(call, async () => {
    try {
      const result = await work();
      if (call.databaseFailure) throw call.databaseFailure;
      return result;
    } catch (error) {
      if (call.databaseFailure) throw call.databaseFailure;
      throw isAPIError(error) ? toProblem(error) : error;
    }
  });
}

export function currentCall(): CallFacts {
  return calls.getStore() ?? {};
}

export function hasLostRace(): boolean {
  return calls.getStore()?.lostRace === true;
}

/** Passes on what the database answers, and notes failures that the library would blur. */
export async function watchDatabase<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const call = calls.getStore();
    if (call && error instanceof DatabaseUnavailableError) call.databaseFailure = error;
    if (call && isUniqueViolation(error)) call.lostRace = true;
    throw error;
  }
}
