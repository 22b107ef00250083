import { getMetric, prometheusName } from '@studyhall/telemetry';
import { dashboardRows, type Panel, type PanelRow, unitOf } from '@studyhall/telemetry/dashboard';

const columns = 3;
const panelWidth = 24 / columns;
const panelHeight = 8;

/** The dashboard for Grafana, over metrics that came by OTLP into Prometheus. */
export function grafanaDashboard(): object {
  let y = 0;
  const panels = dashboardRows.flatMap((row) => {
    const placed = placeRow(row, y);
    y += 1 + Math.ceil(row.panels.length / columns) * panelHeight;
    return placed;
  });
  return {
    uid: 'study-hall',
    title: 'Study Hall',
    tags: ['study-hall'],
    schemaVersion: 41,
    editable: false,
    refresh: '30s',
    time: { from: 'now-1h', to: 'now' },
    panels: panels.map((panel, index) => ({ id: index + 1, ...panel })),
  };
}

function placeRow({ title, panels }: PanelRow, top: number): object[] {
  const heading = {
    type: 'row',
    title,
    collapsed: false,
    gridPos: { x: 0, y: top, w: 24, h: 1 },
    panels: [],
  };
  return [
    heading,
    ...panels.map((panel, index) => ({
      type: 'timeseries',
      title: panel.title,
      description: getMetric(panel.metric).about,
      datasource: { type: 'prometheus', uid: 'prometheus' },
      gridPos: {
        x: (index % columns) * panelWidth,
        y: top + 1 + Math.floor(index / columns) * panelHeight,
        w: panelWidth,
        h: panelHeight,
      },
      fieldConfig: { defaults: { unit: grafanaUnit(unitOf(panel)), min: 0 }, overrides: [] },
      targets: [
        {
          refId: 'A',
          expr: promQl(panel),
          legendFormat: panel.by.map((attribute) => `{{${label(attribute)}}}`).join(' ') || panel.title,
        },
      ],
    })),
  ];
}

/** What a panel asks of Prometheus. */
export function promQl({ metric, show, by, where = {}, except = {} }: Panel): string {
  const compare = (operator: string) => (condition: [attribute: string, pattern: string]) =>
    `${label(condition[0])}${operator}"${escapeString(condition[1])}"`;
  const conditions = [
    ...Object.entries(where).map(compare('=~')),
    ...Object.entries(except).map(compare('!~')),
  ];
  const selector = conditions.length > 0 ? `{${conditions.join(', ')}}` : '';
  const name = prometheusName(metric);
  const grouping = (...more: string[]) => `by (${[...by.map(label), ...more].join(', ')})`;
  const isHistogram = getMetric(metric).kind === 'histogram';
  const counted = isHistogram ? `${name}_count` : name;
  switch (show) {
    case 'rate':
      return `sum ${grouping()} (rate(${counted}${selector}[$__rate_interval]))`;
    case 'total':
      return `sum ${grouping()} (increase(${counted}${selector}[$__interval]))`;
    case 'latest':
      return `max ${grouping()} (${name}${selector})`;
    default:
      return `histogram_quantile(${show}, sum ${grouping('le')} (rate(${name}_bucket${selector}[$__rate_interval])))`;
  }
}

function label(attribute: string): string {
  return attribute === 'service' ? 'service_name' : attribute.replaceAll('.', '_');
}

/** In a string of PromQL a backslash stands for itself only when it is doubled. */
function escapeString(pattern: string): string {
  return pattern.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

const units: Readonly<Record<string, string>> = { s: 's', By: 'bytes', '1': 'none', '{request}/s': 'reqps' };

function grafanaUnit(unit: string): string {
  return units[unit] ?? 'short';
}
