import { clsx } from 'clsx';
import { CommitmentIcon, commitmentKinds } from '../../../components/calendar/commitment-kind.tsx';
import { commitmentWords } from '../../../components/calendar/messages.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { calendarMessages } from '../messages.ts';
import classes from './kind-legend.module.css';
import kinds from './kinds.module.css';

export function KindLegend() {
  const t = useMessages(calendarMessages);
  const words = useMessages(commitmentWords);
  return (
    <ul className={classes.legend} aria-label={t.legend}>
      {commitmentKinds.map((kind) => (
        <li key={kind}>
          <span className={clsx(kinds.kind, classes.swatch)} data-kind={kind}>
            <CommitmentIcon kind={kind} size={14} />
          </span>
          {words[kind]}
        </li>
      ))}
    </ul>
  );
}
