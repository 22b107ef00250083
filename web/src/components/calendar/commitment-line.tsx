import { Link } from '@tanstack/react-router';
import type { Commitment } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useZone } from '../../session/use-profile.ts';
import { Tag } from '../ui/tag.tsx';
import { UserText } from '../ui/user-text.tsx';
import classes from './commitment-line.module.css';
import { commitmentWords } from './messages.ts';

/** One thing of somebody's day: when, what, and of which kind. */
export function CommitmentLine({ commitment }: { commitment: Commitment }) {
  const t = useMessages(commitmentWords);
  const format = useFormat();
  const zone = useZone();
  const { start, end, kind, title, links, tentative } = commitment;
  const { sessionId } = links;
  return (
    <li className={classes.line} data-kind={kind}>
      <time dateTime={start} className={classes.time}>
        {format.timeRange(start, end, zone)}
      </time>
      <span className={classes.title}>
        {sessionId ? (
          <Link to="/sessions/$sessionId" params={{ sessionId }}>
            <UserText>{title}</UserText>
          </Link>
        ) : (
          <UserText>{title}</UserText>
        )}
      </span>
      <Tag tone={tentative ? 'wait' : kind === 'class' ? 'calm' : 'accent'}>
        {tentative ? t.tentative : t[kind]}
      </Tag>
    </li>
  );
}
