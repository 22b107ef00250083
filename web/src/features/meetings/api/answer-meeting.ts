import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { MeetingAnswer, MeetingDetail } from '../../../api/types.ts';
import { meetingQuery } from './get-meeting.ts';

interface Answer {
  readonly answer: MeetingAnswer;
  readonly tentative?: boolean;
}

/** Says whether one comes. The page shows it at once; the platform's answer puts right what was not so. */
export function useAnswerMeeting(id: string) {
  const queries = useQueryClient();
  const { queryKey } = meetingQuery(id);
  return useMutation({
    mutationFn: (body: Answer) =>
      unwrap(api.POST('/api/meetings/{id}/rsvp', { params: { path: { id } }, body })),
    onMutate: ({ answer, tentative = false }) => {
      const before = queries.getQueryData<MeetingDetail>(queryKey);
      if (before)
        queries.setQueryData<MeetingDetail>(queryKey, { ...before, myAnswer: { answer, tentative } });
      return before;
    },
    onError: (_error, _answer, before) => {
      if (before) queries.setQueryData(queryKey, before);
    },
    onSettled: () =>
      Promise.all(['meetings', 'calendar'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
