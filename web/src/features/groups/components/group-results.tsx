import { Button, Skeleton } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../../api/problem.ts';
import cards from '../../../components/ui/card-list.module.css';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { groupSearchQuery } from '../api/search-groups.ts';
import { groupMessages } from '../messages.ts';
import type { GroupSearchParams } from '../search-params.ts';
import { GroupCard } from './group-card.tsx';
import classes from './group-results.module.css';

interface GroupResultsProps {
  readonly params: GroupSearchParams;
  readonly onChange: (part: GroupSearchParams) => void;
}

export function GroupResults({ params, onChange }: GroupResultsProps) {
  const t = useMessages(groupMessages);
  const query = useInfiniteQuery({ ...groupSearchQuery(params), placeholderData: keepPreviousData });
  if (params.fits && query.error instanceof ApiProblem && query.error.status === 503) {
    return (
      <EmptyState
        icon={<IconUsersGroup />}
        title={t.calendarAway}
        action={<Button onClick={() => onChange({ fits: undefined })}>{t.withoutFits}</Button>}
      >
        {t.calendarAwayText}
      </EmptyState>
    );
  }
  return (
    <QueryView query={query} skeleton={<CardSkeletons />}>
      {({ pages }) => {
        const groups = pages.flatMap(({ items }) => items);
        return (
          <>
            <p role="status" className={classes.count}>
              {groups.length > 0 && t.results(groups.length, query.hasNextPage)}
            </p>
            {groups.length === 0 && !query.hasNextPage ? (
              <NoGroups params={params} onChange={onChange} />
            ) : (
              <ul className={cards.list} aria-busy={query.isPlaceholderData || undefined}>
                {groups.map((group) => (
                  <GroupCard key={group.id} group={group} />
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

/** Why nothing is there, and what to do next. */
function NoGroups({ params, onChange }: GroupResultsProps) {
  const t = useMessages(groupMessages);
  const { q, course, hasRoom, fits, mine, archived } = params;
  const icon = <IconUsersGroup />;
  if (q || course || hasRoom || fits) {
    const clear = () => onChange({ q: undefined, course: undefined, hasRoom: undefined, fits: undefined });
    return (
      <EmptyState icon={icon} title={t.nothing} action={<Button onClick={clear}>{t.clear}</Button>}>
        {t.nothingText}
      </EmptyState>
    );
  }
  if (archived) return <EmptyState icon={icon} title={t.noneArchived} />;
  const create = <ButtonLink to="/groups/new">{t.create}</ButtonLink>;
  if (!mine) return <EmptyState icon={icon} title={t.nothing} action={create} />;
  return (
    <EmptyState
      icon={icon}
      title={t.noneMine}
      action={
        <>
          <ButtonLink to="/groups">{t.browse}</ButtonLink>
          <ButtonLink to="/groups/new" variant="default">
            {t.create}
          </ButtonLink>
        </>
      }
    >
      {t.noneMineText}
    </EmptyState>
  );
}

function CardSkeletons() {
  return (
    <div className={cards.list} aria-hidden="true">
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} height={186} radius="lg" />
      ))}
    </div>
  );
}
