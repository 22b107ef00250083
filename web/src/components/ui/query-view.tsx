import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import { ErrorState } from './state.tsx';

interface QueryViewProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'refetch'>;
  /** In place of what is still loading. */
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What a query brought, what stands in for it meanwhile, or why it did not come. Old data beats an error. */
export function QueryView<T>({ query, skeleton = <RowSkeletons />, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <Loading>{skeleton}</Loading>;
}

/** What stands in for something that is on its way, and says so. */
export function Loading({ children = <RowSkeletons /> }: { children?: ReactNode }) {
  const t = useMessages(words);
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t.loading}</VisuallyHidden>
      {children}
    </div>
  );
}

export function RowSkeletons({ rows = 3, height = 84 }: { rows?: number; height?: number }) {
  return (
    <Stack gap="sm" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <Skeleton key={key} height={height} radius="lg" />
      ))}
    </Stack>
  );
}
