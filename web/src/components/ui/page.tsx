import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Later } from './later.tsx';
import classes from './page.module.css';
import { hasReturned } from './returning.ts';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** What one can do here, beside the title. */
  readonly actions?: ReactNode;
  /** A way back, above the title. */
  readonly back?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

let isFirstPage = true;

/** A page of the application: its title in the tab, as the heading, and where the focus goes on arrival. */
export function Page({ title, lead, actions, back, width = 'wide', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A tap is answered by the head of the page. Whoever comes back finds it whole, or they could not be where they were.
  const [isWhole] = useState(() => !isFirstPage && hasReturned());
  useEffect(() => {
    // The browser itself announces the page it opens with.
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <div className={classes.page} data-width={width}>
      <title>{`${title} · Study Hall`}</title>
      <header className={classes.header}>
        {back}
        <div className={classes.titleRow}>
          <div>
            <Title order={1} ref={heading} tabIndex={-1}>
              {title}
            </Title>
            {lead && <div className={classes.lead}>{lead}</div>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      </header>
      {isWhole ? children : <Later>{children}</Later>}
    </div>
  );
}
