import { Button } from '@mantine/core';
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { ApiProblem } from '../../../api/problem.ts';
import type { Meeting, MeetingAnswer } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Unseen } from '../../../components/ui/unseen.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useAnswerMeeting } from '../api/answer-meeting.ts';
import { meetingMessages } from '../messages.ts';
import classes from './answer-buttons.module.css';

const choices = [
  ['yes', IconCheck],
  ['maybe', IconQuestionMark],
  ['no', IconX],
] as const;

/** Yes, maybe or no; a yes that clashes says with what, and offers to come if it can be done. */
export function AnswerButtons({ meeting }: { meeting: Meeting }) {
  const t = useMessages(meetingMessages);
  const answer = useAnswerMeeting(meeting.id);
  const { myAnswer } = meeting;
  const shown = answer.isPending ? answer.variables.answer : myAnswer?.answer;
  const isTentative = answer.isPending ? answer.variables.tentative : myAnswer?.tentative;
  return (
    <div className={classes.answer}>
      <fieldset className={classes.buttons}>
        <Unseen as="legend">{t.question}</Unseen>
        {choices.map(([choice, Icon]) => (
          <button
            key={choice}
            type="button"
            className={classes.button}
            aria-pressed={shown === choice}
            data-tentative={(choice === 'yes' && isTentative) || undefined}
            onClick={() => answer.mutate({ answer: choice })}
          >
            <Icon size={18} aria-hidden="true" />
            {choice === 'yes' && shown === 'yes' && isTentative ? t.tentative : t[choice]}
          </button>
        ))}
      </fieldset>
      <Refusal error={answer.error} onTentative={() => answer.mutate({ answer: 'yes', tentative: true })} />
    </div>
  );
}

interface Clash {
  readonly title: string;
  readonly start: string;
  readonly end: string;
}

interface RefusalProps {
  readonly error: unknown;
  readonly onTentative: () => void;
}

function Refusal({ error, onTentative }: RefusalProps) {
  const t = useMessages(meetingMessages);
  const format = useFormat();
  const zone = useZone();
  const code = error instanceof ApiProblem ? error.code : undefined;
  if (code !== 'clash' && code !== 'meeting-full') return <FormProblem error={error} />;
  const isClash = code === 'clash';
  return (
    <div className={classes.refusal} role="alert">
      <strong>{isClash ? t.clashTitle : t.fullTitle}</strong>
      {isClash && (
        <ul>
          {clashesOf(error).map(({ title, start, end }) => (
            <li key={`${start} ${title}`}>
              <UserText>{title}</UserText>, {format.timeRange(start, end, zone)}
            </li>
          ))}
        </ul>
      )}
      <p>{isClash ? t.clashText : t.fullText}</p>
      <div>
        <Button size="sm" onClick={onTentative}>
          {t.comeTentative}
        </Button>
      </div>
    </div>
  );
}

function clashesOf(error: unknown): readonly Clash[] {
  if (!(error instanceof ApiProblem)) return [];
  // A refusal with the code "clash" has them, beside what every problem has.
  const { clashes = [] } = error.document as { clashes?: readonly Clash[] };
  return clashes;
}

/** What the reader has said, in a sentence. */
export function describeAnswer(
  t: Readonly<Record<'answerYes' | 'answerTentative' | 'answerMaybe' | 'answerNo', string>>,
  { myAnswer }: Pick<Meeting, 'myAnswer'>,
): string | undefined {
  if (!myAnswer) return undefined;
  if (myAnswer.tentative) return t.answerTentative;
  const texts: Readonly<Record<MeetingAnswer, string>> = {
    yes: t.answerYes,
    maybe: t.answerMaybe,
    no: t.answerNo,
  };
  return texts[myAnswer.answer];
}
