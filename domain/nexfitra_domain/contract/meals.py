"""Messages of meal planning. Foods and recipes are named by their catalogue slugs; energy in kcal, amounts in grams."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, Len

from nexfitra_domain.contract.common import Conflict, EngineProvenance, MacroTotals, PlanOutcome, Seed, Slug
from nexfitra_domain.vocabulary import Allergen, DietStyle, Kitchen, MealSlot


@dataclass(frozen=True, slots=True)
class DayTarget:
    """What one day should add up to. ``energy_floor_kcal`` is hard, the rest are goals with tolerances in ``planning``.

    ``saturated_fat_max_g`` and ``sodium_max_mg`` are aims as well: a day may pass them where the other goals leave no choice.
    ``training_day`` tells why days differ: more energy on a training day, less on a rest day, None where all are alike.
    """

    energy_kcal: Annotated[float, Gt(0), Le(10_000)]
    protein_g: Annotated[float, Gt(0), Le(1_000)]
    fat_g: Annotated[float, Gt(0), Le(1_000)]
    carbohydrate_g: Annotated[float, Ge(0), Le(2_000)]
    fibre_g: Annotated[float, Ge(0), Le(200)]
    energy_floor_kcal: Annotated[float, Ge(0), Le(10_000)] = 0.0
    saturated_fat_max_g: Annotated[float, Ge(0), Le(1_000)] | None = None
    sodium_max_mg: Annotated[float, Ge(0), Le(100_000)] | None = None
    training_day: bool | None = None


@dataclass(frozen=True, slots=True)
class WeekGoal:
    """What the mean of all days should bring of a nutrient (a key of ``micros.NUTRIENTS``), in the unit of the key.

    ``least`` is a goal. ``most`` is an upper level (UL): hard where the plan has at least seven days, as it is for usual intake.
    """

    nutrient: Slug
    least: Annotated[float, Ge(0), Le(1_000_000)] | None = None
    most: Annotated[float, Ge(0), Le(1_000_000)] | None = None


@dataclass(frozen=True, slots=True)
class DietRules:
    """What may be on the plate. Allergens and style are hard; ``dislikes`` are food slugs or words of a food's name, hard too.

    ``minutes_by_weekday`` (Monday first) holds instead of ``max_cooking_minutes`` where it names a number. ``meal_shares`` is how the
    day's energy is split over its meals, in their order; it holds where there are as many of them as meals.
    ``budget_eur_per_day`` is hard for the mean of all days, at the catalogue's estimated prices. ``leftover_lunches`` is how many
    lunches of seven may be what was cooked the evening before.
    """

    style: DietStyle
    allergens: Annotated[tuple[Allergen, ...], Len(0, 15)] = ()
    dislikes: Annotated[tuple[Annotated[str, Len(1, 80)], ...], Len(0, 100)] = ()
    meals_per_day: Annotated[int, Ge(2), Le(6)] = 4
    max_cooking_minutes: Annotated[int, Ge(5), Le(240)] | None = None
    kitchen: Annotated[tuple[Kitchen, ...], Len(0, 6)] = ("hob", "oven", "microwave", "blender")
    minutes_by_weekday: Annotated[tuple[Annotated[int, Ge(5), Le(240)] | None, ...], Len(7, 7)] | None = None
    meal_shares: Annotated[tuple[Annotated[float, Gt(0), Le(1)], ...], Len(2, 6)] | None = None
    budget_eur_per_day: Annotated[float, Gt(0), Le(1_000)] | None = None
    leftover_lunches: Annotated[int, Ge(0), Le(7)] = 0


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One food of a meal; ``grams`` is what the person weighs out (all servings of this meal for this person)."""

    food: Slug
    grams: Annotated[float, Gt(0), Le(5_000)]


@dataclass(frozen=True, slots=True)
class PantryItem:
    """What is at home of a food and should be eaten first."""

    food: Slug
    grams: Annotated[float, Gt(0), Le(50_000)]


@dataclass(frozen=True, slots=True)
class MealPlace:
    """A meal of a plan by its date and its index within the day."""

    date: dt.date
    index: Annotated[int, Ge(0), Le(5)]


@dataclass(frozen=True, slots=True)
class PlannedMeal:
    """One meal. ``index`` counts meals within the day (0-based): a day may hold two snacks.

    ``leftover_of`` is the earlier meal whose pot this is eaten from: that one is cooked for both.
    """

    index: Annotated[int, Ge(0), Le(5)]
    slot: MealSlot
    recipe: Slug | None
    servings: Annotated[float, Gt(0), Le(20)]
    items: tuple[PlannedItem, ...]
    totals: MacroTotals
    locked: bool = False
    leftover_of: MealPlace | None = None


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day with its target and what its meals add up to."""

    date: dt.date
    target: DayTarget
    totals: MacroTotals
    meals: tuple[PlannedMeal, ...]


@dataclass(frozen=True, slots=True)
class LockedMeal:
    """A meal that must stay as it is when the rest is made again."""

    date: dt.date
    meal: PlannedMeal


@dataclass(frozen=True, slots=True)
class MealPlanRequest:
    """Everything that a meal plan depends on: the same request gives the same plan, byte for byte in its content."""

    start: dt.date
    targets: Annotated[tuple[DayTarget, ...], Len(1, 28)]
    """One a day, from ``start`` on; its length is the number of days."""
    diet: DietRules
    seed: Seed
    catalog_version: Annotated[str, Len(1, 64)]
    engine: Annotated[str, Len(1, 40)] = "auto"
    week_goals: Annotated[tuple[WeekGoal, ...], Len(0, 60)] = ()
    locked: Annotated[tuple[LockedMeal, ...], Len(0, 168)] = ()
    exclude_recipes: Annotated[tuple[Slug, ...], Len(0, 500)] = ()
    pantry: Annotated[tuple[PantryItem, ...], Len(0, 100)] = ()
    wishes: Annotated[str, Len(0, 2_000)] = ""


@dataclass(frozen=True, slots=True)
class MealPlan:
    """The answer. ``days`` is empty and ``conflicts`` is not where the request cannot be met."""

    status: PlanOutcome
    provenance: EngineProvenance
    days: tuple[PlannedDay, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    kind: Literal["meal"] = "meal"
