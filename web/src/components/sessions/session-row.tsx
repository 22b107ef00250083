import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Session } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useCourseTitle } from '../../session/use-courses.ts';
import { useMe } from '../../session/use-me.ts';
import { useZone } from '../../session/use-profile.ts';
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
    <li className={classes.row}>
      <div className={classes.when} aria-hidden="true">
        <span>{format.weekday(start, zone)}</span>
        <strong>
          {new Intl.DateTimeFormat(format.locale, { timeZone: zone, day: 'numeric' }).format(new Date(start))}
        </strong>
        <span>
          {new Intl.DateTimeFormat(format.locale, { timeZone: zone, month: 'short' }).format(new Date(start))}
        </span>
      </div>
      <div className={classes.what}>
        <Link to="/sessions/$sessionId" params={{ sessionId: session.id }} className={classes.link}>
          <UserText>{title}</UserText>
        </Link>
        <span className={classes.detail}>
          <time dateTime={start} className={classes.time}>
            <span className={classes.hidden}>{format.day(start, zone)}, </span>
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
