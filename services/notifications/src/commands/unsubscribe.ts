import { toDatabaseInstant } from '@studyhall/db';
import type { Context } from '../context.ts';
import { blockAddress } from '../data/blocked-address-repository.ts';
import { findPerson, updatePerson } from '../data/person-repository.ts';
import { lockStream } from '../data/stream-repository.ts';
import { channelsOf, isKind, isSecurity, kinds } from '../domain/kind.ts';
import type { Unsubscription } from '../unsubscribe-token.ts';
import { wishesOf } from '../wishes.ts';

/** Ends mail of a kind to a person, or all mail to an address without an account. Can be repeated. */
export async function unsubscribe(
  { db, now, unsubscribeTokens }: Context,
  { personId, address, kind }: Unsubscription,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockStream(tx);
    if (address !== undefined) {
      await blockAddress(tx, unsubscribeTokens.hashAddress(address), toDatabaseInstant(now()));
    }
    const person = personId === undefined ? null : await findPerson(tx, personId);
    if (person === null) return;
    const ended = kinds.filter(
      (each) => !isSecurity(each) && (kind === '*' || (isKind(kind) && each === kind)),
    );
    const { channels } = wishesOf(person);
    const changed = ended.map((each) => [each, { ...channelsOf(each, channels), email: 'off' }]);
    await updatePerson(tx, person.person_id, {
      channels: JSON.stringify({ ...channels, ...Object.fromEntries(changed) }),
    });
  });
}
