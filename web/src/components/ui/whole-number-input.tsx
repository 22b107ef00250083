import { TextInput, type TextInputProps } from '@mantine/core';

interface WholeNumberInputProps extends Omit<TextInputProps, 'type' | 'value' | 'onChange'> {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** An empty text where there is no number. */
  readonly value?: number | string;
  readonly onChange?: (value: number | '') => void;
}

/** A field for a whole number, as the browser has it. */
export function WholeNumberInput({ value, onChange, ...props }: WholeNumberInputProps) {
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      step={1}
      value={value ?? ''}
      onChange={({ currentTarget: { valueAsNumber } }) =>
        onChange?.(Number.isNaN(valueAsNumber) ? '' : Math.trunc(valueAsNumber))
      }
      {...props}
    />
  );
}
