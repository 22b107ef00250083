import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import type { Poll, VoteAnswer } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useVote } from '../api/vote.ts';
import { type Ballot, ballotOf, bestStarts, comersOf, fillIn, isSameBallot } from '../ballot.ts';
import { pollMessages } from '../messages.ts';
import classes from './vote-grid.module.css';
import { VoteIcon } from './vote-icon.tsx';

const answers: readonly VoteAnswer[] = ['yes', 'if-need-be', 'no'];

/** Every option with the reader's answer, beside what clashes with their own calendar. */
export function VoteGrid({ poll }: { poll: Poll }) {
  const t = useMessages(pollMessages);
  const { options } = poll;
  const stored = ballotOf(options);
  const [ballot, setBallot] = useState<Ballot>(stored);
  const vote = useVote(poll.id);
  const best = bestStarts(options);
  const isChanged = !isSameBallot(ballot, stored);
  const choose = (start: string, answer: VoteAnswer) => {
    vote.reset();
    setBallot({ ...ballot, [start]: answer });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const votes = Object.entries(ballot).map(([start, answer]) => ({ start, answer }));
    vote.mutate(votes, { onSuccess: () => notifyDone(t.saved) });
  };
  const knowsClashes = options.every(({ clash }) => clash !== null);
  return (
    <Panel
      title={t.yourVote}
      lead={knowsClashes ? t.yourVoteLead : t.clashUnknown}
      actions={
        knowsClashes && (
          <Button variant="default" size="sm" onClick={() => setBallot(fillIn(options, ballot))}>
            {t.suggest}
          </Button>
        )
      }
    >
      <form onSubmit={save}>
        <ul className={classes.options}>
          {options.map((option) => (
            <OptionRow
              key={option.start}
              option={option}
              answer={ballot[option.start]}
              isBest={best.has(option.start)}
              voters={poll.voters}
              onChoose={choose}
            />
          ))}
        </ul>
        <FormProblem error={vote.error} />
        <div className={classes.foot}>
          <Button type="submit" size="md" loading={vote.isPending} disabled={!isChanged}>
            {t.save}
          </Button>
          {Object.keys(ballot).length > 0 && (
            <Button variant="subtle" onClick={() => setBallot({})}>
              {t.clear}
            </Button>
          )}
          <span role="status" className={classes.unsaved}>
            {isChanged && t.unsaved}
          </span>
        </div>
      </form>
    </Panel>
  );
}

interface OptionRowProps {
  readonly option: Poll['options'][number];
  readonly answer: VoteAnswer | undefined;
  readonly isBest: boolean;
  readonly voters: number;
  readonly onChoose: (start: string, answer: VoteAnswer) => void;
}

function OptionRow({ option, answer, isBest, voters, onChoose }: OptionRowProps) {
  const t = useMessages(pollMessages);
  const format = useFormat();
  const zone = useZone();
  const id = useId();
  const { start, end, clash, votes } = option;
  return (
    <li className={classes.option} data-best={isBest || undefined}>
      <div id={id}>
        <div className={classes.head}>
          <span className={classes.when}>
            {format.shortDay(start, zone)}, {format.timeRange(start, end, zone)}
          </span>
          {clash && (
            <span className={classes.clash}>
              <IconAlertTriangle size={16} aria-hidden="true" />
              {t.clash}
            </span>
          )}
        </div>
        {votes && voters > 0 && (
          <div className={classes.counts}>
            <span>
              {t.can}: {t.canCount(format.number(comersOf(option)), format.number(voters))}
            </span>
            {isBest && <Tag tone="accent">{t.best}</Tag>}
            {votes.requiredMissing > 0 && <span>{t.requiredMissing(votes.requiredMissing)}</span>}
          </div>
        )}
      </div>
      <div className={classes.choices} role="radiogroup" aria-labelledby={id}>
        {answers.map((choice) => (
          <label key={choice} className={classes.choice} data-answer={choice}>
            <input
              type="radio"
              name={start}
              checked={answer === choice}
              onChange={() => onChoose(start, choice)}
            />
            <VoteIcon answer={choice} />
            {t[choice]}
          </label>
        ))}
      </div>
    </li>
  );
}
