import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Membership } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { standingQuery, useActOnMember } from '../api/members.ts';
import { groupMessages } from '../messages.ts';
import classes from './people-list.module.css';
import { PersonLine } from './person-line.tsx';

/** Who waits for a place and who has been offered one, in the order of the line. For moderators. */
export function LinePanel({ groupId }: { groupId: string }) {
  const t = useMessages(groupMessages);
  const format = useFormat();
  const zone = useZone();
  const { data: offered = [] } = useQuery(standingQuery(groupId, 'offered'));
  const { data: waiting = [] } = useQuery(standingQuery(groupId, 'waiting'));
  if (offered.length + waiting.length === 0) return null;
  const noteOf = ({ position, offerExpiresAt }: Membership) =>
    offerExpiresAt
      ? t.lineOffer(format.moment(offerExpiresAt, zone))
      : t.linePlace(format.number(position ?? 0));
  const inOrder = waiting.toSorted((one, other) => (one.position ?? 0) - (other.position ?? 0));
  return (
    <Panel title={t.line}>
      <ul className={classes.list}>
        {[...offered, ...inOrder].map((person) => (
          <PersonLine key={person.userId} name={person.name} note={noteOf(person)} />
        ))}
      </ul>
    </Panel>
  );
}

/** Who cannot come back. For moderators. */
export function BannedPanel({ groupId }: { groupId: string }) {
  const t = useMessages(groupMessages);
  const { data: banned = [] } = useQuery(standingQuery(groupId, 'banned'));
  if (banned.length === 0) return null;
  return (
    <Panel title={t.banned}>
      <ul className={classes.list}>
        {banned.map((person) => (
          <Banned key={person.userId} person={person} />
        ))}
      </ul>
    </Panel>
  );
}

function Banned({ person }: { person: Membership }) {
  const t = useMessages(groupMessages);
  const act = useActOnMember(person.groupId, person.userId);
  return (
    <PersonLine name={person.name}>
      <Button variant="default" loading={act.isPending} onClick={() => act.mutate({ kind: 'unban' })}>
        {t.unban}
      </Button>
      <FormProblem error={act.error} />
    </PersonLine>
  );
}
