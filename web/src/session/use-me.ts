import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import type { Role, User } from '../api/types.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => unwrap(api.GET('/api/users/me')),
  staleTime: 60_000,
});

/** Who is signed in; only below the shell, which waits for it. */
export function useMe(): User {
  return useSuspenseQuery(meQuery).data;
}

export function useHasRole(...roles: readonly Role[]): boolean {
  const me = useMe();
  return roles.some((role) => me.roles.includes(role));
}
