import type { ReactNode } from 'react';
import classes from './user-text.module.css';

/** What a person wrote: in its own direction, which cannot leak into the text around it, however long it is. */
export function UserText({ children, block = false }: { children: ReactNode; block?: boolean }) {
  if (block) {
    return (
      <p className={classes.block} dir="auto">
        {children}
      </p>
    );
  }
  return <bdi className={classes.inline}>{children}</bdi>;
}
