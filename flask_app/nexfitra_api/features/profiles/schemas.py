"""Messages of the profiles. The vocabularies are those of ``nexfitra_domain.vocabulary``."""

import datetime as dt
from functools import cache
from typing import Annotated, Final, Self, TypeVar
from uuid import UUID
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from nexfitra_domain.person import (
    BODY_FAT_RANGE_PCT,
    HEIGHT_RANGE_CM,
    MAX_AGE_YEARS,
    RATE_RANGE_PCT,
    SCOFF_QUESTIONS,
    TRAINING_DAY_ENERGY_RANGE_PCT,
    WEIGHT_RANGE_KG,
    EnergyMethod,
)
from nexfitra_domain.safety import GateEffect
from nexfitra_domain.vocabulary import (
    Activity,
    Allergen,
    DietStyle,
    Equipment,
    Experience,
    GoalKind,
    Kitchen,
    LimitSeverity,
    Muscle,
    Region,
    Sex,
    TrainingGoal,
    Units,
)
from pydantic import (
    AfterValidator,
    Field,
    RootModel,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from nexfitra_api.kit import clock
from nexfitra_api.kit.schemas import Day, In, Out, Query, RevisionText

T = TypeVar("T")


def _no_repeats(values: list[T]) -> list[T]:
    if len({str(value) for value in values}) != len(values):
        raise PydanticCustomError("repeated", "Name each of them once")
    return values


def _born(value: dt.date) -> dt.date:
    # In the time zone where the day begins first, a birthday is no future yet.
    latest = (clock.now() + dt.timedelta(hours=14)).date()
    if value > latest:
        raise PydanticCustomError("date_in_future", "The date of birth lies in the future")
    if latest.year - value.year > MAX_AGE_YEARS:
        raise PydanticCustomError("too_old", "The date of birth lies more than 120 years back")
    return value


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def _timezone(value: str) -> str:
    if value not in _timezones():
        raise PydanticCustomError("unknown_timezone", "This is no time zone of the IANA database")
    return value


def _locale(value: str) -> str:
    try:
        Locale.parse(value, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise PydanticCustomError("unknown_locale", "This is not a known language tag such as en or de-AT") from error
    return value


MAX_EXCLUDED_RECIPES: Final = 200
MAX_EATERS: Final = 12
"""More is a canteen's kitchen: pots, times and packs are others there."""
Height = Annotated[float, Field(ge=HEIGHT_RANGE_CM[0], le=HEIGHT_RANGE_CM[1])]
Weight = Annotated[float, Field(ge=WEIGHT_RANGE_KG[0], le=WEIGHT_RANGE_KG[1])]
BodyFat = Annotated[float, Field(ge=BODY_FAT_RANGE_PCT[0], le=BODY_FAT_RANGE_PCT[1])]
Minutes = Annotated[int, Field(ge=5, le=240)]
Share = Annotated[float, Field(gt=0, le=1)]
Rate = Annotated[float, Field(ge=RATE_RANGE_PCT[0], le=RATE_RANGE_PCT[1])]
Dislike = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Timezone = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_timezone)]
LocaleTag = Annotated[str, Field(min_length=2, max_length=35), AfterValidator(_locale)]


class GoalData(In):
    """What the person wants. ``rate_pct_per_week`` is % of body weight a week, positive; absent is the default rate."""

    kind: GoalKind
    rate_pct_per_week: Rate | None = None
    target_weight_kg: Weight | None = None


class PantryData(In):
    """What is at home of a food of the catalogue and should be eaten first."""

    food_id: UUID
    grams: Annotated[float, Field(gt=0, le=50_000)]


def _one_a_food(values: list[PantryData]) -> list[PantryData]:
    _no_repeats([value.food_id for value in values])
    return values


class DietData(In):
    """What may be on the plate."""

    style: DietStyle
    allergens: Annotated[list[Allergen], Field(max_length=15, default_factory=list), AfterValidator(_no_repeats)]
    dislikes: Annotated[list[Dislike], Field(max_length=100, default_factory=list), AfterValidator(_no_repeats)]
    excluded_recipes: Annotated[
        list[UUID], Field(max_length=MAX_EXCLUDED_RECIPES, default_factory=list), AfterValidator(_no_repeats)
    ]
    """Dishes of the catalogue that are not planned. A plan that was made before keeps them; a swap does not offer them."""
    meals_per_day: Annotated[int, Field(ge=2, le=6)] = 4
    max_cooking_minutes: Minutes | None = None
    minutes_by_weekday: Annotated[list[Minutes | None], Field(min_length=7, max_length=7)] | None = None
    """Monday first; holds instead of ``max_cooking_minutes`` where it names a number."""
    meal_shares: Annotated[list[Share], Field(min_length=2, max_length=6)] | None = None
    """How the day's energy is split over its meals, in their order; as many as meals. They are taken relative to their sum."""
    kitchen: Annotated[list[Kitchen], Field(max_length=6, default_factory=list), AfterValidator(_no_repeats)]
    budget_eur_per_week: Annotated[float, Field(gt=0, le=7_000)] | None = None
    """For one person, at the catalogue's estimated prices."""
    leftover_lunches: Annotated[int, Field(ge=0, le=7)] = 0
    """How many lunches of seven may be what was cooked the evening before."""
    eaters: Annotated[int, Field(ge=1, le=MAX_EATERS)] = 1
    """For how many people is cooked and bought, this one among them; each eats this person's portion. Plans and budget are for one."""
    pantry: Annotated[list[PantryData], Field(max_length=100, default_factory=list), AfterValidator(_one_a_food)]

    @model_validator(mode="after")
    def _a_share_for_each_meal(self) -> "DietData":
        if self.meal_shares is not None and len(self.meal_shares) != self.meals_per_day:
            raise PydanticCustomError("shares_do_not_match", "Give one share for each meal of the day")
        return self


class LimitData(In):
    """A region that hurts."""

    region: Region
    severity: LimitSeverity


def _one_a_region(values: list[LimitData]) -> list[LimitData]:
    _no_repeats([value.region for value in values])
    return values


class TrainingData(In):
    """How the person trains; zero days is no training."""

    experience: Experience
    goal: TrainingGoal
    days_per_week: Annotated[int, Field(ge=0, le=7)]
    minutes_per_session: Annotated[int, Field(ge=10, le=240)]
    equipment: Annotated[list[Equipment], Field(max_length=16, default_factory=list), AfterValidator(_no_repeats)]
    limits: Annotated[list[LimitData], Field(max_length=10, default_factory=list), AfterValidator(_one_a_region)]
    weekdays: Annotated[
        list[Annotated[int, Field(ge=0, le=6)]],
        Field(max_length=7, default_factory=list, description="0 is Monday; empty: the planner chooses."),
        AfterValidator(_no_repeats),
    ]
    training_day_energy_pct: Annotated[
        float,
        Field(
            ge=TRAINING_DAY_ENERGY_RANGE_PCT[0],
            le=TRAINING_DAY_ENERGY_RANGE_PCT[1],
            description="How far training days and rest days lie apart, % of the mean energy target; needs ``weekdays``.",
        ),
    ] = 0.0
    priority_muscles: Annotated[list[Muscle], Field(max_length=3, default_factory=list), AfterValidator(_no_repeats)]
    favourite_exercises: Annotated[list[UUID], Field(max_length=50, default_factory=list), AfterValidator(_no_repeats)]
    disliked_exercises: Annotated[list[UUID], Field(max_length=100, default_factory=list), AfterValidator(_no_repeats)]
    cardio: Annotated[bool, Field(description="Aerobic minutes as WHO advises, whatever the goal.")] = False

    @field_validator("training_day_energy_pct")
    @classmethod
    def _days_are_known(cls, value: float, known: ValidationInfo) -> float:
        if value > 0 and not known.data.get("weekdays", True):
            raise PydanticCustomError("needs_weekdays", "Choose the weekdays of your training first")
        return value

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.weekdays and len(self.weekdays) != self.days_per_week:
            raise PydanticCustomError("weekdays", "Name as many weekdays as days of training, or none")
        if set(self.favourite_exercises) & set(self.disliked_exercises):
            raise PydanticCustomError("both_liked_and_not", "An exercise is a favourite or disliked, not both")
        return self


class ScreeningData(In):
    """Answers of the safety screen; a question without an answer counts as no."""

    heart_condition: bool = False
    chest_pain: bool = False
    dizziness: bool = False
    chronic_condition: bool = False
    medication: bool = False
    joint_problem: bool = False
    supervised_only: bool = False
    hypertension: bool = False
    pregnant: bool = False
    breastfeeding: bool = False
    eating_disorder: bool = False
    diabetes_medication: bool = False
    kidney_disease: bool = False
    bariatric_surgery: bool = False
    pku: bool = False
    scoff_yes: Annotated[int, Field(ge=0, le=SCOFF_QUESTIONS)] = 0


class ProfileData(In):
    """A profile as it is kept."""

    birth_date: Annotated[Day, AfterValidator(_born)]
    sex: Sex
    height_cm: Height
    weight_kg: Weight
    body_fat_pct: BodyFat | None = None
    activity: Activity
    goal: GoalData
    diet: DietData
    training: TrainingData
    screening: ScreeningData = ScreeningData()
    units: Units
    locale: LocaleTag
    timezone: Timezone
    energy_method: EnergyMethod = "eer_2023"
    no_numbers: bool = False


class ProfileIn(ProfileData):
    """A profile as it is written. ``revision`` decides between two devices; absent, this write is the newest."""

    revision: RevisionText | None = None

    @model_validator(mode="after")
    def _is_born_where_they_live(self) -> "ProfileIn":
        # The field's own check lets tomorrow pass, since somewhere it is tomorrow already.
        if self.birth_date > clock.today_in(self.timezone):
            raise PydanticCustomError("date_in_future", "The date of birth lies in the future")
        return self


class ProfileOut(ProfileData):
    """A profile as it is read; ``revision`` is that of the last write that won."""

    revision: RevisionText


class Stored(ProfileData):
    """A profile out of the database: values that were fine when they were written stay readable."""

    birth_date: dt.date
    timezone: str
    locale: str


class TargetsQuery(Query):
    """Which day; absent is today in the person's time zone."""

    date: Day | None = None


class OverrideData(In):
    """Targets set by hand. What is absent is worked out from the rest. Energy in kcal, amounts in grams, water in ml."""

    energy_kcal: Annotated[float, Field(gt=0, le=10_000)] | None = None
    protein_g: Annotated[float, Field(gt=0, le=600)] | None = None
    fat_g: Annotated[float, Field(gt=0, le=600)] | None = None
    carbohydrate_g: Annotated[float, Field(ge=0, le=1_500)] | None = None
    fibre_g: Annotated[float, Field(ge=0, le=150)] | None = None
    water_ml: Annotated[float, Field(ge=250, le=10_000)] | None = None


class OverrideIn(RootModel[OverrideData | None]):
    """The override, or null to take it away."""


class ReasonOut(Out):
    """Why a field has its value; ``key`` and ``params`` are for translation."""

    field: str
    text: str
    source: str
    key: str
    params: dict[str, float | int | str]


class GateOut(Out):
    """Something that the safety screen holds back."""

    code: str
    text: str
    effect: GateEffect


class TargetsOut(Out):
    """The targets of one day. Amounts are null where a gate leaves only a referral; water is what to drink.

    ``training_day`` is true on a training day, which has more energy than the week's mean, false on a rest day, which has less, and
    null where all days are alike.
    """

    date: dt.date
    energy_kcal: float | None
    protein_g: float | None
    fat_g: float | None
    carbohydrate_g: float | None
    fibre_g: float | None
    water_ml: float | None
    maintenance_kcal: float | None
    energy_floor_kcal: float | None
    method: EnergyMethod | None
    reasons: list[ReasonOut]
    gates: list[GateOut]
    allows_meal_plan: bool
    allows_workout_plan: bool
    low_intensity: bool
    hypertension: bool
    training_day: bool | None
    override: OverrideData | None
