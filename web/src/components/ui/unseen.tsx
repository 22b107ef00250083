import type { ReactNode } from 'react';
import classes from './unseen.module.css';

/** For those who listen. A plain element: where there are hundreds, Mantine's own is felt. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className={classes.unseen}>{children}</span>;
}
