import type { ReactNode } from 'react';
import classes from './dialog-buttons.module.css';

/** What a dialog ends with: the way out, then what it is for. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={classes.buttons}>{children}</div>;
}
