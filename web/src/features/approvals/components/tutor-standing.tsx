import { Stack } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TutorStatus } from '../../../api/types.ts';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { QueryView, RowSkeletons } from '../../../components/ui/query-view.tsx';
import { SearchField } from '../../../components/ui/search-field.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { tutorsByStatusQuery } from '../api/list-tutors.ts';
import { approvalMessages } from '../messages.ts';
import { ApplicationCard } from './application-card.tsx';

interface TutorStandingProps {
  readonly status: TutorStatus;
  readonly q: string | undefined;
  readonly onSearch: (q: string | undefined) => void;
}

/** Everyone of one standing, with what to judge them by and what can be decided. */
export function TutorStanding({ status, q, onSearch }: TutorStandingProps) {
  const t = useMessages(approvalMessages);
  const query = useInfiniteQuery({
    ...tutorsByStatusQuery({ status, q }),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      {status === 'approved' && (
        <SearchField aria-label={t.search} placeholder={t.search} q={q} onSearch={onSearch} />
      )}
      <QueryView query={query} skeleton={<RowSkeletons rows={2} height={260} />}>
        {({ pages }) => {
          const tutors = pages.flatMap(({ items }) => items);
          if (tutors.length === 0) {
            return (
              <EmptyState icon={<IconUserCheck />} title={t.none[status]}>
                {t.noneText[status]}
              </EmptyState>
            );
          }
          return tutors.map((tutor) => <ApplicationCard key={tutor.id} tutor={tutor} />);
        }}
      </QueryView>
      <MoreButton query={query} />
    </Stack>
  );
}
