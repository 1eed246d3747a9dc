import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './ChoiceCards.module.css';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  text?: string;
}

interface ChoiceCardsProps<Value extends string> {
  label: ReactNode;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: ReactNode;
}

/** One out of a few, each with a line that says what it means. Arrow keys move, as in any radio group. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>) {
  const { label, choices, value, onChange, error } = props;
  return (
    <Radio.Group
      label={label}
      value={value}
      error={error}
      size="md"
      onChange={(next) => {
        const chosen = choices.find((choice) => choice.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <div className={classes.cards}>
        {choices.map((choice) => (
          // The label holds the radio, so the whole card is its target.
          <label key={choice.value} className={classes.card} data-checked={choice.value === value}>
            <Radio value={choice.value} aria-label={choice.label} />
            <span>
              <span className={classes.label}>{choice.label}</span>
              {choice.text !== undefined && <span className={classes.text}>{choice.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </Radio.Group>
  );
}
