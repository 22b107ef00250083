import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { ChoiceSelect } from '../ui/choice-select.tsx';
import { groupWords } from './messages.ts';

const offered = [30, 45, 60, 90, 120, 180, 240];

interface LengthSelectProps {
  readonly value: number;
  readonly onChange: (minutes: number) => void;
}

/** How long something takes, in minutes. */
export function LengthSelect({ value, onChange }: LengthSelectProps) {
  const t = useMessages(groupWords);
  const format = useFormat();
  const lengths = [...new Set([...offered, value])].toSorted((one, other) => one - other);
  const label = (minutes: number) =>
    minutes < 120
      ? t.minutes(format.number(minutes))
      : t.hours(format.number(minutes / 60, minutes % 60 ? 1 : 0));
  return (
    <ChoiceSelect
      label={t.length}
      data={lengths.map((minutes) => ({ value: String(minutes), label: label(minutes) }))}
      value={String(value)}
      onChange={(minutes) => minutes && onChange(Number(minutes))}
    />
  );
}
