import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { SessionStatus } from '../../api/types.ts';

interface SessionsWish {
  readonly as?: 'student' | 'tutor';
  readonly status?: SessionStatus;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
}

/** One's own sessions by start, the first of them. */
export function sessionsQuery(wish: SessionsWish) {
  return queryOptions({
    queryKey: ['sessions', wish],
    queryFn: async () => {
      const query = { limit: 50, ...wish };
      return (await unwrap(api.GET('/api/sessions', { params: { query } }))).items;
    },
  });
}
