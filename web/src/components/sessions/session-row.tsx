import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Session } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useCourseTitle } from '../../session/use-courses.ts';
import { useMe } from '../../session/use-me.ts';
import { useZone } from '../../session/use-profile.ts';
import { DateBadge } from '../ui/date-badge.tsx';
import row from '../ui/row.module.css';
import { Unseen } from '../ui/unseen.tsx';
import { UserText } from '../ui/user-text.tsx';
import { sessionWords } from './messages.ts';
import classes from './session-row.module.css';
import { SessionStatusTag } from './session-status.tsx';

/** One session in a list: when, what, with whom; the whole row leads to it. */
export function SessionRow({ session, actions }: { session: Session; actions?: ReactNode }) {
  const t = useMessages(sessionWords);
  const format = useFormat();
  const zone = useZone();
  const me = useMe();
  const title = useCourseTitle(session.courseCode);
  const { start, end } = session;
  const isMine = session.studentId === me.id;
  const other = isMine ? session.tutorName : session.studentName;
  return (
    <li className={`${row.row} ${classes.row}`}>
      <DateBadge instant={start} zone={zone} />
      <div className={row.what}>
        <Link to="/sessions/$sessionId" params={{ sessionId: session.id }} className={row.link}>
          <UserText>{title}</UserText>
        </Link>
        <span className={row.detail}>
          <time dateTime={start} className={row.time}>
            <Unseen>{format.day(start, zone)}, </Unseen>
            {format.timeRange(start, end, zone)}
          </time>
          {' · '}
          {t[session.mode]}
          {' · '}
          {isMine ? t.withTutor(isolate(other)) : t.forStudent(isolate(other))}
        </span>
        <span>
          <SessionStatusTag status={session.status} />
        </span>
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </li>
  );
}
