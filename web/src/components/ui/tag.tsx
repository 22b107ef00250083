import type { ReactNode } from 'react';
import classes from './tag.module.css';

export type Tone = 'calm' | 'accent' | 'good' | 'wait' | 'bad';

/** A word or two about a thing: its state, a course. */
export function Tag({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
