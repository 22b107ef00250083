import type { Context } from '../context.ts';
import { deleteCancellations } from '../data/cancellation-repository.ts';
import { deleteCommitmentsByPerson } from '../data/commitment-repository.ts';
import { deletePerson, lockPeople } from '../data/person-repository.ts';
import { deleteSharing } from '../data/sharing-repository.ts';
import { deleteSubscription } from '../data/subscription-repository.ts';
import { deleteTentativeEntriesByPerson } from '../data/tentative-repository.ts';
import { deleteTimetable } from '../data/timetable-repository.ts';
import { deleteProfileZone } from '../data/zone-repository.ts';
import { deleteImports } from './delete-imports.ts';

/**
 * Removes all that the ledger knows about a person. What they shared stays with the others, and a reservation
 * without people left says nothing about anybody.
 */
export async function erasePerson(context: Context, personId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const isKnown = await lockPeople(tx, [personId]);
    await deleteSharing(tx, personId);
    await deleteProfileZone(tx, personId);
    if (!isKnown) return;
    await deleteCommitmentsByPerson(tx, personId);
    await deleteTentativeEntriesByPerson(tx, personId);
    await deleteTimetable(tx, personId);
    await deleteImports(tx, personId);
    await deleteSubscription(tx, personId);
    await deleteCancellations(tx, personId);
    await deletePerson(tx, personId);
  });
}
