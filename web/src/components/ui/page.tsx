import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Later } from './later.tsx';
import classes from './page.module.css';

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
  // The first comes with the whole application. Any other is there at once, or one could not come back to where one was.
  const [isFirst] = useState(isFirstPage);
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
      {isFirst ? <Later>{children}</Later> : children}
    </div>
  );
}
