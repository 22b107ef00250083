import type { ReactNode } from 'react';
import classes from './unseen.module.css';

interface UnseenProps {
  readonly as?: 'span' | 'legend';
  readonly children: ReactNode;
}

/** For those who listen. A plain element: where there are hundreds, Mantine's own is felt. */
export function Unseen({ as: Element = 'span', children }: UnseenProps) {
  return <Element className={classes.unseen}>{children}</Element>;
}
