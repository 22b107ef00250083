import { NativeSelect, type NativeSelectProps } from '@mantine/core';

interface ChoiceSelectProps extends Omit<NativeSelectProps, 'onChange'> {
  readonly onChange: (value: string) => void;
}

/** One of a few, in the browser's own list: light, and at home on a phone. */
export function ChoiceSelect({ onChange, ...props }: ChoiceSelectProps) {
  return <NativeSelect onChange={({ currentTarget }) => onChange(currentTarget.value)} {...props} />;
}
