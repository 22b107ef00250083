import { Button } from '@mantine/core';
import type { InfiniteQueryObserverResult } from '@tanstack/react-query';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import classes from './more-button.module.css';

interface MoreButtonProps {
  readonly query: Pick<InfiniteQueryObserverResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  /** What it says, where more than "Show more" helps. */
  readonly children?: string;
}

/** Below a list that came page by page: brings the next one, and is not there after the last. */
export function MoreButton({ query, children }: MoreButtonProps) {
  const t = useMessages(words);
  if (!query.hasNextPage) return null;
  return (
    <div className={classes.more}>
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {children ?? t.more}
      </Button>
    </div>
  );
}
