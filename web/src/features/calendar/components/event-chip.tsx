import { clsx } from 'clsx';
import type { Commitment } from '../../../api/types.ts';
import { CommitmentIcon } from '../../../components/calendar/commitment-kind.tsx';
import { CommitmentLink } from '../../../components/calendar/commitment-link.tsx';
import { commitmentWords } from '../../../components/calendar/messages.ts';
import { useWhen } from '../../../components/calendar/use-when.ts';
import { Unseen } from '../../../components/ui/unseen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { closeMarks } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import classes from './event-chip.module.css';
import kinds from './kinds.module.css';

/** One thing in a line of a small field. */
export function EventChip({ commitment, isWholeDay }: { commitment: Commitment; isWholeDay?: boolean }) {
  const words = useMessages(commitmentWords);
  const format = useFormat();
  const zone = useZone();
  const when = useWhen();
  const { kind, title, start, tentative } = commitment;
  const kindName = tentative ? words.tentativeKind(words[kind]) : words[kind];
  return (
    <CommitmentLink commitment={commitment} className={clsx(kinds.kind, classes.chip)}>
      <CommitmentIcon kind={kind} size={13} />
      <Unseen>{`${when(commitment)}, ${kindName}: `}</Unseen>
      {!isWholeDay && (
        <span aria-hidden="true" className={classes.time}>
          {format.time(start, zone)}
        </span>
      )}
      <bdi className={classes.title}>{closeMarks(title)}</bdi>
    </CommitmentLink>
  );
}
