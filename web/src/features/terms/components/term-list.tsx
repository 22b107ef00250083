import { Button } from '@mantine/core';
import { IconCalendarStats, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Term } from '../../../api/types.ts';
import { DataTable } from '../../../components/ui/data-table.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { latestTermsQuery } from '../api/terms.ts';
import { termMessages } from '../messages.ts';
import { TermForm } from './term-form.tsx';

const newTerm: Term = { code: '', name: '', startsOn: '', endsOn: '', holidays: [] };

export function TermList() {
  const t = useMessages(termMessages);
  const format = useFormat();
  const query = useQuery(latestTermsQuery);
  const [open, setOpen] = useState<Term>();
  const day = (date: string) => format.date(`${date}T00:00:00Z`, 'UTC');
  return (
    <Panel
      title={t.title}
      lead={t.lead}
      actions={
        <Button leftSection={<IconPlus size={18} />} onClick={() => setOpen(newTerm)}>
          {t.add}
        </Button>
      }
    >
      <QueryView query={query}>
        {(terms) =>
          terms.length === 0 ? (
            <EmptyState icon={<IconCalendarStats />} title={t.none} compact>
              {t.noneText}
            </EmptyState>
          ) : (
            <DataTable
              caption={t.title}
              rows={terms}
              keyOf={({ code }) => code}
              columns={[
                { label: t.name, cell: ({ name }) => <UserText>{name}</UserText> },
                { label: t.code, cell: ({ code }) => <bdi>{code}</bdi> },
                { label: t.startsOn, cell: ({ startsOn }) => day(startsOn) },
                { label: t.endsOn, cell: ({ endsOn }) => day(endsOn) },
                { label: t.holidays, cell: ({ holidays }) => t.holidayCount(holidays.length) },
                {
                  label: t.change,
                  isActions: true,
                  cell: (term) => (
                    <Button
                      variant="subtle"
                      size="compact-md"
                      aria-label={t.changeTitle(isolate(term.name))}
                      onClick={() => setOpen(term)}
                    >
                      {t.change}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </QueryView>
      <Dialog
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open?.code ? t.changeTitle(isolate(open.name)) : t.add}
      >
        {open && <TermForm term={open} onDone={() => setOpen(undefined)} />}
      </Dialog>
    </Panel>
  );
}
