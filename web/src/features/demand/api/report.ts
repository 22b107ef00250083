import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { ReportRow } from '../../../api/types.ts';

export interface ReportWish {
  readonly by: 'course' | 'week' | 'tutor';
  readonly from: string;
  readonly to: string;
}

/** So many pages of a hundred rows are shown; the file has all of them. */
const mostPages = 5;

export function reportQuery(wish: ReportWish) {
  return queryOptions({
    queryKey: ['report', wish],
    queryFn: async () => {
      const rows: ReportRow[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const { items, nextCursor } = await loadPage(wish, cursor);
        rows.push(...items);
        cursor = nextCursor;
        if (cursor === null) break;
      }
      return { rows, by: wish.by, isCut: cursor !== null };
    },
  });
}

function loadPage(wish: ReportWish, cursor: string | null) {
  const query = { ...wish, limit: 100, ...(cursor !== null && { cursor }) };
  return unwrap(api.GET('/api/tutoring/report', { params: { query } }));
}

/** The whole report as CSV. */
export function useReportFile() {
  return useMutation({
    mutationFn: (query: ReportWish) =>
      unwrap<string>(
        api.GET('/api/tutoring/report', {
          params: { query },
          headers: { accept: 'text/csv' },
          parseAs: 'text',
        }),
      ),
  });
}
