import { Alert, Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { ApiProblem } from '../../../api/problem.ts';
import { useWhen } from '../../../components/calendar/use-when.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useRephrase } from '../../../i18n/problems.ts';
import { useZone } from '../../../session/use-profile.ts';
import { type ClassBlock, exceptClashes } from '../class-block.ts';
import { timetableMessages } from '../timetable-messages.ts';
import classes from './timetable.module.css';

interface TimetableProblemProps {
  readonly error: unknown;
  readonly blocks: readonly ClassBlock[];
  readonly zone: string;
  readonly onLeaveOut: (blocks: readonly ClassBlock[]) => void;
}

interface Clash {
  readonly start: string;
  readonly end: string;
  readonly title: string;
}

/** Why a timetable was refused, and the way out where it meets what is planned. */
export function TimetableProblem({ error, blocks, zone, onLeaveOut }: TimetableProblemProps) {
  const t = useMessages(timetableMessages);
  const format = useFormat();
  const readerZone = useZone();
  const when = useWhen();
  const rephrase = useRephrase();
  if (!(error instanceof ApiProblem)) return <FormProblem error={error} />;
  const clashes = clashesOf(error);
  if (clashes.length === 0) return <FormProblem error={describeFields(error)} />;

  function describeFields({ document }: ApiProblem): unknown {
    const [first] = document.errors ?? [];
    const index = Number(/^\/classes\/(\d+)/.exec(first?.path ?? '')?.[1]);
    const name = blocks[index]?.title;
    return first && name ? t.problemOf(isolate(name), rephrase(first.message)) : error;
  }
  return (
    <Alert
      variant="default"
      role="alert"
      icon={<IconAlertCircle color="var(--sh-bad)" />}
      title={t.clashTitle(clashes.length)}
    >
      {t.clashText}
      <ul className={classes.clashes}>
        {clashes.map((clash) => (
          <li key={`${clash.start} ${clash.title}`}>
            {format.shortDay(clash.start, readerZone)}, {when(clash)}: <UserText>{clash.title}</UserText>
          </li>
        ))}
      </ul>
      <Button onClick={() => onLeaveOut(exceptClashes(blocks, clashes, zone))}>{t.leaveOut}</Button>
    </Alert>
  );
}

function clashesOf({ code, document }: ApiProblem): readonly Clash[] {
  if (code !== 'timetable-clash' || !('clashes' in document)) return [];
  // So the calendar service describes this refusal.
  return document.clashes as readonly Clash[];
}
