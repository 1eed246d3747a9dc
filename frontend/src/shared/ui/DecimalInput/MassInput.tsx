import { DecimalInput, type DecimalInputProps } from './DecimalInput';

import { usePreferences } from '@/shared/lib/preferences';
import { kgFromMass, massFromKg, massUnit, roundTo } from '@/shared/lib/units';

type MassInputProps = Omit<DecimalInputProps, 'unit' | 'value' | 'onChange'> & {
  valueKg: number | null;
  onChangeKg: (kg: number | null) => void;
};

/** A body weight or a load in the person's unit; the value is in kilograms always. */
export function MassInput({ valueKg, onChangeKg, ...rest }: MassInputProps) {
  const { units } = usePreferences();
  return (
    <DecimalInput
      key={units}
      {...rest}
      unit={massUnit(units)}
      value={valueKg === null ? null : roundTo(massFromKg(valueKg, units), 4)}
      onChange={(value) => {
        onChangeKg(value === null ? null : roundTo(kgFromMass(value, units), 4));
      }}
    />
  );
}
