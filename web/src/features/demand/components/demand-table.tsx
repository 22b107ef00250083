import type { ReportRow } from '../../../api/types.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { demandMessages } from '../messages.ts';
import { type Totals, totalsOf } from '../totals.ts';

interface DemandTableProps {
  readonly rows: readonly ReportRow[];
  readonly heading: string;
  readonly nameOf: (row: ReportRow) => string;
}

const figures: readonly (keyof Totals)[] = ['asked', 'held', 'ahead', 'lost', 'unmet'];

export function DemandTable({ rows, heading, nameOf }: DemandTableProps) {
  const t = useMessages(demandMessages);
  const format = useFormat();
  const columns: Column<ReportRow>[] = [
    { label: heading, cell: (row) => <UserText>{nameOf(row)}</UserText> },
    ...figures.map((figure) => ({
      label: t[figure],
      isNumber: true,
      cell: (row: ReportRow) => format.number(totalsOf(row)[figure]),
    })),
    {
      label: t.hours,
      isNumber: true,
      cell: ({ hours }) => format.number(hours, Number.isInteger(hours) ? 0 : 1),
    },
    { label: t.students, isNumber: true, cell: ({ students }) => format.number(students) },
  ];
  return <DataTable caption={t.title} columns={columns} rows={rows} keyOf={({ key }) => key} />;
}
