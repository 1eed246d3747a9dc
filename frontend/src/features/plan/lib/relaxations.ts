import type { PlanExplanation, PlanMeal, PlanPhrase, ProfileIn } from '@/api/types.gen';
import type { IsoDay } from '@/shared/lib/format';

/** What the server offers where wishes collide, as something that one button can do. */
export type Relaxation =
  | { kind: 'profile'; apply: (profile: ProfileIn) => ProfileIn }
  | { kind: 'unlock'; date: IsoDay; slot: PlanMeal['slot'] };

type Diet = ProfileIn['diet'];
type Training = ProfileIn['training'];
type Params = PlanPhrase['params'];

const KITCHEN: NonNullable<Diet['kitchen']> = ['hob', 'oven', 'microwave', 'blender', 'air_fryer', 'slow_cooker'];

const diet = (change: (known: Diet) => Partial<Diet>): Relaxation => ({
  kind: 'profile',
  apply: (profile) => ({ ...profile, diet: { ...profile.diet, ...change(profile.diet) } }),
});
const training = (change: (known: Training) => Partial<Training>): Relaxation => ({
  kind: 'profile',
  apply: (profile) => ({ ...profile, training: { ...profile.training, ...change(profile.training) } }),
});

const words = (value: Params[string] | undefined): string[] =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);
const added = <Word extends string>(known: readonly Word[] | undefined, more: readonly string[]): Word[] => [
  ...new Set([...(known ?? []), ...(more as Word[])]),
];

/** More time: the day's own where it names less, and the usual one. */
function moreMinutes(known: Diet, minutes: number): Partial<Diet> {
  const own = known.minutes_by_weekday;
  const longer = (one: number | null | undefined): number | null => (one == null ? null : Math.max(one, minutes));
  return {
    max_cooking_minutes: longer(known.max_cooking_minutes),
    ...(own == null ? {} : { minutes_by_weekday: own.map(longer) as NonNullable<Diet['minutes_by_weekday']> }),
  };
}

/** Wishes that may be given up as a whole. Allergies, the way of eating and targets are not among them: no button takes those. */
const GIVEN_UP: Partial<Record<string, Partial<Diet>>> = {
  'wish.minutes': { max_cooking_minutes: null, minutes_by_weekday: null },
  'wish.dislikes': { dislikes: [] },
  'wish.excluded': { excluded_recipes: [] },
  'wish.kitchen': { kitchen: KITCHEN },
  'wish.bare_kitchen': { kitchen: KITCHEN },
};

function givenUp(parts: readonly PlanPhrase[]): Relaxation | null {
  const changes = parts.map((part) => GIVEN_UP[part.key]);
  if (changes.length === 0 || changes.includes(undefined)) return null;
  return diet(() => Object.assign({}, ...changes) as Partial<Diet>);
}

const CHANGES: Partial<Record<string, (told: PlanExplanation) => Relaxation | null>> = {
  'change.minutes': ({ params }) => diet((known) => moreMinutes(known, Number(params.minutes))),
  'change.appliance': ({ params }) => diet(({ kitchen }) => ({ kitchen: added(kitchen, words(params.appliance)) })),
  'change.all_appliances': () => diet(() => ({ kitchen: KITCHEN })),
  // A split of one's own is of so many meals; with another number the usual one holds.
  'change.meals': ({ params }) => diet(() => ({ meals_per_day: Number(params.meals), meal_shares: null })),
  'change.allow_word': ({ params }) =>
    diet(({ dislikes }) => ({ dislikes: (dislikes ?? []).filter((word) => !words(params.word).includes(word)) })),
  'change.allow_words': () => diet(() => ({ dislikes: [] })),
  'change.allow_recipe': ({ params }) =>
    diet(({ excluded_recipes: unwanted }) => ({ excluded_recipes: (unwanted ?? []).filter((id) => id !== params.recipe_id) })),
  'change.allow_recipes': () => diet(() => ({ excluded_recipes: [] })),
  'change.style': ({ params }) => diet(() => ({ style: String(params.style) as Diet['style'] })),
  'change.give_up': ({ parts }) => givenUp(parts),
  // Told by the day, kept by the week.
  'change.budget': ({ params }) => diet(() => ({ budget_eur_per_week: Math.ceil(7 * Number(params.amount)) })),
  'change.unlock': ({ params }) => ({
    kind: 'unlock',
    date: String(params.date),
    slot: String(params.slot) as PlanMeal['slot'],
  }),
  'change.equipment': ({ params }) => training(({ equipment }) => ({ equipment: added(equipment, words(params.equipment)) })),
  'change.general_goal': () => training(() => ({ goal: 'general' })),
  'change.exercise_dislikes': () => training(() => ({ disliked_exercises: [] })),
};

/**
 * The change that a relaxation asks for; null where a person has to think first: an allergy is not taken away by a tap, and a target
 * or a painful knee is no setting.
 */
export function relaxationOf(parts: readonly PlanExplanation[]): Relaxation | null {
  const [told, ...more] = parts;
  return told === undefined || more.length > 0 ? null : (CHANGES[told.key]?.(told) ?? null);
}
