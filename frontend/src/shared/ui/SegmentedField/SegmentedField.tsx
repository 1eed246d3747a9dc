import { Input, SegmentedControl } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface SegmentedFieldProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  /** Null: nothing chosen yet. */
  value: Value | null;
  onChange: (value: Value) => void;
  error?: ReactNode;
}

/** One of two to seven short words, side by side. */
export function SegmentedField<Value extends string>(props: SegmentedFieldProps<Value>) {
  const { label, options, value, onChange, error } = props;
  const id = useId();
  return (
    <Input.Wrapper label={label} labelElement="div" size="md" labelProps={{ id }} error={error}>
      <SegmentedControl
        mt={4}
        fullWidth
        radius="md"
        aria-labelledby={id}
        data={options.map((option) => ({ value: option.value, label: option.label }))}
        value={value ?? ''}
        onChange={(next) => {
          const chosen = options.find((option) => option.value === next);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      />
    </Input.Wrapper>
  );
}
