import { fromDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { DeliveryRow } from '../data/tables.ts';
import { isKind, isSecurity } from '../domain/kind.ts';
import { type Reader, textOf } from '../domain/texts/text.ts';
import { parseParams } from '../presenters.ts';

export interface PushMessage {
  /** A later message under the same topic takes the place of one that is still on its way (RFC 8030, 5.4). */
  readonly topic: string;
  readonly urgency: 'normal' | 'high';
  /** How long the push service keeps it for a browser that cannot be reached. */
  readonly ttlSeconds: number;
  readonly payload: string;
}

/** What the browser gets: the fields of the Notification API, and where a click leads. */
export interface PushPayload {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly lang: Reader['language'];
  readonly dir: 'ltr' | 'rtl';
  readonly link: string;
}

const longestKeptSeconds = 86_400;
// In UTF-8 at most 4 bytes a character: with a link of 500 it stays below the 3,993 bytes that RFC 8291 leaves.
const longestTitle = 200;
const longestBody = 500;

/** Named by its delivery, so that an attempt that is repeated shows one notification. */
export function composePush(row: DeliveryRow, reader: Reader, now: Instant): PushMessage {
  const { id, kind, params, link, useful_until } = row;
  const { title, body } = textOf({ kind, params: parseParams(params) }, reader);
  const payload: PushPayload = {
    tag: id,
    title: title.slice(0, longestTitle),
    body: body.slice(0, longestBody),
    lang: reader.language,
    dir: reader.language === 'ur' ? 'rtl' : 'ltr',
    link,
  };
  const usefulMs = useful_until === null ? Number.POSITIVE_INFINITY : fromDatabaseInstant(useful_until) - now;
  return {
    topic: id.replaceAll('-', ''),
    urgency: kind.endsWith('.soon') || (isKind(kind) && isSecurity(kind)) ? 'high' : 'normal',
    ttlSeconds: Math.min(longestKeptSeconds, Math.ceil(usefulMs / 1000)),
    payload: JSON.stringify(payload),
  };
}
