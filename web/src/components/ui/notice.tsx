import type { ReactNode } from 'react';
import classes from './notice.module.css';

/** A remark that belongs to the page, such as how something stands. */
export function Notice({ tone = 'calm', children }: { tone?: 'calm' | 'wait' | 'bad'; children: ReactNode }) {
  return (
    <div className={classes.notice} data-tone={tone}>
      {children}
    </div>
  );
}
