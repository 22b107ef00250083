import { describeQuestion, type Question } from './question.ts';

export interface SlowQuestion extends Question {
  readonly ms: number;
}

export interface Hangs {
  /** Took too long once more. */
  readonly hangs: readonly string[];
  /** Did not: it had to wait for others, or for the machine. */
  readonly waited: readonly string[];
}

/** Asks each of what took too long once more, with nothing beside it. `ask` answers how long it took. */
export async function findHangs(
  slow: readonly SlowQuestion[],
  longestMs: number,
  ask: (question: Question) => Promise<number>,
): Promise<Hangs> {
  const hangs: string[] = [];
  const waited: string[] = [];
  for (const question of slow) {
    const alone = await ask(question);
    const kind = alone > longestMs ? hangs : waited;
    kind.push(
      `took ${question.ms.toFixed(0)} ms, and alone ${alone.toFixed(0)} ms: ${describeQuestion(question)}`,
    );
  }
  return { hangs, waited };
}
