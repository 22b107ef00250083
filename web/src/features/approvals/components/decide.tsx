import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import type { Tutor } from '../../../api/types.ts';
import { DialogButtons } from '../../../components/ui/dialog-buttons.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { ReasonField } from '../../../components/ui/reason-field.tsx';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { words } from '../../../i18n/words.ts';
import { useMe } from '../../../session/use-me.ts';
import { useDecide } from '../api/decide.ts';
import { approvalMessages } from '../messages.ts';
import classes from './application-card.module.css';

/** Approving, and refusing or suspending with a reason. */
export function Decide({ tutor }: { tutor: Tutor }) {
  const t = useMessages(approvalMessages);
  const me = useMe();
  const [isOpen, { open, close }] = useDisclosure(false);
  const decide = useDecide(tutor.id);
  const { status } = tutor;
  const name = isolate(tutor.name);
  if (tutor.id === me.id) return <p className={classes.own}>{t.yourself}</p>;
  return (
    <>
      {decide.isError && !isOpen && <FormProblem error={decide.error} />}
      <div className={classes.actions}>
        {status !== 'approved' && (
          <Button
            loading={decide.isPending && !isOpen}
            onClick={() =>
              decide.mutate({ kind: 'approve' }, { onSuccess: () => notifyDone(t.isApproved(name)) })
            }
          >
            {status === 'pending' ? t.approve : t.approveAgain}
          </Button>
        )}
        {status !== 'suspended' && (
          <Button variant="default" onClick={open}>
            {status === 'pending' ? t.refuse : t.suspend}
          </Button>
        )}
        {status === 'approved' && (
          <ButtonLink variant="subtle" to="/tutors/$tutorId" params={{ tutorId: tutor.id }}>
            {t.page}
          </ButtonLink>
        )}
      </div>
      <Modal
        opened={isOpen}
        onClose={close}
        title={status === 'pending' ? t.refuseTitle(name) : t.suspendTitle(name)}
      >
        <ReasonForm
          consequence={status === 'pending' ? t.refusal : t.suspension}
          submit={status === 'pending' ? t.refuse : t.suspend}
          decide={decide}
          onDone={() => {
            close();
            notifyDone(t.isSuspended(name));
          }}
          onCancel={close}
        />
      </Modal>
    </>
  );
}

interface ReasonFormProps {
  readonly consequence: string;
  readonly submit: string;
  readonly decide: ReturnType<typeof useDecide>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function ReasonForm({ consequence, submit, decide, onDone, onCancel }: ReasonFormProps) {
  const t = useMessages(approvalMessages);
  const shared = useMessages(words);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!reason.trim());
    if (reason.trim()) decide.mutate({ kind: 'suspend', reason: reason.trim() }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <Text>{consequence}</Text>
        <FormProblem error={decide.error} />
        <ReasonField
          label={t.reasonLabel}
          description={t.reasonHint}
          error={isMissing && t.reasonMissing}
          minRows={3}
          value={reason}
          onChange={setReason}
        />
        <DialogButtons>
          <Button variant="default" onClick={onCancel}>
            {shared.cancel}
          </Button>
          <Button type="submit" color="red.8" loading={decide.isPending}>
            {submit}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}
