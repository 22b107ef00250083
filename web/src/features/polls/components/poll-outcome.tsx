import type { Poll } from '../../../api/types.ts';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { pollMessages } from '../messages.ts';
import classes from './poll-outcome.module.css';

/** What came of a poll that is closed, and why. */
export function PollOutcome({ poll }: { poll: Poll }) {
  const t = useMessages(pollMessages);
  const format = useFormat();
  const zone = useZone();
  const { start, decidedBy, meetingId, groupId } = poll;
  if (start === null) {
    return (
      <Panel title={t.noWinner} lead={t.noWinnerText}>
        <ButtonLink to="/groups/$groupId/find-time" params={{ groupId }}>
          {t.finder}
        </ButtonLink>
      </Panel>
    );
  }
  return (
    <Panel title={t.winner}>
      <div className={classes.outcome}>
        <p className={classes.time}>{t.winnerText(format.moment(start, zone))}</p>
        {decidedBy && <p>{t[decidedBy]}</p>}
        {meetingId && (
          <ButtonLink to="/groups/$groupId/meetings/$meetingId" params={{ groupId, meetingId }}>
            {t.seeMeeting}
          </ButtonLink>
        )}
      </div>
    </Panel>
  );
}
