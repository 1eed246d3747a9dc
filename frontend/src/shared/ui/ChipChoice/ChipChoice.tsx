import { Chip, Group, Input } from '@mantine/core';
import { useId } from 'react';

import classes from '../chips.module.css';

interface ChipChoiceProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of a few words that are too long to stand side by side on a phone; each chip is a radio button. */
export function ChipChoice<Value extends string>({ label, options, value, onChange }: ChipChoiceProps<Value>) {
  const id = useId();
  const current: string = value ?? '';
  return (
    <Input.Wrapper label={label} labelElement="div" size="md" labelProps={{ id }}>
      <Chip.Group
        value={current}
        onChange={(next: string) => {
          const chosen = options.find((option) => option.value === next);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        <Group gap="xs" mt="xs" role="radiogroup" aria-labelledby={id}>
          {options.map((option) => (
            <Chip key={option.value} value={option.value} size="md" radius="xl" classNames={{ label: classes.label ?? '' }}>
              {option.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
