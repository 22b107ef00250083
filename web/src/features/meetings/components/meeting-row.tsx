import { Link } from '@tanstack/react-router';
import type { Meeting } from '../../../api/types.ts';
import { DateBadge } from '../../../components/ui/date-badge.tsx';
import row from '../../../components/ui/row.module.css';
import { Tag } from '../../../components/ui/tag.tsx';
import { Unseen } from '../../../components/ui/unseen.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { meetingMessages } from '../messages.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import classes from './meeting-row.module.css';

interface MeetingRowProps {
  readonly meeting: Meeting;
  /** Whether it can still be answered here. */
  readonly isAhead: boolean;
}

/** One meeting in a list: when, what, where, who comes, and the reader's answer. */
export function MeetingRow({ meeting, isAhead }: MeetingRowProps) {
  const t = useMessages(meetingMessages);
  const format = useFormat();
  const zone = useZone();
  const { id, groupId, start, end, status, repeat, answers, seatsLeft } = meeting;
  const isCancelled = status === 'cancelled';
  return (
    <li className={`${row.row} ${classes.row}`} data-cancelled={isCancelled || undefined}>
      <DateBadge instant={start} zone={zone} isCalm={isCancelled} />
      <div className={row.what}>
        <Link
          to="/groups/$groupId/meetings/$meetingId"
          params={{ groupId, meetingId: id }}
          className={row.link}
        >
          <UserText>{meeting.title}</UserText>
        </Link>
        <span className={`${row.detail} ${classes.detail}`}>
          <time dateTime={start} className={row.time}>
            <Unseen>{format.day(start, zone)}, </Unseen>
            {format.timeRange(start, end, zone)}
          </time>
          {meeting.place && (
            <>
              {' · '}
              <UserText>{meeting.place}</UserText>
            </>
          )}
        </span>
        <span className={classes.tags}>
          {isCancelled && <Tag tone="bad">{t.cancelled}</Tag>}
          {!isCancelled && answers.yes > 0 && <Tag tone="good">{t.coming(answers.yes)}</Tag>}
          {repeat && <Tag>{repeat.everyWeeks === 1 ? t.weekly : t.fortnightly}</Tag>}
          {isAhead && !isCancelled && seatsLeft !== null && (
            <Tag tone={seatsLeft > 0 ? 'calm' : 'wait'}>
              {seatsLeft > 0 ? t.seatsLeft(seatsLeft) : t.full}
            </Tag>
          )}
        </span>
      </div>
      {isAhead && !isCancelled && (
        <div className={classes.answer}>
          <AnswerButtons meeting={meeting} />
        </div>
      )}
    </li>
  );
}
