import { NotFoundError } from '@studyhall/http';
import type { Context } from '../context.ts';
import { deleteImport, findImports } from '../data/import-repository.ts';
import { deleteImportedTimes } from '../data/imported-time-repository.ts';
import type { Writer } from '../data/tables.ts';
import { withImports } from './save-import.ts';

/** Takes one of a person's imports out of their calendar. */
export async function deleteOneImport(context: Context, personId: string, importId: string): Promise<void> {
  await withImports(context, personId, async (tx) => {
    const found = (await findImports(tx, personId)).find(({ id }) => id === importId);
    if (!found) throw new NotFoundError('import');
    await deleteImportedTimes(tx, importId);
    await deleteImport(tx, importId);
  });
}

/** Takes them all out. */
export async function deleteAllImports(context: Context, personId: string): Promise<void> {
  await withImports(context, personId, (tx) => deleteImports(tx, personId));
}

/** The part that holds the person's lock. */
export async function deleteImports(tx: Writer, personId: string): Promise<void> {
  for (const { id } of await findImports(tx, personId)) {
    await deleteImportedTimes(tx, id);
    await deleteImport(tx, id);
  }
}
