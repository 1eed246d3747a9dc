"""Who the targets are for: body, goal and the answers of the safety screen. All inputs are checked once, here."""

import datetime as dt
import math
from dataclasses import dataclass, field
from typing import Final, Literal

from nexfitra_domain.vocabulary import Activity, DietStyle, GoalKind, Sex

EnergyMethod = Literal["eer_2023", "mifflin", "katch_mcardle", "cunningham", "henry"]

HEIGHT_RANGE_CM: Final = (100.0, 250.0)
WEIGHT_RANGE_KG: Final = (25.0, 350.0)
BODY_FAT_RANGE_PCT: Final = (3.0, 70.0)
RATE_RANGE_PCT: Final = (0.05, 5.0)
"""What may be asked for; ``safety`` says what is granted."""
MAX_AGE_YEARS: Final = 120
SCOFF_QUESTIONS: Final = 5
TRAINING_DAY_ENERGY_RANGE_PCT: Final = (0.0, 25.0)
"""How far training days and rest days may lie apart, % of the mean energy target: own choice."""


class InvalidPersonError(ValueError):
    """A value outside what the formulas hold for. ``field`` names it as the API does."""

    def __init__(self, field_name: str, message: str) -> None:
        super().__init__(f"{field_name}: {message}")
        self.field = field_name


def _in_range(name: str, value: float, limits: tuple[float, float]) -> None:
    low, high = limits
    if not (math.isfinite(value) and low <= value <= high):
        raise InvalidPersonError(name, f"must be between {low:g} and {high:g}")


@dataclass(frozen=True, slots=True)
class Goal:
    """What the person wants. ``rate_pct_per_week`` is % of body weight a week, always positive; None is the default rate."""

    kind: GoalKind = "maintain"
    rate_pct_per_week: float | None = None
    target_weight_kg: float | None = None

    def __post_init__(self) -> None:
        if self.rate_pct_per_week is not None:
            _in_range("goal.rate_pct_per_week", self.rate_pct_per_week, RATE_RANGE_PCT)
        if self.target_weight_kg is not None:
            _in_range("goal.target_weight_kg", self.target_weight_kg, WEIGHT_RANGE_KG)


@dataclass(frozen=True, slots=True)
class Screening:
    """Answers of the safety screen. Unanswered counts as no. ``scoff_yes`` is how many of the five SCOFF answers are yes."""

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
    scoff_yes: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.scoff_yes <= SCOFF_QUESTIONS:
            raise InvalidPersonError("screening.scoff_yes", f"must be between 0 and {SCOFF_QUESTIONS}")


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that targets depend on. Lengths in cm, masses in kg, body fat in % of body mass.

    ``training_weekdays`` (0 is Monday) are empty where the planner chooses the days. ``training_day_energy_pct`` is by how much a
    training day has more energy than a rest day, in % of the mean; it means nothing where no weekdays are known.

    Raises:
        InvalidPersonError: a measure is not finite or out of range, or a weekday is none or repeated.
    """

    birth_date: dt.date
    sex: Sex
    height_cm: float
    weight_kg: float
    activity: Activity = "inactive"
    goal: Goal = field(default_factory=Goal)
    screening: Screening = field(default_factory=Screening)
    body_fat_pct: float | None = None
    diet_style: DietStyle = "omnivore"
    training_days_per_week: int = 0
    training_minutes_per_session: int = 0
    energy_method: EnergyMethod = "eer_2023"
    training_weekdays: tuple[int, ...] = ()
    training_day_energy_pct: float = 0.0

    def __post_init__(self) -> None:
        _in_range("height_cm", self.height_cm, HEIGHT_RANGE_CM)
        _in_range("weight_kg", self.weight_kg, WEIGHT_RANGE_KG)
        if self.body_fat_pct is not None:
            _in_range("body_fat_pct", self.body_fat_pct, BODY_FAT_RANGE_PCT)
        _in_range("training.days_per_week", self.training_days_per_week, (0, 7))
        _in_range("training.minutes_per_session", self.training_minutes_per_session, (0, 240))
        _in_range("training.training_day_energy_pct", self.training_day_energy_pct, TRAINING_DAY_ENERGY_RANGE_PCT)
        if not set(self.training_weekdays) <= set(range(7)) or len(set(self.training_weekdays)) < len(
            self.training_weekdays
        ):
            raise InvalidPersonError("training.weekdays", "must be different days from 0 to 6")

    def age_on(self, on: dt.date) -> int:
        """Return completed years on a day; born on 29 February counts from 1 March in other years.

        Raises:
            InvalidPersonError: born after that day or more than 120 years before it.
        """
        before_birthday = (on.month, on.day) < (self.birth_date.month, self.birth_date.day)
        age = on.year - self.birth_date.year - before_birthday
        if self.birth_date > on or age > MAX_AGE_YEARS:
            raise InvalidPersonError("birth_date", f"age must be between 0 and {MAX_AGE_YEARS} years")
        return age

    @property
    def bmi(self) -> float:
        """Body mass index, kg/m²."""
        return bmi(self.weight_kg, self.height_cm)


def bmi(weight_kg: float, height_cm: float) -> float:
    """Return the body mass index in kg/m²."""
    return weight_kg / (height_cm / 100) ** 2


def weight_at_bmi(bmi_value: float, height_cm: float) -> float:
    """Return the weight in kg that has a body mass index at a height."""
    return bmi_value * (height_cm / 100) ** 2
