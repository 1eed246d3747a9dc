/** The muscles of the API vocabulary, in its order. */
export const MUSCLES = [
  'chest', 'front_delts', 'side_delts', 'rear_delts', 'triceps', 'biceps', 'forearms', 'lats', 'upper_back', 'lower_back',
  'traps', 'abs', 'obliques', 'glutes', 'quads', 'hamstrings', 'adductors', 'abductors', 'calves', 'hip_flexors', 'neck',
] as const; // prettier-ignore

export type Muscle = (typeof MUSCLES)[number];
