import type { Operation } from './operations.ts';

const plurals: Readonly<Record<string, string>> = { user: 'users', student: 'users', person: 'users' };

/** Ids that exist, by the noun in whose answers they stood: `groups`, `sessions`, `users`. */
export class KnownIds {
  readonly #ids = new Map<string, string[]>();

  add(noun: string, id: string): void {
    this.#ids.set(noun, [...(this.#ids.get(noun) ?? []), id].slice(-50));
  }

  /** Keeps every `id` that an answer holds. */
  learnFrom({ path }: Pick<Operation, 'path'>, answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    if ('id' in answer && typeof answer.id === 'string') this.add(nounOf(path), answer.id);
    for (const part of Object.values(answer)) this.learnFrom({ path }, part);
  }

  /** For a field such as `groupId`, or an `id` within a path. */
  idsFor(field: string, { path }: Pick<Operation, 'path'>): readonly string[] {
    const noun = field.endsWith('Id') ? field.slice(0, -2) : null;
    const key = noun === null ? nounOf(path) : (plurals[noun] ?? `${noun}s`);
    return this.#ids.get(key) ?? this.#ids.get('users') ?? [];
  }
}

/** The last noun of a path that is no variable and stands before one, or else the last of all. */
function nounOf(path: string): string {
  const parts = path.split('/').slice(2);
  const before = parts.findIndex((part) => part.startsWith('{')) - 1;
  return parts[before] ?? parts.at(-1) ?? '';
}
