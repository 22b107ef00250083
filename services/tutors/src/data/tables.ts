import type { OwnTables } from '@studyhall/db';
import type { Kysely, Transaction } from 'kysely';
import type { SessionTables } from './session-tables.ts';
import type { TutorTables } from './tutor-tables.ts';

export interface Tables extends OwnTables, TutorTables, SessionTables {}

/** Reads, inside of a transaction or not. */
export type Reader = Kysely<Tables>;
/** Writes, always inside of a transaction. */
export type Writer = Transaction<Tables>;
