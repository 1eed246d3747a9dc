import type { Muscle } from '@/shared/lib/muscles';

/** One muscle on the right half of a figure whose middle is x = 0; the left half is its mirror image. */
export interface BodyPart {
  muscle: Muscle;
  d: string;
}

const oval = (muscle: Muscle, x: number, y: number, rx: number, ry: number, tilt = 0): BodyPart => ({
  muscle,
  d: `M${x - rx} ${y}a${rx} ${ry} ${tilt} 1 0 ${2 * rx} 0a${rx} ${ry} ${tilt} 1 0 ${-2 * rx} 0Z`,
});

const NECK: BodyPart = { muscle: 'neck', d: 'M0 26H5V32Q3 34 0 34Z' };

export const FRONT: readonly BodyPart[] = [
  NECK,
  { muscle: 'traps', d: 'M6 33Q9 38 19 41L7 42Z' },
  oval('front_delts', 24, 49, 4.5, 7),
  oval('side_delts', 31, 52, 3.6, 8.5),
  { muscle: 'chest', d: 'M1 46Q12 42 19 46Q21 58 15 63Q7 67 1 62Z' },
  oval('biceps', 33.5, 73, 4.2, 11),
  oval('forearms', 39.5, 103, 4, 14),
  { muscle: 'abs', d: 'M1 68H9L9.5 102Q6 114 1 116Z' },
  { muscle: 'obliques', d: 'M11 69Q19 66 23 68L20 102L11.5 104Z' },
  { muscle: 'hip_flexors', d: 'M11 107L18 106Q18 113 12 119L5 118Z' },
  oval('abductors', 22, 121, 2.8, 10),
  oval('quads', 15, 146, 7, 23),
  oval('adductors', 4.8, 142, 2.8, 15),
];

export const BACK: readonly BodyPart[] = [
  NECK,
  { muscle: 'traps', d: 'M0 36L6 33Q10 39 19 42L8 50L0 70Z' },
  oval('rear_delts', 24, 49, 4.5, 6.5),
  oval('side_delts', 31, 52, 3.6, 8.5),
  { muscle: 'upper_back', d: 'M9.5 51.5L18 52Q22 58 20 65L3 71Z' },
  { muscle: 'lats', d: 'M22 62L25 72Q22 88 12 96L2 82V74Z' },
  oval('triceps', 33.5, 73, 4.2, 12),
  oval('forearms', 39.5, 103, 4, 14),
  { muscle: 'lower_back', d: 'M0 84L10 97L12 108Q6 111 0 111Z' },
  oval('abductors', 22, 115, 2.8, 8),
  oval('glutes', 9.5, 122, 9, 9),
  oval('hamstrings', 14.5, 154, 6.8, 20),
  oval('adductors', 5, 149, 2.4, 13),
  oval('calves', 14, 190, 5.6, 15),
];
