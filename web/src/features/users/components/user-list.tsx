import { Button, Group, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../../api/types.ts';
import { DataTable } from '../../../components/ui/data-table.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { SearchField } from '../../../components/ui/search-field.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { usersQuery } from '../api/users.ts';
import { userMessages } from '../messages.ts';
import { RolesForm } from './roles-form.tsx';

interface UserListProps {
  readonly q: string | undefined;
  readonly onSearch: (q: string | undefined) => void;
}

export function UserList({ q, onSearch }: UserListProps) {
  const t = useMessages(userMessages);
  const [open, setOpen] = useState<User>();
  const query = useInfiniteQuery({ ...usersQuery(q), placeholderData: keepPreviousData });
  return (
    <Panel>
      <Stack>
        <SearchField aria-label={t.search} placeholder={t.search} q={q} onSearch={onSearch} />
        <QueryView query={query}>
          {({ pages }) => {
            const users = pages.flatMap(({ items }) => items);
            if (users.length > 0) return <UserTable users={users} onChange={setOpen} />;
            return (
              <EmptyState icon={<IconUsers />} title={t.none} compact>
                {t.noneText}
              </EmptyState>
            );
          }}
        </QueryView>
        <MoreButton query={query} />
      </Stack>
      <Dialog
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open && t.changeOf(isolate(open.name))}
      >
        {open && <RolesForm user={open} onDone={() => setOpen(undefined)} />}
      </Dialog>
    </Panel>
  );
}

function UserTable({ users, onChange }: { users: readonly User[]; onChange: (user: User) => void }) {
  const t = useMessages(userMessages);
  const format = useFormat();
  const zone = useZone();
  return (
    <DataTable
      caption={t.title}
      rows={users}
      keyOf={({ id }) => id}
      columns={[
        { label: t.name, cell: ({ name }) => <UserText>{name}</UserText> },
        {
          label: t.email,
          cell: ({ email, emailVerified }) => (
            <Group gap="xs">
              <UserText>{email}</UserText>
              {!emailVerified && <Tag tone="wait">{t.unverified}</Tag>}
            </Group>
          ),
        },
        {
          label: t.roles,
          cell: ({ roles }) => (
            <Group gap={6}>
              {roles.map((role) => (
                <Tag key={role} tone={role === 'student' ? 'calm' : 'accent'}>
                  {t[role]}
                </Tag>
              ))}
            </Group>
          ),
        },
        {
          label: t.since,
          cell: ({ createdAt }) => <time dateTime={createdAt}>{format.date(createdAt, zone)}</time>,
        },
        {
          label: t.actions,
          isActions: true,
          cell: (user) => (
            <Group gap={4} wrap="nowrap">
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={t.changeOf(isolate(user.name))}
                onClick={() => onChange(user)}
              >
                {t.change}
              </Button>
              <ButtonLink
                variant="subtle"
                size="compact-md"
                aria-label={t.historyOf(isolate(user.name))}
                to="/admin/audit"
                search={{ person: user.id }}
              >
                {t.history}
              </ButtonLink>
            </Group>
          ),
        },
      ]}
    />
  );
}
