import type { Context } from '../context.ts';
import { updateDeliveries } from '../data/delivery-repository.ts';

/** Some of the rows are not as expected any more. */
class MovedError extends Error {
  override name = 'MovedError';
}

/** Changes all of these deliveries, or none and answers false where any is not as expected any more. */
export async function moveDeliveries(
  { db }: Pick<Context, 'db'>,
  expected: Parameters<typeof updateDeliveries>[1],
  changes: Parameters<typeof updateDeliveries>[2],
): Promise<boolean> {
  try {
    await db.transaction(async (tx) => {
      const moved = await updateDeliveries(tx, expected, changes);
      if (moved !== expected.ids.length) throw new MovedError();
    });
    return true;
  } catch (error) {
    if (error instanceof MovedError) return false;
    throw error;
  }
}
