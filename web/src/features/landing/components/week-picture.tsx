import { useFormat } from '../../../i18n/format.ts';
import classes from './week-picture.module.css';

const columns = [14, 83, 152, 221, 290];
/** Column, top and height of each free time. */
const free = [
  [0, 60, 52],
  [0, 196, 30],
  [1, 128, 52],
  [2, 60, 30],
  [2, 128, 52],
  [3, 60, 52],
  [4, 128, 30],
  [4, 196, 52],
] as const;

export function WeekPicture({ title }: { title: string }) {
  const format = useFormat();
  return (
    <svg className={classes.week} viewBox="0 0 360 264" role="img" aria-label={title}>
      <path className={classes.lines} d="M12 52h336M12 120h336M12 188h336M12 256h336" />
      {columns.map((x, index) => (
        <text key={x} x={x + 28} y="32" className={classes.day}>
          {format.weekdayName(index + 1, 'short')}
        </text>
      ))}
      {free.map(([column, y, height]) => (
        <rect
          key={`${column}-${y}`}
          className={classes.free}
          x={columns[column]}
          y={y}
          width="56"
          height={height}
          rx="8"
        />
      ))}
      <rect className={classes.booked} x="221" y="156" width="56" height="52" rx="8" />
      <path className={classes.check} d="m240 182 6 6 12-13" />
    </svg>
  );
}
