import type { CloudEvent, EventType } from '@studyhall/events';
import type { Logger } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Writer } from '../data/tables.ts';

/** What everyone who hears an event works with. The transaction holds the stream's lock. */
export interface Hearing<T extends EventType> {
  readonly tx: Writer;
  readonly type: T;
  readonly data: CloudEvent<T>['data'];
  /** When it happened; never later than now, whatever the sender's clock says. */
  readonly at: Instant;
  readonly now: Instant;
  readonly log: Logger;
}
