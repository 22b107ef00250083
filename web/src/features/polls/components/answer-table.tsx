import { VisuallyHidden } from '@mantine/core';
import type { Poll } from '../../../api/types.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { comersOf, votersOf } from '../ballot.ts';
import { pollMessages } from '../messages.ts';
import classes from './answer-table.module.css';
import { VoteIcon } from './vote-icon.tsx';

/** Who has answered what, as far as the poll lets one see it. */
export function AnswerTable({ poll }: { poll: Poll }) {
  const t = useMessages(pollMessages);
  const format = useFormat();
  const zone = useZone();
  const { options, results, voters } = poll;
  if (options.some(({ votes }) => votes === null)) {
    return (
      <Panel title={t.answers} lead={t.voters(voters)}>
        <p className={classes.note}>{results === 'after-vote' ? t.answersHidden : t.answersLater}</p>
      </Panel>
    );
  }
  if (voters === 0) return null;
  return (
    <Panel title={t.answers} lead={t.voters(voters)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll to what is cut off. */}
      <div className={classes.scroll} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t.person}</th>
              {options.map(({ start }) => (
                <th key={start} scope="col">
                  {format.shortDay(start, zone)}
                  <br />
                  <strong>{format.time(start, zone)}</strong>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {votersOf(options).map(({ userId, name, answers }) => (
              <tr key={userId}>
                <th scope="row">
                  <UserText>{name}</UserText>
                </th>
                {options.map(({ start }, index) => {
                  const answer = answers[index];
                  return (
                    <td key={start}>
                      {answer ? (
                        <span className={classes.mark} data-answer={answer}>
                          <VoteIcon answer={answer} />
                          <VisuallyHidden>{t[answer]}</VisuallyHidden>
                        </span>
                      ) : (
                        <span className={classes.none}>
                          <span aria-hidden="true">–</span>
                          <VisuallyHidden>{t.noAnswer}</VisuallyHidden>
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.can}</th>
              {options.map((option) => (
                <td key={option.start}>
                  <strong>{t.canCount(format.number(comersOf(option)), format.number(voters))}</strong>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </Panel>
  );
}
