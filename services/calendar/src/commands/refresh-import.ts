import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findImport, type StoredImport, updateImport } from '../data/import-repository.ts';
import { isOutOfDate, nextDue, nextTry } from '../domain/calendar-import.ts';
import { UnreadableCalendarError } from '../errors.ts';
import { FeedError } from '../feeds/feed-client.ts';
import { findZoneOf, fingerprintOf, readCalendar } from './read-calendar.ts';
import { replaceImport } from './save-import.ts';

/**
 * Reads a feed again, and works out what has come into the window. What cannot be read keeps its last busy time and
 * says since when. What changes the import meanwhile also changes when it is due, and then this comes to nothing.
 */
export async function refreshImport(
  context: Context,
  importId: string,
  claimedUntil: Instant,
): Promise<void> {
  const entry = await findImport(context.db.read, importId);
  if (entry?.dueAt !== claimedUntil) return;
  try {
    const { text, ...tags } = await readSource(context, entry);
    await layOut(context, { ...entry, ...tags }, text);
  } catch (error) {
    if (!(error instanceof FeedError || error instanceof UnreadableCalendarError)) throw error;
    await saveFailure(context, entry, error.message);
  }
}

type Source = Pick<StoredImport, 'etag' | 'lastModified'> & { readonly text: string };

async function readSource(
  { feeds }: Context,
  { url, etag, lastModified, content }: StoredImport,
): Promise<Source> {
  const asBefore = { text: content, etag, lastModified };
  if (url === null) return asBefore;
  const answer = await feeds.fetch({ url, etag, lastModified });
  return answer.outcome === 'read' ? answer : asBefore;
}

async function layOut(context: Context, entry: StoredImport, text: string): Promise<void> {
  const now = context.now();
  const timeZone = await findZoneOf(context, entry.personId);
  const current = { ...entry, readAt: now, failure: null, dueAt: nextDue(entry.url, now) };
  const isDue = isOutOfDate(entry, now);
  const isSame = (content: string) => fingerprintOf(content, timeZone) === entry.fingerprint;
  if (!isDue && text === entry.content && isSame(text)) return save(context, current, entry.dueAt);
  const { times, name = entry.name, content, fingerprint } = await readCalendar(context, text, timeZone);
  if (!isDue && isSame(content)) return save(context, current, entry.dueAt);
  const anew = { ...current, name, content, fingerprint, laidOutAt: now };
  return replaceImport(context, anew, times, entry.dueAt);
}

function saveFailure(context: Context, entry: StoredImport, reason: string): Promise<void> {
  const now = context.now();
  const { since = now, times = 0 } = entry.failure ?? {};
  const failure = { since, times: times + 1, reason };
  return save(context, { ...entry, failure, dueAt: nextTry(failure.times, now) }, entry.dueAt);
}

/** What is not busy time changes without anybody's lock. */
async function save({ db }: Context, entry: StoredImport, claimedUntil: Instant): Promise<void> {
  await db.transaction((tx) => updateImport(tx, entry, claimedUntil));
}
