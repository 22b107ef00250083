import { NativeSelect, Skeleton } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import cards from '../../../components/ui/card-list.module.css';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { tutorSearchQuery } from '../api/search-tutors.ts';
import { tutorMessages } from '../messages.ts';
import { type SearchParams, toTutorSearch } from '../search-params.ts';
import { TutorCard } from './tutor-card.tsx';
import classes from './tutor-results.module.css';

interface TutorResultsProps {
  readonly params: SearchParams;
  readonly onSort: (sort: SearchParams['sort']) => void;
}

export function TutorResults({ params, onSort }: TutorResultsProps) {
  const t = useMessages(tutorMessages);
  const zone = useZone();
  const [now] = useState(Date.now);
  const search = toTutorSearch(params, { zone, now });
  const query = useInfiniteQuery({ ...tutorSearchQuery(search), placeholderData: keepPreviousData });
  return (
    <QueryView query={query} skeleton={<CardSkeletons />}>
      {({ pages }) => {
        const tutors = pages.flatMap(({ items }) => items);
        return (
          <>
            <div className={classes.head}>
              <p role="status">{tutors.length > 0 && t.results(tutors.length, query.hasNextPage)}</p>
              <NativeSelect
                aria-label={t.sort}
                className={classes.sort}
                data={[
                  { value: 'match', label: t.match },
                  { value: 'soonest', label: t.soonest },
                  { value: 'rating', label: t.rating },
                ]}
                value={params.sort ?? 'match'}
                onChange={({ currentTarget: { value } }) =>
                  onSort(value === 'soonest' || value === 'rating' ? value : undefined)
                }
              />
            </div>
            {tutors.length === 0 && !query.hasNextPage ? (
              <EmptyState icon={<IconUserSearch />} title={t.nobody}>
                {t.nobodyText}
              </EmptyState>
            ) : (
              <ul className={cards.list} aria-busy={query.isPlaceholderData || undefined}>
                {tutors.map((tutor) => (
                  <TutorCard
                    key={tutor.id}
                    tutor={tutor}
                    course={params.course}
                    freeFrom={search.freeFrom}
                    freeTo={search.freeTo}
                  />
                ))}
              </ul>
            )}
            <MoreButton query={query} />
          </>
        );
      }}
    </QueryView>
  );
}

function CardSkeletons() {
  return (
    <div className={cards.list} aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton key={key} height={218} radius="lg" />
      ))}
    </div>
  );
}
