import { Container, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import { QueryView, RowSkeletons } from './query-view.tsx';
import { ErrorState } from './state.tsx';

interface PageQueryProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'refetch'>;
  readonly children: (data: T) => ReactNode;
}

/** A page that is nothing without what a query brings. */
export function PageQuery<T>({ query, children }: PageQueryProps<T>) {
  if (query.data === undefined && query.isError) {
    return <ErrorState error={query.error} retry={() => void query.refetch()} heading={1} />;
  }
  return (
    <QueryView query={query} skeleton={<PageSkeleton isWhole />}>
      {children}
    </QueryView>
  );
}

/** In place of a page that is on its way; a whole one has nothing above it that has a heading. */
export function PageSkeleton({ isWhole = false }: { isWhole?: boolean }) {
  const t = useMessages(words);
  return (
    <Container size="lg" py="xl" aria-busy="true">
      {isWhole && <VisuallyHidden component="h1">{t.loading}</VisuallyHidden>}
      <RowSkeletons rows={4} />
    </Container>
  );
}
