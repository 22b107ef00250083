import { findPerson } from './data/person-repository.ts';
import type { Reader } from './data/reader.ts';
import type { Reader as TextReader } from './domain/texts/text.ts';
import { wishesOf } from './wishes.ts';

/** In which language and zone somebody reads; somebody nobody has heard of yet reads English. */
export async function loadReader(db: Reader, personId: string): Promise<TextReader> {
  const person = await findPerson(db, personId);
  return person ? wishesOf(person) : { language: 'en', timeZone: 'UTC' };
}
