import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import type { Membership } from '../../../api/types.ts';
import { ConfirmDialog } from '../../../components/groups/confirm-dialog.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useActOnMember } from '../api/members.ts';
import { type MemberChoice, memberChoices } from '../member-actions.ts';
import { groupMessages } from '../messages.ts';

interface MemberMenuProps {
  readonly own: Membership;
  readonly member: Membership;
}

/** What the reader may do with somebody in the group; nothing where they may not. */
export function MemberMenu({ own, member }: MemberMenuProps) {
  const t = useMessages(groupMessages);
  const act = useActOnMember(member.groupId, member.userId);
  const [asked, setAsked] = useState<MemberChoice>();
  const choices = memberChoices({ id: own.userId, role: own.role }, member);
  const name = isolate(member.name);
  if (choices.length === 0) return null;
  const isSelf = own.userId === member.userId;
  const nameOf = (choice: MemberChoice): string => {
    if (choice.kind !== 'role') return t[choice.kind];
    if (isSelf) return choice.role === 'member' ? t.stepDown : t.stepDownModerator;
    return { owner: t.makeOwner, moderator: t.makeModerator, member: t.makeMember }[choice.role];
  };
  const close = () => {
    setAsked(undefined);
    act.reset();
  };
  const confirm = (choice: MemberChoice, reason?: string) =>
    act.mutate(choice.kind === 'role' ? choice : { kind: choice.kind, reason }, {
      onSuccess: () => {
        close();
        notifyDone(choice.kind === 'role' ? t.roleDone : t.gone);
      },
    });
  const titleOf = (choice: MemberChoice): readonly [title: string, text: string] => {
    if (choice.kind === 'role') {
      return choice.role === 'owner' ? [t.handOver(name), t.handOverText] : [nameOf(choice), ''];
    }
    return choice.kind === 'remove' ? [t.removeTitle(name), t.removeText] : [t.banTitle(name), t.banText];
  };
  const [title, text] = asked ? titleOf(asked) : ['', ''];
  return (
    <>
      <Menu position="bottom-end" width={240} shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="xl" aria-label={t.actionsFor(name)}>
            <IconDotsVertical size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((choice) => (
            <Menu.Item key={nameOf(choice)} onClick={() => setAsked(choice)}>
              {nameOf(choice)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <ConfirmDialog
          title={title}
          action={nameOf(asked)}
          opened
          onClose={close}
          onConfirm={(reason) => confirm(asked, reason)}
          isPending={act.isPending}
          error={act.error}
          withReason={asked.kind !== 'role'}
        >
          {text}
        </ConfirmDialog>
      )}
    </>
  );
}
