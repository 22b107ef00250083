import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, unwrap } from '../api/client.ts';
import type { Profile } from '../api/types.ts';
import { browserZone } from '../time/zone.ts';

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => unwrap(api.GET('/api/students/me')),
  staleTime: 60_000,
});

/** The profile of whoever is signed in; only below the shell, which waits for it. */
export function useProfile(): Profile {
  return useSuspenseQuery(profileQuery).data;
}

/** Told from above: a page with hundreds of times would ask as often. */
export const ZoneContext = createContext<string | undefined>(undefined);

/** The zone in which the reader sees every time: their profile's, until then the browser's. */
export function useZone(): string {
  return useContext(ZoneContext) ?? browserZone();
}
