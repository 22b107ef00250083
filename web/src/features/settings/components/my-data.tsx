import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { DialogButtons } from '../../../components/ui/dialog-buttons.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { saveFile } from '../../../components/ui/save-file.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useDeleteAccount, useExportData } from '../api/personal-data.ts';
import { settingsMessages } from '../messages.ts';

export function MyData({ onDeleted }: { onDeleted: () => void }) {
  const t = useMessages(settingsMessages);
  const [isOpen, { open, close }] = useDisclosure(false);
  const data = useExportData();
  const download = () =>
    data.mutate(undefined, {
      onSuccess: (content) =>
        saveFile(JSON.stringify(content, null, 2), { name: 'study-hall.json', type: 'application/json' }),
    });
  return (
    <Stack gap="lg">
      <Panel title={t.exportTitle} lead={t.exportText}>
        <FormProblem error={data.error} />
        <Button
          variant="default"
          leftSection={<IconDownload size={18} />}
          loading={data.isPending}
          onClick={download}
        >
          {t.export}
        </Button>
      </Panel>
      <Panel title={t.deleteTitle} lead={t.deleteText}>
        <Button variant="default" onClick={open}>
          {t.delete}
        </Button>
      </Panel>
      <Dialog opened={isOpen} onClose={close} title={t.deleteTitle}>
        <DeleteForm onCancel={close} onDeleted={onDeleted} />
      </Dialog>
    </Stack>
  );
}

function DeleteForm({ onCancel, onDeleted }: { onCancel: () => void; onDeleted: () => void }) {
  const t = useMessages(settingsMessages);
  const [password, setPassword] = useState('');
  const erase = useDeleteAccount();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate(password, { onSuccess: onDeleted });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t.deleteText}</Text>
        <FormProblem error={erase.error} />
        <PasswordInput
          label={t.deletePassword}
          autoComplete="current-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <DialogButtons>
          <Button variant="default" onClick={onCancel}>
            {t.keep}
          </Button>
          <Button type="submit" color="red.8" disabled={password === ''} loading={erase.isPending}>
            {t.deleteConfirm}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}
