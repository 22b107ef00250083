import type { Commitment } from '../../api/types.ts';
import { useMessages } from '../../i18n/messages.ts';
import { UserText } from '../ui/user-text.tsx';
import { CommitmentIcon } from './commitment-kind.tsx';
import classes from './commitment-line.module.css';
import { CommitmentLink } from './commitment-link.tsx';
import { commitmentWords } from './messages.ts';
import { useWhen } from './use-when.ts';

/** One thing of somebody's day: when, what, and of which kind. The whole line leads to it. */
export function CommitmentLine({ commitment }: { commitment: Commitment }) {
  const t = useMessages(commitmentWords);
  const when = useWhen();
  const { start, kind, title, tentative } = commitment;
  return (
    <li className={classes.line} data-kind={kind} data-tentative={tentative || undefined}>
      <time dateTime={start} className={classes.time}>
        {when(commitment)}
      </time>
      <CommitmentLink commitment={commitment} className={classes.title}>
        <UserText>{title}</UserText>
      </CommitmentLink>
      <span className={classes.kind}>
        <CommitmentIcon kind={kind} />
        {tentative ? t.tentativeKind(t[kind]) : t[kind]}
      </span>
    </li>
  );
}
