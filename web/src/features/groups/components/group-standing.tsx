import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Group } from '../../../api/types.ts';
import { SharingNote } from '../../../components/groups/sharing-note.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { myInvitationsQuery, useAcceptInvitation, useDeclineInvitation } from '../api/invitations.ts';
import { useJoinGroup, useLeaveGroup } from '../api/join-group.ts';
import { groupMessages } from '../messages.ts';
import classes from './group-standing.module.css';

/** How the reader stands with the group as long as they are not in it, and what they can do about it. */
export function GroupStanding({ group }: { group: Group }) {
  const t = useMessages(groupMessages);
  const format = useFormat();
  const zone = useZone();
  const { membership, status, isInvited, joinPolicy, placesFree, waiting } = group;
  if (status === 'archived') return <Around text={t.archivedText} />;
  switch (membership?.status) {
    case 'active':
      return null;
    case 'requested':
      return <Pending group={group} text={t.requestedText} withdraw={t.withdraw} />;
    case 'waiting':
      return (
        <Pending
          group={group}
          text={t.waitingText(format.number(membership.position ?? 1))}
          withdraw={t.leaveLine}
        />
      );
    case 'offered': {
      const until = membership.offerExpiresAt ? format.moment(membership.offerExpiresAt, zone) : '';
      return <Pending group={group} text={t.offeredText(until)} take={t.take} withdraw={t.decline} />;
    }
    case 'banned':
      return <Around text={t.bannedText} />;
    default:
      break;
  }
  if (isInvited) return <Invited group={group} />;
  if (joinPolicy === 'request') return <Pending group={group} text={t.askText} take={t.askToJoin} />;
  const isFull = placesFree === 0 || waiting > 0;
  if (isFull) return <Pending group={group} text={t.joinLineText} take={t.joinLine} />;
  return <Pending group={group} text={t.membersOnly} take={t.join} />;
}

interface AroundProps {
  readonly text: string;
  readonly tone?: 'calm' | 'wait';
  readonly error?: unknown;
  /** Whether the reader can take a step into the group. */
  readonly joins?: boolean;
  readonly children?: ReactNode;
}

function Around({ text, tone = 'wait', error, joins = false, children }: AroundProps) {
  return (
    <div className={classes.around}>
      <Notice tone={tone}>
        <div className={classes.standing} role="status">
          <div>
            <p>{text}</p>
            {joins && <SharingNote />}
          </div>
          {children && <div className={classes.buttons}>{children}</div>}
        </div>
      </Notice>
      <FormProblem error={error} />
    </div>
  );
}

interface PendingProps {
  readonly group: Group;
  readonly text: string;
  /** Joins, or takes the next step towards it. */
  readonly take?: string;
  /** Gives it up. */
  readonly withdraw?: string;
}

function Pending({ group, text, take, withdraw }: PendingProps) {
  const t = useMessages(groupMessages);
  const join = useJoinGroup(group.id);
  const leave = useLeaveGroup(group.id);
  const enter = () =>
    join.mutate(undefined, {
      onSuccess: ({ status }) => {
        if (status === 'active') notifyDone(t.justJoined);
      },
    });
  const isWaiting = group.membership !== null && group.membership.status !== 'offered';
  return (
    <Around
      text={text}
      tone={isWaiting ? 'wait' : 'calm'}
      error={join.error ?? leave.error}
      joins={take !== undefined}
    >
      {take && (
        <Button loading={join.isPending} onClick={enter}>
          {take}
        </Button>
      )}
      {withdraw && (
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
          {withdraw}
        </Button>
      )}
    </Around>
  );
}

/** The invitation by account; one to an address has the button on its own page. */
function Invited({ group }: { group: Group }) {
  const t = useMessages(groupMessages);
  const { data: invitations = [] } = useQuery(myInvitationsQuery);
  const token = invitations.find(({ groupId }) => groupId === group.id)?.token ?? '';
  const accept = useAcceptInvitation(token);
  const decline = useDeclineInvitation(token);
  return (
    <Around text={t.invitedText} tone="calm" error={accept.error ?? decline.error} joins>
      <Button disabled={!token} loading={accept.isPending} onClick={() => accept.mutate()}>
        {t.accept}
      </Button>
      <Button
        variant="default"
        disabled={!token}
        loading={decline.isPending}
        onClick={() => decline.mutate(undefined, { onSuccess: () => notifyDone(t.declined) })}
      >
        {t.refuse}
      </Button>
    </Around>
  );
}
