import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { useDirection } from '@mantine/core';
import type { ReportRow } from '../../../api/types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { demandMessages } from '../messages.ts';
import { totalsOf } from '../totals.ts';

interface DemandChartProps {
  readonly rows: readonly ReportRow[];
  readonly nameOf: (row: ReportRow) => string;
}

/** Stacked bars. Those who cannot see them have the same in the table, and hear nothing twice. */
export function DemandChart({ rows, nameOf }: DemandChartProps) {
  const t = useMessages(demandMessages);
  const format = useFormat();
  const { dir } = useDirection();
  const data = rows.map((row) => {
    const { held, ahead, lost, unmet } = totalsOf(row);
    return { name: nameOf(row), [t.held]: held, [t.ahead]: ahead, [t.lost]: lost, [t.unmet]: unmet };
  });
  return (
    <div aria-hidden="true">
      <BarChart
        h={320}
        data={data}
        dataKey="name"
        type="stacked"
        withLegend
        tickLine="none"
        gridAxis="y"
        valueFormatter={(value) => format.number(value)}
        xAxisProps={{ reversed: dir === 'rtl', interval: 'preserveStartEnd', minTickGap: 8 }}
        yAxisProps={{ orientation: dir === 'rtl' ? 'right' : 'left', allowDecimals: false, width: 40 }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false, maxBarSize: 46 }}
        series={[
          { name: t.held, color: 'var(--sh-chart-1)' },
          { name: t.ahead, color: 'var(--sh-chart-2)' },
          { name: t.lost, color: 'var(--sh-chart-3)' },
          { name: t.unmet, color: 'var(--sh-chart-4)' },
        ]}
      />
    </div>
  );
}
