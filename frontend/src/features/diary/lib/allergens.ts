import type { Loggable } from './amounts';

import type { ProfileOut } from '@/api/types.gen';

export type Allergen = NonNullable<ProfileOut['diet']['allergens']>[number];

/** What a person with allergies must know about a food: which of them it holds, or that nobody knows. */
export type Warning = { kind: 'contains'; allergens: readonly Allergen[] } | { kind: 'unknown' };

export function warningOf(item: Pick<Loggable, 'allergens'>, avoided: readonly Allergen[]): Warning | null {
  if (avoided.length === 0) return null;
  if (item.allergens == null) return { kind: 'unknown' };
  const held = avoided.filter((one) => item.allergens?.includes(one));
  return held.length === 0 ? null : { kind: 'contains', allergens: held };
}
