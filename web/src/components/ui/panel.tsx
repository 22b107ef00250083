import { Title } from '@mantine/core';
import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly title?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A surface with a heading, and a region of the page by its name. */
export function Panel({ title, lead, actions, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={clsx(classes.panel, className)} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={classes.header}>
          <div>
            <Title order={2} id={id}>
              {title}
            </Title>
            {lead && <p className={classes.lead}>{lead}</p>}
          </div>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
