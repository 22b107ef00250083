import type { EventHandlers } from '@studyhall/events';
import type { Tables } from './data/tables.ts';

/** What this service hears. */
export const handlers: EventHandlers<Tables> = {};
