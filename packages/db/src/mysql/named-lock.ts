import type { Row } from '../engine.ts';

const patienceSeconds = 120;

/**
 * Takes a lock of the server, which ends with the connection. `name` is that of a schema, which stands in SQL as it is.
 * Throws where another process keeps it for two minutes.
 */
export async function takeNamedLock(
  run: (sql: string) => Promise<readonly Row[]>,
  name: string,
): Promise<void> {
  const [answer] = await run(`SELECT GET_LOCK('${name}', ${patienceSeconds}) AS taken`);
  if (answer?.['taken'] !== 1) {
    throw new Error(`Another process has held the lock ${name} for ${patienceSeconds} s.`);
  }
}
