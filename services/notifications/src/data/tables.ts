import type { OwnTables, Transaction } from '@studyhall/db';

export interface Tables extends OwnTables {}

export type Writer = Transaction<Tables>;
