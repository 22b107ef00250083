import type { ReactNode } from 'react';
import { PersonAvatar } from '../../../components/ui/person-avatar.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import classes from './people-list.module.css';

interface PersonLineProps {
  readonly name: string;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** Somebody in a list, with what can be done. */
export function PersonLine({ name, note, children }: PersonLineProps) {
  return (
    <li className={classes.person}>
      <PersonAvatar name={name} size={38} />
      <span className={classes.who}>
        <span className={classes.name}>
          <UserText>{name}</UserText>
        </span>
        {note && <span className={classes.note}>{note}</span>}
      </span>
      {children && <span className={classes.actions}>{children}</span>}
    </li>
  );
}
