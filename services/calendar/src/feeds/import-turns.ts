import { UnavailableError } from '@studyhall/http';

/** Each holds megabytes until its calendar was read. */
const mostAtOnce = 8;
const retryAfterSeconds = 5;

/** How many calendars people may be bringing in at once: a few in all, and one each. */
export class ImportTurns {
  readonly #people = new Set<string>();

  /** Throws UnavailableError, before anything is done, where it is nobody's turn. */
  async take<R>(personId: string, work: () => Promise<R>): Promise<R> {
    if (this.#people.size >= mostAtOnce || this.#people.has(personId)) {
      const detail =
        'Other calendars are still being read, and nothing has changed. Try again in some seconds.';
      throw new UnavailableError({ code: 'imports-busy', detail, retryAfterSeconds });
    }
    this.#people.add(personId);
    try {
      return await work();
    } finally {
      this.#people.delete(personId);
    }
  }
}
