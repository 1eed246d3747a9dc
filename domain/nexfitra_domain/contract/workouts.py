"""Messages of workout planning. Exercises are named by their catalogue slugs; loads in kg, times in seconds or minutes as named."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, Len

from nexfitra_domain.contract.common import Conflict, EngineProvenance, Explanation, PlanOutcome, Seed, Slug
from nexfitra_domain.vocabulary import (
    Equipment,
    Experience,
    LimitSeverity,
    Muscle,
    Region,
    SetKind,
    TrainingGoal,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A region that hurts: ``acute`` forbids the load tags that stress it, ``chronic`` ranks them down."""

    region: Region
    severity: LimitSeverity


@dataclass(frozen=True, slots=True)
class TrainingRules:
    """What the schedule must respect. ``low_intensity`` comes from the safety screen and wins over everything else.

    ``weekdays`` (0 is Monday) are empty for days of the planner's choice, else one for each training day. ``dislikes`` are never
    planned; ``favourites`` and ``priority_muscles`` come first where they fit. ``cardio`` asks for the aerobic minutes of WHO
    2020 whatever the goal.
    """

    experience: Experience
    goal: TrainingGoal
    days_per_week: Annotated[int, Ge(1), Le(7)]
    minutes_per_session: Annotated[int, Ge(10), Le(240)]
    age_years: Annotated[int, Ge(18), Le(120)]
    equipment: Annotated[tuple[Equipment, ...], Len(0, 16)] = ()
    limits: Annotated[tuple[Limit, ...], Len(0, 20)] = ()
    low_intensity: bool = False
    hypertension: bool = False
    weekdays: Annotated[tuple[Annotated[int, Ge(0), Le(6)], ...], Len(0, 7)] = ()
    priority_muscles: Annotated[tuple[Muscle, ...], Len(0, 3)] = ()
    favourites: Annotated[tuple[Slug, ...], Len(0, 50)] = ()
    dislikes: Annotated[tuple[Slug, ...], Len(0, 100)] = ()
    cardio: bool = False

    def __post_init__(self) -> None:
        """Raise ``ValueError`` where weekdays are given, but not one for each training day."""
        if self.weekdays and len(set(self.weekdays)) != self.days_per_week:
            raise ValueError("weekdays must be as many different days as days_per_week")


@dataclass(frozen=True, slots=True)
class WorkoutPlanRequest:
    """Everything that a workout plan depends on. ``known_1rm_kg`` are estimates from the person's own log, by exercise slug."""

    start: dt.date
    weeks: Annotated[int, Ge(1), Le(16)]
    rules: TrainingRules
    seed: Seed
    catalog_version: Annotated[str, Len(1, 64)]
    engine: Annotated[str, Len(1, 40)] = "auto"
    known_1rm_kg: Mapping[Slug, Annotated[float, Gt(0), Le(1_000)]] = field(default_factory=dict)
    wishes: Annotated[str, Len(0, 2_000)] = ""


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set. Timed sets have ``duration_s`` and no repetitions; ``rir`` is repetitions in reserve; ``load_kg`` None is "find it"."""

    kind: SetKind
    rest_s: Annotated[int, Ge(0), Le(900)]
    reps_min: Annotated[int, Ge(1), Le(100)] | None = None
    reps_max: Annotated[int, Ge(1), Le(100)] | None = None
    rir: Annotated[float, Ge(0), Le(10)] | None = None
    load_kg: Annotated[float, Ge(0), Le(1_000)] | None = None
    duration_s: Annotated[int, Ge(1), Le(14_400)] | None = None


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise of a session; ``superset`` groups neighbours by letter; ``why`` says in plain English why it stands here.

    ``why_parts`` are the sentences of ``why`` as keys with params.
    """

    exercise: Slug
    sets: Annotated[tuple[PlannedSet, ...], Len(1, 20)]
    why: str
    superset: str | None = None
    why_parts: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session on ``day``; ``minutes`` is the estimate of ``training/time.py``. ``title`` is a key that the web app translates."""

    index: Annotated[int, Ge(0), Le(6)]
    day: dt.date
    title: str
    minutes: Annotated[int, Ge(1), Le(300)]
    exercises: tuple[PlannedExercise, ...]


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """One week, 1-based; a deload week keeps frequency and lowers volume and load."""

    index: Annotated[int, Ge(1), Le(16)]
    deload: bool
    sessions: tuple[PlannedSession, ...]


@dataclass(frozen=True, slots=True)
class WorkoutPlan:
    """The answer. ``volume`` is hard sets a muscle in a normal week, indirect sets counted half."""

    status: PlanOutcome
    provenance: EngineProvenance
    weeks: tuple[PlannedWeek, ...] = ()
    volume: Mapping[Muscle, float] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    kind: Literal["workout"] = "workout"
