import type { ReceivedSpan } from '@studyhall/testing';

const width = 1_400;
const labelWidth = 520;
const rowHeight = 18;
const top = 64;
/** A pause longer than this is drawn as a break: nothing of the trace happens in it. */
const longestPauseMs = 8;
const breakMs = 3;

const colours: Readonly<Record<string, string>> = {
  edge: '#1d4ed8',
  tutors: '#047857',
  calendar: '#b45309',
  students: '#0e7490',
  notifications: '#be185d',
};
const database = '#64748b';

interface Row {
  readonly span: ReceivedSpan;
  readonly depth: number;
}

/** A trace as a waterfall: a row a span under what it is a part of, a colour a service. SVG. */
export function drawTrace(spans: readonly ReceivedSpan[], title: string): string {
  const rows = inOrder(spans);
  const axis = new Axis(spans);
  const height = top + rows.length * rowHeight + 24;
  const scale = (width - labelWidth - 24) / axis.length;
  const x = (instant: bigint) => labelWidth + axis.place(instant) * scale;
  const parts = [
    `<text x="16" y="26" font-size="17" font-weight="bold">${escapeXml(title)}</text>`,
    legend(rows.map(({ span }) => span)),
    ...axis.breaks.map(({ at, ms }, index) =>
      drawBreak({ x: labelWidth + (at + breakMs / 2) * scale, ms, height, isOdd: index % 2 === 1 }),
    ),
    ...rows.map((row, index) => drawRow(row, { y: top + index * rowHeight, x })),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function inOrder(spans: readonly ReceivedSpan[]): Row[] {
  const byParent = Map.groupBy(spans, ({ parentSpanId }) => parentSpanId);
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const under = (parents: readonly ReceivedSpan[], depth: number): Row[] =>
    [...parents]
      .sort((a, b) => Number(a.start - b.start))
      .flatMap((span) => [{ span, depth }, ...under(byParent.get(span.spanId) ?? [], depth + 1)]);
  return under(
    spans.filter(({ parentSpanId }) => !ids.has(parentSpanId)),
    0,
  );
}

const nanosecondsPerMs = 1e6;

/** Time in milliseconds since the first span began, long pauses left out. */
class Axis {
  readonly length: number;
  readonly breaks: readonly { readonly at: number; readonly ms: number }[];
  readonly #first: bigint;
  readonly #pauses: readonly { readonly from: number; readonly to: number }[];

  constructor(spans: readonly ReceivedSpan[]) {
    const sorted = [...spans].sort((a, b) => Number(a.start - b.start));
    this.#first = sorted[0]?.start ?? 0n;
    const pauses: { from: number; to: number }[] = [];
    let busyUntil = 0;
    for (const span of sorted) {
      const from = this.#since(span.start);
      if (from - busyUntil > longestPauseMs) pauses.push({ from: busyUntil, to: from });
      busyUntil = Math.max(busyUntil, this.#since(span.end));
    }
    this.#pauses = pauses;
    this.length = this.#shorten(busyUntil);
    this.breaks = pauses.map(({ from, to }) => ({ at: this.#shorten(from), ms: to - from }));
  }

  place(instant: bigint): number {
    return this.#shorten(this.#since(instant));
  }

  #since(instant: bigint): number {
    return Number(instant - this.#first) / nanosecondsPerMs;
  }

  #shorten(ms: number): number {
    return this.#pauses
      .filter(({ to }) => to <= ms)
      .reduce((short, { from, to }) => short - (to - from) + breakMs, ms);
  }
}

function drawRow({ span, depth }: Row, { y, x }: { y: number; x: (instant: bigint) => number }): string {
  const isStatement = span.attributes['db.system.name'] !== undefined;
  const colour = colours[span.service] ?? '#000';
  const left = x(span.start);
  const long = Math.max(2, x(span.end) - left);
  const ms = Number(span.end - span.start) / nanosecondsPerMs;
  const indent = 16 + depth * 14;
  const label = `<tspan fill="${colour}" font-weight="bold">${span.service}</tspan> ${escapeXml(span.name)}`;
  const isFar = left + long > width - 90;
  const time = isFar ? `x="${left - 6}" text-anchor="end"` : `x="${left + long + 6}"`;
  return [
    `<g><text x="${indent}" y="${y + 13}"${isStatement ? ' fill="#475569"' : ''}>${label}</text>`,
    `<rect x="${left.toFixed(1)}" y="${y + 3}" width="${long.toFixed(1)}" height="12" rx="2" fill="${isStatement ? database : colour}" stroke="${colour}"/>`,
    `<text ${time} y="${y + 13}" font-size="10" fill="#475569">${ms.toFixed(ms < 10 ? 1 : 0)} ms</text></g>`,
  ].join('');
}

interface Break {
  readonly x: number;
  readonly ms: number;
  readonly height: number;
  /** Neighbours' labels stand at different heights. */
  readonly isOdd: boolean;
}

function drawBreak({ x, ms, height, isOdd }: Break): string {
  return [
    `<line x1="${x}" x2="${x}" y1="${top - 4}" y2="${height - 16}" stroke="#94a3b8" stroke-dasharray="3 4"/>`,
    `<text x="${x}" y="${isOdd ? top - 22 : top - 8}" text-anchor="middle" font-size="10" fill="#475569">${Math.round(ms)} ms later</text>`,
  ].join('');
}

function legend(spans: readonly ReceivedSpan[]): string {
  const services = [...new Set(spans.map(({ service }) => service))];
  const entries = [
    ...services.map((name) => [name, colours[name] ?? '#000']),
    ['a statement of the database', database],
  ];
  return entries
    .map(
      ([name, colour], index) =>
        `<rect x="${16 + index * 110}" y="36" width="12" height="12" rx="2" fill="${colour}"/><text x="${32 + index * 110}" y="46">${name}</text>`,
    )
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
