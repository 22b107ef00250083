import { type Interval, type OffsetSegment, offsetSegments } from '@studyhall/time';
import { minute } from './wall-time.ts';

/**
 * A VTIMEZONE (RFC 5545, 3.6.5) of an IANA zone that holds for a range: one observance for each change of its
 * clocks, without rules, so that it is exact.
 */
export function writeVtimezone(timeZone: string, range: Interval): string {
  const segments = offsetSegments(timeZone, range)
    .filter(({ start, end }) => end > range.start && start < range.end)
    // Blocks of years meet where no clock changes.
    .filter(({ offset }, index, all) => index === 0 || all[index - 1]?.offset !== offset);
  const standard = Math.min(...segments.map(({ offset }) => offset));
  const observances = segments.flatMap((segment, index) =>
    writeObservance(segment, segments[index - 1]?.offset ?? segment.offset, standard),
  );
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances, 'END:VTIMEZONE'].join('\r\n');
}

function writeObservance({ start, offset }: OffsetSegment, before: number, standard: number): string[] {
  const name = offset > standard ? 'DAYLIGHT' : 'STANDARD';
  // On the wall as it was before the change.
  const wall = new Date(start + before).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return [
    `BEGIN:${name}`,
    `DTSTART:${wall}`,
    `TZOFFSETFROM:${writeOffset(before)}`,
    `TZOFFSETTO:${writeOffset(offset)}`,
    `END:${name}`,
  ];
}

function writeOffset(offset: number): string {
  const minutes = Math.abs(offset) / minute;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}
