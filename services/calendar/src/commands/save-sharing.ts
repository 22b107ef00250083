import { isUniqueViolation } from '@studyhall/db';
import type { Context } from '../context.ts';
import { replaceSharing } from '../data/sharing-repository.ts';
import type { Sharing } from '../domain/sharing.ts';

export async function saveSharing(context: Context, personId: string, sharing: Sharing): Promise<void> {
  const save = () => context.db.transaction((tx) => replaceSharing(tx, personId, sharing));
  try {
    await save();
  } catch (error) {
    // Another of the person's devices made the first row meanwhile.
    if (!isUniqueViolation(error)) throw error;
    await save();
  }
}
