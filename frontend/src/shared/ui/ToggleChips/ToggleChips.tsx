import { Chip, Group, Input } from '@mantine/core';
import { type ReactNode, useId } from 'react';

import classes from '../chips.module.css';

interface ToggleChipsProps<Value extends string> {
  label: string;
  description?: ReactNode;
  options: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

/** Any number out of a list that fits on a screen. Each chip is a checkbox. */
export function ToggleChips<Value extends string>(props: ToggleChipsProps<Value>) {
  const { label, description, options, value, onChange } = props;
  const id = useId();
  return (
    <Input.Wrapper label={label} description={description} labelElement="div" size="md" labelProps={{ id }}>
      <Chip.Group
        multiple
        value={[...value]}
        onChange={(next: string[]) => {
          onChange(options.filter((option) => next.includes(option.value)).map((option) => option.value));
        }}
      >
        <Group gap="xs" mt="xs" role="group" aria-labelledby={id}>
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
