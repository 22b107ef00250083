import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export const importsQuery = queryOptions({
  queryKey: ['calendar-imports'],
  queryFn: async () => (await unwrap(api.GET('/api/calendar/me/imports'))).items,
});

/** A calendar from elsewhere: the text of a file, which may take the place of an earlier one, or an address. */
export type ImportSource = { readonly text: string; readonly inPlaceOf?: string } | { readonly url: string };

export function useImportCalendar() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: importCalendar, onSuccess: refresh });
}

export function useRemoveImport() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE('/api/calendar/me/imports/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

const asCalendar = {
  headers: { 'content-type': 'text/calendar' },
  bodySerializer: (text: unknown) => String(text),
};

function importCalendar(source: ImportSource) {
  if ('url' in source) return unwrap(api.POST('/api/calendar/me/imports', { body: { url: source.url } }));
  const { text: body, inPlaceOf: id } = source;
  if (id === undefined) return unwrap(api.POST('/api/calendar/me/imports', { body, ...asCalendar }));
  return unwrap(api.PUT('/api/calendar/me/imports/{id}', { params: { path: { id } }, body, ...asCalendar }));
}

/** What is imported takes time, in the calendar and wherever free times are shown. */
function useRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['calendar-imports', 'calendar', 'slots'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
}
