import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Role, User } from '../../../api/types.ts';
import { DialogButtons } from '../../../components/ui/dialog-buttons.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { words } from '../../../i18n/words.ts';
import { useSaveRoles } from '../api/users.ts';
import { userMessages } from '../messages.ts';

const all: readonly Role[] = ['student', 'tutor', 'coordinator', 'admin'];

export function RolesForm({ user, onDone }: { user: User; onDone: () => void }) {
  const t = useMessages(userMessages);
  const shared = useMessages(words);
  const [roles, setRoles] = useState<readonly Role[]>(user.roles);
  const save = useSaveRoles(user.id);
  const store = (event: FormEvent) => {
    event.preventDefault();
    save.mutate([...roles], {
      onSuccess: () => {
        notifyDone(t.saved(isolate(user.name)));
        onDone();
      },
    });
  };
  return (
    <form onSubmit={store}>
      <Stack>
        <FormProblem error={save.error} />
        <Checkbox.Group
          label={t.roles}
          error={roles.length === 0 && t.missing}
          value={[...roles]}
          onChange={(chosen) => setRoles(all.filter((role) => chosen.includes(role)))}
        >
          <Stack mt="xs">
            {all.map((role) => (
              <Checkbox key={role} value={role} label={t[role]} description={t[`${role}Hint`]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Text size="sm" c="dimmed">
          {t.counts}
        </Text>
        <DialogButtons>
          <Button variant="default" onClick={onDone}>
            {shared.cancel}
          </Button>
          <Button type="submit" disabled={roles.length === 0} loading={save.isPending}>
            {shared.save}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}
