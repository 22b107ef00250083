import type { ConfirmClaim } from '@studyhall/http';
import type { Context } from '../context.ts';
import type { StoredImport } from '../data/import-repository.ts';
import { type CalendarImport, nextDue } from '../domain/calendar-import.ts';
import { FeedUnavailableError, ImportIsFeedError } from '../errors.ts';
import { FeedError, type FeedRequest } from '../feeds/feed-client.ts';
import { findZoneOf, type ReadImport, readCalendar } from './read-calendar.ts';
import { addImport, replaceImport } from './save-import.ts';

interface NewImport {
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly personId: string;
}

const uploadName = 'Uploaded calendar';

/** Adds the busy time of an uploaded calendar. */
export async function importUpload(
  context: Context,
  { confirmClaim, ...owner }: NewImport,
  text: string,
): Promise<CalendarImport> {
  const read = await readCalendar(context, text, await findZoneOf(context, owner.personId));
  const added = describe(context, { ...owner, url: null }, read);
  return (await addImport(context, { entry: added, times: read.times, confirmClaim })).entry;
}

/** Puts another upload in the place of one. Nothing changes where it cannot be read. */
export async function replaceUpload(
  context: Context,
  entry: StoredImport,
  text: string,
): Promise<CalendarImport> {
  const { id, personId, createdAt } = entry;
  if (entry.url !== null) throw new ImportIsFeedError();
  const read = await readCalendar(context, text, await findZoneOf(context, personId));
  const replaced = { ...describe(context, { id, personId, url: null }, read), createdAt };
  await replaceImport(context, replaced, read.times);
  return replaced;
}

/** Reads the calendar at an address, which is then read again and again. One that is imported already is read anew. */
export async function importFeed(
  context: Context,
  { confirmClaim, ...owner }: NewImport,
  url: string,
): Promise<{ entry: CalendarImport; isNew: boolean }> {
  const answer = await fetchNow(context, { url });
  const read = await readCalendar(context, answer.text, await findZoneOf(context, owner.personId));
  const { etag, lastModified } = answer;
  const entry = { ...describe(context, { ...owner, url }, read), etag, lastModified };
  return addImport(context, { entry, times: read.times, confirmClaim });
}

async function fetchNow({ feeds }: Context, request: FeedRequest) {
  try {
    const answer = await feeds.fetch(request);
    if (answer.outcome === 'read') return answer;
    throw new FeedError('The server says that nothing has changed, and was not asked.');
  } catch (error) {
    if (error instanceof FeedError) throw new FeedUnavailableError(error.message, error);
    throw error;
  }
}

function describe(
  { now }: Context,
  { id, personId, url }: Pick<StoredImport, 'id' | 'personId' | 'url'>,
  { name, content, fingerprint }: ReadImport,
): StoredImport {
  const at = now();
  return {
    id,
    personId,
    url,
    name: name ?? (url === null ? uploadName : new URL(url).hostname).slice(0, 100),
    content,
    fingerprint,
    etag: null,
    lastModified: null,
    createdAt: at,
    readAt: at,
    laidOutAt: at,
    failure: null,
    dueAt: nextDue(url, at),
  };
}
