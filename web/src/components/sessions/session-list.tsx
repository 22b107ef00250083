import type { ReactNode } from 'react';
import type { Session } from '../../api/types.ts';
import row from '../ui/row.module.css';
import { SessionRow } from './session-row.tsx';

interface SessionListProps {
  readonly sessions: readonly Session[];
  readonly actions?: (session: Session) => ReactNode;
}

export function SessionList({ sessions, actions }: SessionListProps) {
  return (
    <ul className={row.list}>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} actions={actions?.(session)} />
      ))}
    </ul>
  );
}
