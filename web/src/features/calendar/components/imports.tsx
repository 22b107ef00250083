import { Button, FileButton, Group, Stack } from '@mantine/core';
import { IconCalendarDown, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView, RowSkeletons } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { TextField } from '../../../components/ui/text-field.tsx';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { type ImportSource, importsQuery, useImportCalendar } from '../api/imports.ts';
import { exchangeMessages } from '../exchange-messages.ts';
import classes from './exchange.module.css';
import { ImportRow } from './import-row.tsx';

/** What the platform reads at most. */
const largestFile = 5 * 1024 * 1024;

/** Calendars of other programs, whose time counts here. */
export function Imports() {
  const t = useMessages(exchangeMessages);
  const query = useQuery(importsQuery);
  const bring = useImportCalendar();
  const [problem, setProblem] = useState<string>();
  const resetFile = useRef<() => void>(null);
  const start = (source: ImportSource) => {
    setProblem(undefined);
    bring.mutate(source, { onSuccess: ({ name }) => notifyDone(t.added(isolate(name || t.unnamed))) });
  };
  const read = async (file: File | null, inPlaceOf?: string) => {
    if (file === null) return;
    // So that the same one can be chosen again once it was mended.
    resetFile.current?.();
    if (file.size > largestFile) setProblem(t.tooLarge);
    else start({ text: await file.text(), ...(inPlaceOf !== undefined && { inPlaceOf }) });
  };
  return (
    <Panel title={t.importsTitle} lead={t.importsLead}>
      <Stack gap="lg">
        <FormProblem error={problem ?? bring.error} />
        <div className={classes.ways}>
          <AddressForm isPending={bring.isPending} onSubmit={(url) => start({ url })} />
          <div>
            <FileButton accept=".ics,text/calendar" resetRef={resetFile} onChange={(file) => void read(file)}>
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<IconUpload size={18} />}
                  loading={bring.isPending}
                >
                  {t.upload}
                </Button>
              )}
            </FileButton>
            <p className={classes.hint}>{t.uploadHint}</p>
          </div>
        </div>
        <QueryView query={query} skeleton={<RowSkeletons rows={2} height={72} />}>
          {(imports) =>
            imports.length === 0 ? (
              <EmptyState icon={<IconCalendarDown />} title={t.none} compact>
                {t.noneText}
              </EmptyState>
            ) : (
              <ul className={classes.list}>
                {imports.map((entry) => (
                  <ImportRow key={entry.id} entry={entry} onReplace={(file) => void read(file, entry.id)} />
                ))}
              </ul>
            )
          }
        </QueryView>
      </Stack>
    </Panel>
  );
}

function AddressForm(props: { isPending: boolean; onSubmit: (url: string) => void }) {
  const t = useMessages(exchangeMessages);
  const [url, setUrl] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(url.trim() === '');
    if (url.trim() !== '') props.onSubmit(url.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextField
          className={classes.address}
          label={t.address}
          description={t.addressHint}
          error={isMissing && t.addressMissing}
          inputMode="url"
          dir="ltr"
          bound={2048}
          placeholder="https://"
          value={url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        />
        <Button type="submit" h={42} loading={props.isPending}>
          {t.add}
        </Button>
      </Group>
    </form>
  );
}
