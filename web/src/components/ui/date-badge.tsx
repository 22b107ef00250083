import { useFormat } from '../../i18n/format.ts';
import classes from './date-badge.module.css';

interface DateBadgeProps {
  /** ISO 8601. */
  readonly instant: string;
  readonly zone: string;
  readonly isCalm?: boolean;
}

/** A date at a glance. Whoever listens hears it elsewhere. */
export function DateBadge({ instant, zone, isCalm = false }: DateBadgeProps) {
  const format = useFormat();
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(format.locale, { timeZone: zone, ...options }).format(new Date(instant));
  return (
    <div className={classes.badge} data-calm={isCalm || undefined} aria-hidden="true">
      <span>{format.weekday(instant, zone)}</span>
      <strong>{part({ day: 'numeric' })}</strong>
      <span>{part({ month: 'short' })}</span>
    </div>
  );
}
