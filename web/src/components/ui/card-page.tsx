import type { ReactNode } from 'react';
import classes from './card-page.module.css';
import { Page } from './page.tsx';

/** One thing to do, in the middle of the page. */
export function CardPage(props: {
  title: string;
  lead?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const { title, lead, footer, children } = props;
  return (
    <div className={classes.around}>
      <div className={classes.card}>
        <Page title={title} lead={lead}>
          {children}
        </Page>
      </div>
      {footer && <p className={classes.footer}>{footer}</p>}
    </div>
  );
}
