"""Plans as they travel."""

import datetime as dt
from typing import Annotated, Final, Literal
from uuid import UUID

from annotated_types import Ge, Le, Len
from nexfitra_domain.vocabulary import DishMark, MealSlot, PlanKind, PlanStatus, SetKind
from pydantic import StringConstraints

from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.kit.pagination import PageQuery
from nexfitra_api.kit.schemas import Day, In, Note, Out, Query

Seed = Annotated[int, Ge(0), Le(2**53 - 1)]
EngineName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,39}$", max_length=40)]
DEFAULT_DAYS: Final = 7
DEFAULT_WEEKS: Final = 4


class PlanIn(In):
    """What to make. ``days`` is for meals, ``weeks`` for workouts; without ``seed`` one is drawn and told in ``provenance``."""

    kind: PlanKind
    start: Day
    days: Annotated[int, Ge(1), Le(28)] = DEFAULT_DAYS
    weeks: Annotated[int, Ge(1), Le(16)] = DEFAULT_WEEKS
    engine: EngineName = "auto"
    seed: Seed | None = None
    wishes: Note = ""


class RegenerateIn(In):
    """How to make it again; without ``seed`` another one is drawn."""

    seed: Seed | None = None
    engine: EngineName = "auto"


class SwapIn(In):
    """Which dish instead. Without ``recipe_id`` nothing is changed: the answer lists what would fit."""

    recipe_id: UUID | None = None


class LockIn(In):
    """Whether the meal stays when the plan is made again."""

    locked: bool = True


class LogIn(In):
    """Which day of the diary to fill, from the plan's meals of that day; ``meal_ids`` picks some of them."""

    date: Day
    meal_ids: Annotated[list[UUID], Len(1, 6)] | None = None


class PlanQuery(PageQuery):
    """Which plans, newest first."""

    kind: PlanKind | None = None


class PlanAccepted(Out):
    """The plan is being made; follow ``/plans/{id}/events``."""

    id: UUID
    status: PlanStatus


class PlanProvenance(Out):
    """Where a plan comes from. ``fallback``: not from the engine that was wanted, or without the AI service."""

    engine: str
    model_version: str
    seed: int
    catalog_version: str
    fallback: bool
    duration_ms: int


class PlanViolation(Out):
    """A rule that does not hold."""

    rule: str
    where: str
    text: str


class PlanVerification(Out):
    """What the independent verifier says: of a plan as it is shown today, in a list of plans as it was when the plan was made."""

    ok: bool
    violations: list[PlanViolation]


class PlanPhrase(Out):
    """A piece of a sentence, for translation: a key with what fills its placeholders."""

    key: str
    params: dict[str, str | int | float | list[str]]


class PlanExplanation(PlanPhrase):
    """A sentence, for translation. ``parts`` are the phrases that it lists; foods and recipes in ``params`` have their names."""

    parts: list[PlanPhrase]


class PlanConflict(Out):
    """Why nothing fits: the wishes that collide, and the smallest change that would do.

    ``text`` and ``relaxation`` are English; the parts say the same for translation.
    """

    wishes: list[str]
    text: str
    text_parts: list[PlanExplanation]
    relaxation: str
    relaxation_parts: list[PlanExplanation]


class PlanTarget(Out):
    """What a day should add up to."""

    energy_kcal: float
    protein_g: float
    fat_g: float
    carbohydrate_g: float
    fibre_g: float
    energy_floor_kcal: float
    saturated_fat_max_g: float | None
    sodium_max_mg: float | None
    training_day: bool | None
    """True: more energy than the week's mean, for training. False: less, for rest. Null: all days are alike."""


class PlanTotals(Out):
    """What foods add up to; null where the content of one of them is unknown."""

    energy_kcal: float | None
    protein_g: float | None
    fat_g: float | None
    carbohydrate_g: float | None
    fibre_g: float | None
    saturated_fat_g: float | None
    sodium_mg: float | None


class PlanItem(Out):
    """A food of a meal; ``grams`` is what to weigh out."""

    food_id: UUID
    name: str
    grams: float


class PlanLeftover(Out):
    """A meal of the plan that hangs together with this one: of two meals out of one pot the other."""

    meal_id: UUID
    date: dt.date
    slot: MealSlot


class PlanNutrientShare(Out):
    """A goal of the week that a meal serves: how much of one day's goal it brings (1 is all of it)."""

    nutrient: str
    share: float


class PlanPantryUse(Out):
    """A food that is at home, and how much of it one portion of the meal uses up."""

    food_id: UUID
    name: str
    grams: float


class PlanMealWhy(Out):
    """What speaks for a meal, as facts. Shares are of the day's target; ``energy_aim`` is what a meal of this place aims at.

    ``minutes_limit`` is the cooking time that was allowed that day, ``budget_eur`` what a day may cost; null where there was no
    limit. ``in_season`` are names of its fresh foods that are in season that month, ``eaten_again`` is the later meal that is eaten
    from its pot.
    """

    fits_slot: bool
    energy_share: float | None
    energy_aim: float | None
    protein_share: float | None
    minutes_limit: int | None
    nutrients: list[PlanNutrientShare]
    pantry: list[PlanPantryUse]
    in_season: list[str]
    eaten_again: PlanLeftover | None
    cost_eur: float | None
    """At the catalogue's estimated prices; null where one is unknown."""
    budget_eur: float | None


class PlanMeal(Out):
    """A meal. ``id`` is unique within its plan, and stays when the meal is swapped."""

    id: UUID
    slot: MealSlot
    recipe_id: UUID | None
    title: str
    minutes: int | None
    servings: float
    items: list[PlanItem]
    totals: PlanTotals
    locked: bool
    marks: list[DishMark]
    """Those of the dish; "high_protein" as this portion has it."""
    leftover_of: PlanLeftover | None
    """The earlier meal whose pot this is eaten from: that one is cooked for both."""
    why: PlanMealWhy


class PlanDay(Out):
    """A day of a meal plan."""

    date: dt.date
    target: PlanTarget
    totals: PlanTotals
    meals: list[PlanMeal]


class PlanSet(Out):
    """A set; ``load_kg`` null is "find it", ``rir`` is repetitions in reserve."""

    kind: SetKind
    reps_min: int | None
    reps_max: int | None
    rir: float | None
    load_kg: float | None
    duration_s: int | None
    rest_s: int


class PlanExercise(Out):
    """An exercise of a session, and why it stands there: ``why`` in English, ``why_parts`` the same for translation."""

    exercise_id: UUID
    name: str
    sets: list[PlanSet]
    superset: str | None
    why: str
    why_parts: list[PlanExplanation]


ShortReason = Literal["deload", "aerobic", "volume", "exercises"]
"""Why a session is shorter than asked: an easy week; as much steady work as is good in one go; more sets would be above what is good
for this level; nothing more was found that keeps to equipment, limits and the sets that are good."""


class PlanSession(Out):
    """A session; ``title`` is a key that the web app translates. ``short`` says why it has less than 80 % of ``minutes_wanted``."""

    id: UUID
    day: dt.date
    title: str
    minutes: int
    minutes_wanted: int | None
    short: ShortReason | None
    exercises: list[PlanExercise]


class PlanWeek(Out):
    """A week of training, counted from 1; ``volume`` is hard sets a muscle in this week."""

    index: int
    deload: bool
    volume: dict[str, float]
    sessions: list[PlanSession]


class PlanSummary(Out):
    """A plan without its content."""

    id: UUID
    kind: PlanKind
    status: PlanStatus
    start: dt.date
    end: dt.date
    created_at: dt.datetime
    edited_at: dt.datetime | None
    replaces_id: UUID | None
    error_code: str | None
    provenance: PlanProvenance | None
    verification: PlanVerification | None


class PlanOut(PlanSummary):
    """A plan. Meal plans have ``days``, workout plans ``weeks`` and ``volume`` (hard sets a muscle in a normal week)."""

    days: list[PlanDay]
    weeks: list[PlanWeek]
    volume: dict[str, float]
    eaters: int
    """For how many the person cooks now (profile). ``days`` are this person's portions all the same."""
    conflicts: list[PlanConflict]


class CurrentPlans(Out):
    """The plans that hold today; null where there is none. ``ahead`` are those that begin later, at most one of a kind: the next."""

    meal: PlanOut | None
    workout: PlanOut | None
    ahead: list[PlanSummary]


class PlanAlternative(Out):
    """Another dish for a meal: what the day then adds up to, and how it changes (new − old). Ranked: best first.

    ``change_cost_eur`` is at the catalogue's estimated prices; null where one is unknown. ``on_target``: energy within 5 % and each
    macro within the larger of 5 % and 5 g; ``close``: within 10 % and the larger of 15 % and 15 g.
    """

    recipe_id: UUID
    meal: PlanMeal
    day_totals: PlanTotals
    change: PlanTotals
    change_cost_eur: float | None
    on_target: bool
    close: bool


class SwapOut(Out):
    """``applied`` says whether the plan was changed; ``meal`` and ``day_totals`` are what holds now, ``days`` all that were changed.

    Where nothing is listed because a later meal is left over of this one and could not be cooked on its day, ``first`` is what to swap
    before.
    """

    applied: bool
    meal: PlanMeal
    day_totals: PlanTotals
    alternatives: list[PlanAlternative]
    days: list[PlanDay]
    first: PlanLeftover | None


class ShoppingQuery(Query):
    """For how many to buy; absent, the profile's ``diet.eaters`` holds."""

    eaters: Annotated[int, Ge(1), Le(profiles.MAX_EATERS)] | None = None


class ShoppingItem(Out):
    """A food to buy; ``display`` is the amount as it is bought ("6 pieces", "250 ml"), in the person's units and language.

    ``grams`` is what is missing for all eaters, ``portion_g`` what this person eats of it, ``at_home_g`` what is there already.
    ``cost_eur`` is that of ``grams`` at the catalogue's estimated prices; null where there is none.
    """

    food_id: UUID
    name: str
    grams: float
    display: str
    portion_g: float
    at_home_g: float
    cost_eur: float | None


class ShoppingAtHome(Out):
    """A food of the pantry that the plan uses: how much of it, for all eaters."""

    food_id: UUID
    name: str
    grams: float
    display: str


class ShoppingAisle(Out):
    """Foods that stand together in a shop; ``aisle`` is a key that the web app translates."""

    aisle: str
    items: list[ShoppingItem]


class ShoppingList(Out):
    """Everything that the plan's meals need for ``eaters`` people and that is not at home.

    ``cost_eur`` is for all of them; null where a price is unknown.
    """

    eaters: int
    aisles: list[ShoppingAisle]
    at_home: list[ShoppingAtHome]
    cost_eur: float | None


class LogOut(Out):
    """The entries that stand in the diary now."""

    date: dt.date
    entry_ids: list[UUID]
