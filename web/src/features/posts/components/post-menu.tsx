import { ActionIcon, Button, Menu, Stack, Text } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import type { Reply } from '../../../api/types.ts';
import { ConfirmDialog } from '../../../components/groups/confirm-dialog.tsx';
import type { GroupRights } from '../../../components/groups/group-rights.ts';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { DialogButtons } from '../../../components/ui/dialog-buttons.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone, notifyFailed } from '../../../components/ui/notify.ts';
import { ReasonField } from '../../../components/ui/reason-field.tsx';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useExplain } from '../../../i18n/problems.ts';
import { words } from '../../../i18n/words.ts';
import { useMe } from '../../../session/use-me.ts';
import { useActOnPost } from '../api/act-on-post.ts';
import { postMessages } from '../messages.ts';
import { PostHistory } from './post-history.tsx';

interface PostMenuProps {
  readonly post: Reply;
  readonly rights: GroupRights;
  readonly onEdit: () => void;
}

/** What the reader may do with a post. */
export function PostMenu({ post, rights, onEdit }: PostMenuProps) {
  const t = useMessages(postMessages);
  const explain = useExplain();
  const me = useMe();
  const act = useActOnPost(post.id);
  const [open, setOpen] = useState<'history' | 'report' | 'delete'>();
  const isMine = post.authorId === me.id;
  const close = () => {
    setOpen(undefined);
    act.reset();
  };
  const pin = (kind: 'pin' | 'unpin') =>
    act.mutate({ kind }, { onError: (error) => notifyFailed(explain(error)) });
  const remove = () =>
    act.mutate(
      { kind: 'delete' },
      {
        onSuccess: () => {
          close();
          notifyDone(t.deleteDone);
        },
      },
    );
  return (
    <>
      <Menu position="bottom-end" width={220} shadow="md">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t.actions(isolate(post.authorName))}
          >
            <IconDotsVertical size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isMine && rights.mayPost && <Menu.Item onClick={onEdit}>{t.edit}</Menu.Item>}
          {rights.isModerator && post.parentId === null && (
            <Menu.Item onClick={() => pin(post.pinned ? 'unpin' : 'pin')}>
              {post.pinned ? t.unpin : t.pin}
            </Menu.Item>
          )}
          {(isMine || rights.isModerator) && (
            <Menu.Item onClick={() => setOpen('history')}>{t.history}</Menu.Item>
          )}
          {!isMine && <Menu.Item onClick={() => setOpen('report')}>{t.report}</Menu.Item>}
          {(isMine || rights.isModerator) && (
            <Menu.Item onClick={() => setOpen('delete')}>{t.delete}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <PostHistory post={post} opened={open === 'history'} onClose={close} />
      {open === 'report' && <ReportDialog postId={post.id} onClose={close} />}
      <ConfirmDialog
        title={t.deleteTitle}
        action={t.delete}
        opened={open === 'delete'}
        onClose={close}
        onConfirm={remove}
        isPending={act.isPending}
        error={act.error}
      >
        {t.deleteText}
      </ConfirmDialog>
    </>
  );
}

function ReportDialog({ postId, onClose }: { postId: string; onClose: () => void }) {
  const t = useMessages(postMessages);
  const shared = useMessages(words);
  const act = useActOnPost(postId);
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const send = () =>
    act.mutate(
      { kind: 'report', reason: reason.trim(), key },
      {
        onSuccess: () => {
          notifyDone(t.reported);
          onClose();
        },
      },
    );
  return (
    <Dialog opened onClose={onClose} title={t.reportTitle}>
      <Stack>
        <Text>{t.reportText}</Text>
        <FormProblem error={act.error} />
        <ReasonField label={t.reportReason} data-autofocus value={reason} onChange={setReason} />
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {shared.cancel}
          </Button>
          <Button loading={act.isPending} disabled={!reason.trim()} onClick={send}>
            {t.report}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
