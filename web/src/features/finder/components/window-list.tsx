import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { CommonWindow } from '../../../api/types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { finderMessages } from '../messages.ts';
import classes from './proposals.module.css';

interface WindowListProps {
  readonly windows: readonly CommonWindow[];
  /** Names of members by their id. */
  readonly names: ReadonlyMap<string, string>;
  readonly chosen: readonly string[];
  /** Undefined for readers who may only look. */
  readonly onToggle: ((start: string) => void) | undefined;
}

/** Times in the order of how well they suit; each with who cannot come, as far as they agreed to be named. */
export function WindowList({ windows, names, chosen, onToggle }: WindowListProps) {
  const t = useMessages(finderMessages);
  const format = useFormat();
  const zone = useZone();
  return (
    <ol className={classes.list}>
      {windows.map(({ start, end, free, of, missing = [] }) => {
        const isChosen = chosen.includes(start);
        const absent = missing.flatMap((id) => names.get(id) ?? []).map(isolate);
        return (
          <li key={start} className={classes.window} data-chosen={isChosen || undefined}>
            <span>
              <span className={classes.when}>
                {format.shortDay(start, zone)} <bdi>{format.timeRange(start, end, zone)}</bdi>
              </span>
              <span className={classes.who} data-all={free === of || undefined}>
                {free === of ? t.everyone : t.canCome(format.number(free), format.number(of))}
                {absent.length > 0 && ` · ${t.without(format.list(absent))}`}
              </span>
            </span>
            {onToggle && (
              <Button
                variant={isChosen ? 'filled' : 'default'}
                size="sm"
                aria-pressed={isChosen}
                aria-label={
                  isChosen
                    ? t.chosenTime(format.moment(start, zone))
                    : t.chooseTime(format.moment(start, zone))
                }
                leftSection={isChosen && <IconCheck size={16} aria-hidden="true" />}
                onClick={() => onToggle(start)}
              >
                {isChosen ? t.chosen : t.choose}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
