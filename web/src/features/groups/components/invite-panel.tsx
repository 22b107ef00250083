import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { TextField } from '../../../components/ui/text-field.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { groupInvitationsQuery, useInvite, useWithdrawInvitation } from '../api/invitations.ts';
import { groupMessages } from '../messages.ts';
import classes from './people-list.module.css';
import { PersonLine } from './person-line.tsx';

const looksLikeAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Sends invitations by e-mail, and shows those that are open. */
export function InvitePanel({ groupId }: { groupId: string }) {
  const t = useMessages(groupMessages);
  const [email, setEmail] = useState('');
  const [isWrong, setWrong] = useState(false);
  const invite = useInvite(groupId);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const to = email.trim();
    setWrong(!looksLikeAddress.test(to));
    if (!looksLikeAddress.test(to)) return;
    invite.mutate(
      { email: to, key: crypto.randomUUID() },
      {
        onSuccess: () => {
          setEmail('');
          notifyDone(t.inviteSent(isolate(to)));
        },
      },
    );
  };
  return (
    <Panel title={t.inviteTitle} lead={t.inviteLead}>
      <form onSubmit={send} noValidate className={classes.invite}>
        <TextField
          type="email"
          label={t.inviteEmail}
          autoComplete="off"
          dir="ltr"
          bound={254}
          error={isWrong && t.emailWrong}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <Button type="submit" size="md" loading={invite.isPending}>
          {t.send}
        </Button>
      </form>
      <FormProblem error={invite.error} />
      <OpenInvitations groupId={groupId} />
    </Panel>
  );
}

function OpenInvitations({ groupId }: { groupId: string }) {
  const t = useMessages(groupMessages);
  const format = useFormat();
  const zone = useZone();
  const { data: invitations = [] } = useQuery(groupInvitationsQuery(groupId));
  const withdraw = useWithdrawInvitation(groupId);
  if (invitations.length === 0) return null;
  return (
    <>
      <h3 className={classes.sub}>{t.openInvitations}</h3>
      <FormProblem error={withdraw.error} />
      <ul className={classes.list}>
        {invitations.map(({ id, email, expiresAt, invitedByName }) => (
          <PersonLine
            key={id}
            name={email ?? t.aMember}
            note={`${t.invitedBy(isolate(invitedByName))} · ${t.expires(format.shortDay(expiresAt, zone))}`}
          >
            <Button
              variant="default"
              size="sm"
              loading={withdraw.isPending && withdraw.variables === id}
              onClick={() => withdraw.mutate(id, { onSuccess: () => notifyDone(t.takenBack) })}
            >
              {t.takeBack}
            </Button>
          </PersonLine>
        ))}
      </ul>
    </>
  );
}
