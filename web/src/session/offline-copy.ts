import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Commitment, Profile, User } from '../api/types.ts';
import { browserZone, startOfDay, today } from '../time/zone.ts';
import { agendaDays, weekDays } from './calendar-days.ts';
import { daysQuery } from './calendar-query.ts';
import { meQuery } from './use-me.ts';
import { profileQuery } from './use-profile.ts';

/** What is kept on this device for reading one's agenda without a connection, until one signs out. */
export interface OfflineCopy {
  readonly savedAt: number;
  readonly me: User;
  readonly profile: Profile;
  readonly agenda: readonly Commitment[];
}

const cacheName = 'offline-copy';
const place = '/offline-copy';

/** Browsers have caches on secure pages only. */
const isSupported = 'caches' in globalThis;

export async function saveOfflineCopy(copy: OfflineCopy): Promise<void> {
  if (!isSupported) return;
  const cache = await caches.open(cacheName);
  await cache.put(place, Response.json(copy));
}

export async function dropOfflineCopy(): Promise<void> {
  if (isSupported) await caches.delete(cacheName);
}

/** Takes what was kept in place of what cannot be had; whether there is anything. */
export async function restoreOfflineCopy(queries: QueryClient): Promise<boolean> {
  const response = isSupported ? await caches.match(place, { cacheName }) : undefined;
  if (response === undefined) return queries.getQueryData(meQuery.queryKey) !== undefined;
  const { savedAt, me, profile, agenda }: OfflineCopy = await response.json();
  const put = (queryKey: QueryKey, data: unknown) => {
    // What this page has seen itself is newer.
    if (queries.getQueryData(queryKey) === undefined) {
      queries.setQueryData(queryKey, data, { updatedAt: savedAt });
    }
  };
  put(meQuery.queryKey, me);
  put(profileQuery.queryKey, profile);
  const zone = profile.timeZone ?? browserZone();
  const date = today(zone, Date.now());
  const begin = Date.parse(startOfDay(date, zone));
  const ahead = agenda.filter(({ end }) => Date.parse(end) > begin);
  put(daysQuery(date, agendaDays, zone).queryKey, ahead);
  const weekEnd = begin + weekDays * 86_400_000;
  put(
    daysQuery(date, weekDays, zone).queryKey,
    ahead.filter(({ start }) => Date.parse(start) < weekEnd),
  );
  return true;
}
