import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

/** Groups of a course that have room and meet when the reader is free. */
export function fittingGroupsQuery(course: string) {
  return queryOptions({
    queryKey: ['groups', 'fitting', course],
    queryFn: async () => {
      const query = { course, hasRoom: true, fits: true, limit: 10 };
      return (await unwrap(api.GET('/api/groups', { params: { query } }))).items;
    },
    staleTime: 60_000,
  });
}

/** What asks the reader, as a tutor, for an answer. */
export const requestsOfMe = { as: 'tutor', status: 'requested' } as const;

/** The latest that the reader has not seen yet. */
export const newsQuery = queryOptions({
  queryKey: ['notifications', 'inbox', 'news'],
  queryFn: () => unwrap(api.GET('/api/notifications', { params: { query: { unread: true, limit: 5 } } })),
});
