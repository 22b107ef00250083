import type { ReactNode } from 'react';
import { closeMarks } from '../../i18n/isolate.ts';
import classes from './user-text.module.css';

/** What a person wrote: in its own direction, which cannot leak into the text around it, however long it is. */
export function UserText({ children, block = false }: { children: ReactNode; block?: boolean }) {
  const text = typeof children === 'string' ? closeMarks(children) : children;
  if (block) {
    return (
      <p className={classes.block} dir="auto">
        {text}
      </p>
    );
  }
  return <bdi className={classes.inline}>{text}</bdi>;
}
