import { Button, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../i18n/messages.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { ReasonField } from '../ui/reason-field.tsx';
import { groupWords } from './messages.ts';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that does it. */
  readonly action: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string | undefined) => void;
  readonly isPending: boolean;
  readonly error: unknown;
  /** Asks for a reason as well. */
  readonly withReason?: boolean;
}

/** Says what something means before it is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, action, opened, onClose, onConfirm, isPending, error, withReason = false } = props;
  const t = useMessages(groupWords);
  const [reason, setReason] = useState('');
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <Stack>
        <Text component="div">{children}</Text>
        <FormProblem error={error} />
        {withReason && <ReasonField label={t.reason} value={reason} onChange={setReason} />}
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {t.back}
          </Button>
          <Button color="red.8" loading={isPending} onClick={() => onConfirm(reason.trim() || undefined)}>
            {action}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
