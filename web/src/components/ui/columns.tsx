import type { ReactNode } from 'react';
import classes from './columns.module.css';

/** What one came for, and what stands beside it; below it on a phone. */
export function Columns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>{main}</div>
      <div className={classes.column}>{aside}</div>
    </div>
  );
}
