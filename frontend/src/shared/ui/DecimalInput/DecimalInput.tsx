import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

import { usePreferences } from '@/shared/lib/preferences';
import { parseDecimal, roundTo } from '@/shared/lib/units';

export interface DecimalInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'inputMode'> {
  value: number | null;
  /** The value is null while what stands in the field (the text) is no number. */
  onChange: (value: number | null, text: string) => void;
  /** Written behind the number ("kg"). */
  unit?: string | undefined;
  /** Decimals shown for a value that comes from outside; what is typed is never reformatted. */
  digits?: number;
}

const written = (value: number | null, digits: number, locale: string): string =>
  value === null
    ? ''
    : new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false }).format(value);

/** An amount: takes ".", "," and fractions (1/4, ¼), opens the decimal keyboard, leaves the text alone while typing. */
export function DecimalInput({ value, onChange, unit, digits = 1, ...rest }: DecimalInputProps) {
  const { locale } = usePreferences();
  const [text, setText] = useState(() => written(value, digits, locale));
  const [known, setKnown] = useState(value);

  // A value that did not come from this field's own text (loaded, reset, other units) is written out.
  if (value !== known) {
    setKnown(value);
    const typed = parseDecimal(text);
    const same = typed === value || (typed !== null && value !== null && roundTo(typed, 6) === roundTo(value, 6));
    if (!same && !(value === null && text !== '' && typed === null)) setText(written(value, digits, locale));
  }

  return (
    <TextInput
      {...rest}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      value={text}
      {...(unit === undefined ? {} : { rightSection: <span aria-hidden="true">{unit}</span>, rightSectionWidth: 52 })}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const parsed = parseDecimal(next);
        setKnown(parsed);
        onChange(parsed, next);
      }}
    />
  );
}
