import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { type InLane, layOutLanes } from './lanes.ts';
import { weekGridWords } from './messages.ts';
import classes from './week-grid.module.css';
import {
  drawBlock,
  gridMinutes,
  type HourBlock,
  moveBlock,
  resizeBlock,
  snap,
  toClock,
} from './week-hours.ts';

interface WeekGridProps<B extends HourBlock> {
  readonly label: string;
  readonly blocks: readonly B[];
  readonly onChange: (blocks: readonly B[]) => void;
  /** What becomes of hours that are drawn. */
  readonly create: (hours: HourBlock) => B;
  /** What stands in a block besides its times. */
  readonly titleOf?: (block: B) => string;
  /** For a block that was drawn, tapped or entered by key. */
  readonly onOpen?: (id: string) => void;
}

/** What a pointer is doing, from where it was put down. */
type Drag<B> =
  | { readonly kind: 'draw'; readonly id: string; readonly weekday: number; readonly at: number }
  | { readonly kind: 'move'; readonly block: B; readonly weekday: number; readonly at: number }
  | { readonly kind: 'from' | 'to'; readonly block: B };

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const dayMinutes = 1440;
/** Where the day of most people begins. */
const firstHourSeen = 7;

/** The week as a grid in which hours are drawn, moved and stretched, by pointer or by keyboard. */
export function WeekGrid<B extends HourBlock>(props: WeekGridProps<B>) {
  const { label, blocks, onChange, create, titleOf, onOpen } = props;
  const t = useMessages(weekGridWords);
  const format = useFormat();
  const help = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLFieldSetElement>(null);
  const [drag, setDrag] = useState<Drag<B>>();
  useEffect(() => {
    const box = scroller.current;
    if (box) box.scrollTop = (box.scrollHeight * firstHourSeen) / 24;
  }, []);

  /** The weekday and minute under a pointer, in either direction of writing. */
  const locate = ({ clientX, clientY }: PointerEvent) => {
    const box = grid.current?.getBoundingClientRect();
    if (!box) return { weekday: 1, minute: 0 };
    const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const share = (isRtl ? box.right - clientX : clientX - box.left) / box.width;
    const weekday = Math.min(7, Math.max(1, Math.floor(share * 7) + 1));
    return { weekday, minute: ((clientY - box.top) / box.height) * dayMinutes };
  };
  // In its place: an element that moved in the document would lose the focus.
  const replace = (block: B) =>
    onChange(
      blocks.some(({ id }) => id === block.id)
        ? blocks.map((old) => (old.id === block.id ? block : old))
        : [...blocks, block],
    );

  const begin = (event: PointerEvent<HTMLFieldSetElement>) => {
    if (event.button !== 0) return;
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const id = target?.closest<HTMLElement>('[data-block]')?.dataset['block'];
    const edge = target?.dataset['edge'];
    const block = blocks.find((item) => item.id === id);
    const { weekday, minute } = locate(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (block && (edge === 'from' || edge === 'to')) setDrag({ kind: edge, block });
    else if (block) setDrag({ kind: 'move', block, weekday, at: minute });
    else {
      const at = Math.floor(minute / gridMinutes) * gridMinutes;
      const fresh = crypto.randomUUID();
      setDrag({ kind: 'draw', id: fresh, weekday, at });
      replace(create(drawBlock(fresh, weekday, [at, at])));
    }
  };
  const follow = (event: PointerEvent) => {
    if (!drag) return;
    const { weekday, minute } = locate(event);
    if (drag.kind === 'draw') replace(create(drawBlock(drag.id, drag.weekday, [drag.at, snap(minute)])));
    else if (drag.kind === 'move') {
      const by = {
        days: weekday - drag.weekday,
        minutes: snap(Math.abs(minute - drag.at)) * Math.sign(minute - drag.at),
      };
      replace(moveBlock(drag.block, by));
    } else replace(resizeBlock(drag.block, drag.kind, snap(minute)));
  };

  const finish = () => {
    setDrag(undefined);
    if (drag?.kind === 'draw') onOpen?.(drag.id);
    // It was tapped: nothing has moved.
    if (drag?.kind === 'move' && blocks.includes(drag.block)) onOpen?.(drag.block.id);
  };

  const press = (block: B) => (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onOpen) {
      event.preventDefault();
      onOpen(block.id);
      return;
    }
    const changed = changeByKey(block, event);
    if (changed === undefined) return;
    event.preventDefault();
    if (changed === null) onChange(blocks.filter(({ id }) => id !== block.id));
    else replace(changed);
  };
  return (
    <div>
      <p id={help} className={classes.help}>
        {t.help} {onOpen && t.openHelp}
      </p>
      <div className={classes.scroller} ref={scroller}>
        <div className={classes.names} aria-hidden="true">
          <span />
          {weekdays.map((weekday) => (
            <span key={weekday}>{format.weekdayName(weekday, 'short')}</span>
          ))}
        </div>
        <div className={classes.body}>
          <div className={classes.hours} aria-hidden="true">
            {hours.map((hour) => (
              <span key={hour}>{hour > 0 && format.wallTime(toClock(hour * 60))}</span>
            ))}
          </div>
          <fieldset
            ref={grid}
            className={classes.grid}
            aria-label={label}
            onPointerDown={begin}
            onPointerMove={follow}
            onPointerUp={finish}
            onPointerCancel={() => setDrag(undefined)}
          >
            {layOutByDay(blocks).map(({ item: block, lane, lanes }) => {
              const name = t.block(
                format.weekdayName(block.weekday),
                format.wallTime(toClock(block.from)),
                format.wallTime(toClock(block.to)),
              );
              return (
                <button
                  key={block.id}
                  type="button"
                  data-block={block.id}
                  className={classes.block}
                  aria-describedby={help}
                  style={{
                    insetInlineStart: `${((block.weekday - 1 + lane / lanes) / 7) * 100}%`,
                    width: `${100 / 7 / lanes}%`,
                    insetBlockStart: `${(block.from / dayMinutes) * 100}%`,
                    height: `${((block.to - block.from) / dayMinutes) * 100}%`,
                  }}
                  onKeyDown={press(block)}
                >
                  <span className={classes.edge} data-edge="from" />
                  <VisuallyHidden>{name}</VisuallyHidden>
                  {titleOf && <bdi className={classes.title}>{titleOf(block)}</bdi>}
                  <span aria-hidden="true" className={classes.time}>
                    {format.wallTime(toClock(block.from))}–<wbr />
                    {format.wallTime(toClock(block.to))}
                  </span>
                  <span className={classes.edge} data-edge="to" />
                </button>
              );
            })}
          </fieldset>
        </div>
      </div>
    </div>
  );
}

/** In the order of the blocks. */
function layOutByDay<B extends HourBlock>(blocks: readonly B[]): InLane<B>[] {
  const placed = new Map(
    weekdays
      .flatMap((weekday) => layOutLanes(blocks.filter((block) => block.weekday === weekday)))
      .map((one) => [one.item, one]),
  );
  return blocks.flatMap((block) => placed.get(block) ?? []);
}

/** The block after a key: elsewhere, longer or shorter; null for none; undefined where the key means nothing. */
function changeByKey<B extends HourBlock>(block: B, event: KeyboardEvent): B | null | undefined {
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const ahead = isRtl ? 'ArrowLeft' : 'ArrowRight';
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
  switch (event.key) {
    case 'ArrowDown':
      return event.shiftKey
        ? resizeBlock(block, 'to', block.to + gridMinutes)
        : moveBlock(block, { minutes: gridMinutes });
    case 'ArrowUp':
      return event.shiftKey
        ? resizeBlock(block, 'to', block.to - gridMinutes)
        : moveBlock(block, { minutes: -gridMinutes });
    case ahead:
      return moveBlock(block, { days: 1 });
    case back:
      return moveBlock(block, { days: -1 });
    case 'Delete':
    case 'Backspace':
      return null;
    default:
      return undefined;
  }
}
