import type { Draft } from '../lib/draft';

import { MealSharesField } from './MealSharesField';
import { ThriftFields } from './ThriftFields';
import { WeekdayMinutesField } from './WeekdayMinutesField';

type Diet = Draft['diet'];

/** What the first week does not need to know; a chunk of its own, so that the first questions come soon. */
export default function DietMore({ diet, onChange }: { diet: Diet; onChange: (part: Partial<Diet>) => void }) {
  return (
    <>
      <WeekdayMinutesField
        diet={diet}
        onChange={(minutes) => {
          onChange({ minutes_by_weekday: minutes });
        }}
      />
      <ThriftFields diet={diet} onChange={onChange} />
      <MealSharesField
        diet={diet}
        onChange={(shares) => {
          onChange({ meal_shares: shares });
        }}
      />
    </>
  );
}
