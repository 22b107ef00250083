import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Session } from '../../../api/types.ts';

export type SessionAction =
  | { readonly kind: 'accept' | 'complete' | 'no-show' }
  | { readonly kind: 'cancel' | 'decline'; readonly reason?: string }
  | { readonly kind: 'reschedule'; readonly start: string };

/** What its two people can do with a session; every list that may show it is asked for anew. */
export function useActOnSession(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: SessionAction) => act(id, action),
    onSettled: () =>
      Promise.all(
        ['sessions', 'calendar', 'slots'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

function act(id: string, action: SessionAction): Promise<Session> {
  const params = { path: { id } };
  switch (action.kind) {
    case 'accept':
      return unwrap(api.POST('/api/sessions/{id}/accept', { params, body: {} }));
    case 'complete':
      return unwrap(api.POST('/api/sessions/{id}/complete', { params, body: {} }));
    case 'no-show':
      return unwrap(api.POST('/api/sessions/{id}/no-show', { params, body: {} }));
    case 'cancel':
      return unwrap(api.POST('/api/sessions/{id}/cancel', { params, body: toBody(action.reason) }));
    case 'decline':
      return unwrap(api.POST('/api/sessions/{id}/decline', { params, body: toBody(action.reason) }));
    case 'reschedule':
      return unwrap(api.POST('/api/sessions/{id}/reschedule', { params, body: { start: action.start } }));
  }
}

/** A reason that is empty is none. */
function toBody(reason = ''): { reason?: string } {
  return reason.trim() ? { reason: reason.trim() } : {};
}
