import type { OwnTables } from '@studyhall/db';
import type { Kysely, Transaction } from 'kysely';
import type { GroupTables } from './group-tables.ts';
import type { InvitationTables } from './invitation-tables.ts';
import type { MeetingTables } from './meeting-tables.ts';
import type { PollTables } from './poll-tables.ts';
import type { PostTables } from './post-tables.ts';

export interface Tables
  extends OwnTables,
    GroupTables,
    InvitationTables,
    PostTables,
    MeetingTables,
    PollTables {}

/** Reads, inside of a transaction or not. */
export type Reader = Kysely<Tables>;
/** Writes, always inside of a transaction. */
export type Writer = Transaction<Tables>;
