import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { useZone } from '../../../session/use-profile.ts';
import { termsQuery, timetableQuery } from '../api/timetable.ts';
import { TimetableEditor } from './timetable-editor.tsx';

export function Timetable() {
  const zone = useZone();
  const query = useQuery(timetableQuery);
  const terms = useQuery(termsQuery);
  return (
    <QueryView query={query} skeleton={<Skeleton height={480} radius="lg" />}>
      {(stored) => (
        <TimetableEditor
          classes={stored.classes}
          timeZone={stored.timeZone ?? zone}
          terms={terms.data ?? []}
        />
      )}
    </QueryView>
  );
}
