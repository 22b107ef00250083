import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailableError, isConflict } from './errors.ts';

const maxRetries = 5;
const firstPauseMs = 10;

/**
 * Runs `attempt` again when it lost against another transaction (deadlock, lock wait, busy), at most five
 * times, after a pause that doubles and is spread at random so that the losers do not meet again.
 */
export async function retryConflicts<R>(
  attempt: () => Promise<R>,
  onRetry: (error: unknown) => void,
): Promise<R> {
  for (let retries = 0; ; retries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (retries === maxRetries) {
        throw new DatabaseUnavailableError('The transaction lost against others six times.', {
          cause: error,
        });
      }
      onRetry(error);
      await delay(firstPauseMs * 2 ** retries * (0.5 + Math.random()));
    }
  }
}
