import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { WaitlistEntry } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { waitlistQuery } from '../../../session/waitlist-query.ts';
import { useAnswerWaitlist } from '../api/waitlist.ts';
import { sessionMessages } from '../messages.ts';
import classes from './waitlist.module.css';

/** What one waits for, and what is being offered; nothing where one waits for nothing. */
export function Waitlist() {
  const t = useMessages(sessionMessages);
  const { data: entries = [] } = useQuery(waitlistQuery);
  if (entries.length === 0) return null;
  return (
    <Panel title={t.waiting}>
      <ul className={classes.list}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </Panel>
  );
}

function Entry({ entry }: { entry: WaitlistEntry }) {
  const t = useMessages(sessionMessages);
  const format = useFormat();
  const zone = useZone();
  const answer = useAnswerWaitlist(entry);
  const { offer } = entry;
  return (
    <li className={classes.entry}>
      <div>
        <strong>{t.waitingFor(entry.courseCode, format.shortDay(entry.to, zone))}</strong>
        <p className={classes.text}>
          {offer
            ? t.offered(format.moment(offer.start, zone), format.time(offer.expiresAt, zone))
            : t.position(format.number(entry.position))}
        </p>
        <FormProblem error={answer.error} />
      </div>
      {offer ? (
        <Group gap="xs">
          <Button loading={answer.isPending} onClick={() => answer.mutate('accept')}>
            {t.take}
          </Button>
          <Button variant="default" onClick={() => answer.mutate('decline')}>
            {t.decline}
          </Button>
        </Group>
      ) : (
        <Button variant="default" loading={answer.isPending} onClick={() => answer.mutate('leave')}>
          {t.leaveList}
        </Button>
      )}
    </li>
  );
}
