import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SessionDetail } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useMe } from '../../../session/use-me.ts';
import { useNow } from '../../../time/use-now.ts';
import { allowedActions } from '../allowed-actions.ts';
import { useActOnSession } from '../api/act-on-session.ts';
import { sessionMessages } from '../messages.ts';
import { CalendarButton } from './calendar-button.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';

/** What the reader can do with the session as it stands. */
export function SessionActions({ session }: { session: SessionDetail }) {
  const t = useMessages(sessionMessages);
  const me = useMe();
  const now = useNow();
  const act = useActOnSession(session.id);
  const [isMoving, moving] = useDisclosure(false);
  const [isCancelling, cancelling] = useDisclosure(false);
  const role = session.tutorId === me.id ? 'tutor' : 'student';
  const allowed = allowedActions(session, { role, now });
  if (allowed.size === 0) return null;
  return (
    <>
      <FormProblem error={act.error} />
      <Group gap="xs">
        {allowed.has('accept') && (
          <Button
            loading={act.isPending}
            onClick={() => act.mutate({ kind: 'accept' }, { onSuccess: () => notifyDone(t.accepted) })}
          >
            {t.accept}
          </Button>
        )}
        {allowed.has('decline') && (
          <Button
            variant="default"
            onClick={() => act.mutate({ kind: 'decline' }, { onSuccess: () => notifyDone(t.declined) })}
          >
            {t.declineRequest}
          </Button>
        )}
        {allowed.has('complete') && (
          <Button loading={act.isPending} onClick={() => act.mutate({ kind: 'complete' })}>
            {t.complete}
          </Button>
        )}
        {allowed.has('no-show') && (
          <Button variant="default" onClick={() => act.mutate({ kind: 'no-show' })}>
            {t.noShow}
          </Button>
        )}
        {allowed.has('reschedule') && (
          <Button variant="default" onClick={moving.open}>
            {t.move}
          </Button>
        )}
        {allowed.has('cancel') && (
          <Button variant="default" onClick={cancelling.open}>
            {t.cancel}
          </Button>
        )}
        {allowed.has('cancel') && <CalendarButton session={session} />}
      </Group>
      <MoveDialog session={session} opened={isMoving} onClose={moving.close} />
      <CancelDialog session={session} opened={isCancelling} onClose={cancelling.close} />
    </>
  );
}
