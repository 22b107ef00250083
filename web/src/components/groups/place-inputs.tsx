import { useMessages } from '../../i18n/messages.ts';
import { TextField } from '../ui/text-field.tsx';
import { groupWords } from './messages.ts';
import type { PlaceFields } from './place.ts';

interface PlaceInputsProps {
  readonly value: PlaceFields;
  readonly onChange: (part: Partial<PlaceFields>) => void;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Where something takes place: a room, a call, or both. */
export function PlaceInputs({ value, onChange, errors = {} }: PlaceInputsProps) {
  const t = useMessages(groupWords);
  return (
    <>
      <TextField
        label={t.place}
        placeholder={t.placeHint}
        bound={200}
        error={errors['place']}
        value={value.place}
        onChange={({ currentTarget }) => onChange({ place: currentTarget.value })}
      />
      <TextField
        type="url"
        inputMode="url"
        label={t.link}
        placeholder={t.linkHint}
        bound={2048}
        dir="ltr"
        error={errors['link']}
        value={value.link}
        onChange={({ currentTarget }) => onChange({ link: currentTarget.value })}
      />
    </>
  );
}
