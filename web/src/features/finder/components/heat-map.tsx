import { type KeyboardEvent, memo, useId, useRef, useState } from 'react';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { today } from '../../../time/zone.ts';
import type { HeatCell, HeatRow } from '../heat.ts';
import { finderMessages } from '../messages.ts';
import classes from './heat-map.module.css';

type Place = readonly [row: number, column: number];

interface HeatMapProps {
  readonly dates: readonly string[];
  readonly rows: readonly HeatRow[];
  readonly of: number;
  readonly chosen: readonly string[];
  /** Undefined for readers who may only look. */
  readonly onToggle: ((start: string) => void) | undefined;
}

/** A week in which each field says by a number how many can come; walked through by arrow keys. */
export function HeatMap({ dates, rows, of, chosen, onToggle }: HeatMapProps) {
  const t = useMessages(finderMessages);
  const format = useFormat();
  const zone = useZone();
  const help = useId();
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>();
  const [row, column] = place ?? firstOpen(rows);
  const now = today(zone, Date.now());
  const press = (event: KeyboardEvent) => {
    const next = moveBy(event, [row, column], [rows.length, dates.length]);
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
    table.current?.querySelector<HTMLElement>(`[data-place="${next.join(' ')}"]`)?.focus();
  };
  return (
    <div className={classes.scroll}>
      <p id={help} hidden>
        {t.mapHelp}
      </p>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked through is a grid.
        role="grid"
        className={classes.map}
        aria-label={t.map}
        aria-describedby={help}
        ref={table}
        onKeyDown={press}
      >
        <thead>
          <tr>
            <td className={classes.corner} />
            {dates.map((date) => (
              <th key={date} scope="col" data-today={date === now || undefined}>
                {format.weekday(`${date}T12:00:00Z`, 'UTC')}
                <strong>{format.number(Number(date.slice(8)))}</strong>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ clock, cells }, rowIndex) => (
            <tr key={clock}>
              <th scope="row">{format.wallTime(clock)}</th>
              {cells.map((cell, columnIndex) => (
                <td key={cell.start}>
                  <Cell
                    cell={cell}
                    of={of}
                    row={rowIndex}
                    column={columnIndex}
                    isCurrent={rowIndex === row && columnIndex === column}
                    isChosen={chosen.includes(cell.start)}
                    onReach={setPlace}
                    onToggle={onToggle}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: HeatCell;
  readonly of: number;
  readonly row: number;
  readonly column: number;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly onReach: (place: Place) => void;
  readonly onToggle: HeatMapProps['onToggle'];
}

/** Drawn anew only where it changed: a tap or a key changes two of hundreds. */
const Cell = memo(function Cell(props: CellProps) {
  const { cell, of, row, column, isCurrent, isChosen, onReach, onToggle } = props;
  const t = useMessages(finderMessages);
  const format = useFormat();
  const zone = useZone();
  const { start, free, level, suits, isOver, mine } = cell;
  const [day, time] = [format.day(start, zone), format.time(start, zone)];
  const isOpen = free > 0 && !isOver && onToggle !== undefined;
  const said = () => {
    if (isOver) return t.cellOver(day, time);
    return free === 0 ? t.cellNone(day, time) : t.cell(day, time, format.number(free), format.number(of));
  };
  const remarks = [free > 0 && !suits && t.cellRequired, mine !== undefined && t.cellMine(isolate(mine))];
  return (
    <button
      type="button"
      className={classes.cell}
      data-place={`${row} ${column}`}
      data-level={level}
      data-short={(free > 0 && !suits) || undefined}
      data-over={isOver || undefined}
      data-mine={(mine !== undefined && !isOver) || undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={[said(), ...remarks.filter(Boolean)].join('; ')}
      aria-pressed={isOpen ? isChosen : undefined}
      aria-disabled={!isOpen || undefined}
      title={mine === undefined ? undefined : t.cellMine(isolate(mine))}
      onFocus={() => onReach([row, column])}
      onClick={() => isOpen && onToggle(start)}
    >
      {!isOver && (free === 0 ? '–' : format.number(free))}
    </button>
  );
});

/** Says in words and by examples what the fields look like. */
export function HeatLegend({ of, hasRequired }: { of: number; hasRequired: boolean }) {
  const t = useMessages(finderMessages);
  const format = useFormat();
  const kinds = [
    [4, format.number(of), t.legendAll],
    [3, null, t.legendMany],
    [2, null, t.legendSome],
    [1, null, t.legendFew],
    [0, '–', t.legendNone],
  ] as const;
  return (
    <ul className={classes.legend} aria-label={t.legend}>
      {kinds.map(([level, text, meaning]) => (
        <li key={level}>
          <span className={classes.cell} data-level={level} aria-hidden="true">
            {text}
          </span>
          {meaning}
        </li>
      ))}
      {hasRequired && (
        <li>
          <span className={classes.cell} data-level="2" data-short aria-hidden="true">
            {format.number(Math.max(1, of - 1))}
          </span>
          {t.legendRequired}
        </li>
      )}
      <li>
        <span className={classes.cell} data-level="5" data-mine aria-hidden="true" />
        {t.legendMine}
      </li>
    </ul>
  );
}

/** Where the keyboard comes in: the first time that most can come to. */
function firstOpen(rows: readonly HeatRow[]): Place {
  for (const wanted of [4, 3, 2, 1]) {
    for (const [rowIndex, { cells }] of rows.entries()) {
      const at = cells.findIndex(({ level, isOver }) => level === wanted && !isOver);
      if (at >= 0) return [rowIndex, at];
    }
  }
  return [0, 0];
}

/** The place that a key leads to; undefined where it means nothing here. */
function moveBy(
  { key }: KeyboardEvent,
  [row, column]: Place,
  [rows, columns]: readonly [number, number],
): Place | undefined {
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const clamp = (value: number, size: number) => Math.min(size - 1, Math.max(0, value));
  const to = (down: number, ahead: number): Place => [
    clamp(row + down, rows),
    clamp(column + ahead, columns),
  ];
  switch (key) {
    case 'ArrowDown':
      return to(1, 0);
    case 'ArrowUp':
      return to(-1, 0);
    case 'ArrowRight':
      return to(0, isRtl ? -1 : 1);
    case 'ArrowLeft':
      return to(0, isRtl ? 1 : -1);
    case 'Home':
      return to(0, -columns);
    case 'End':
      return to(0, columns);
    case 'PageUp':
      return to(-4, 0);
    case 'PageDown':
      return to(4, 0);
    default:
      return undefined;
  }
}
