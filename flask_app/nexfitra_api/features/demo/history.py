"""Half a year as a person lives it: plans that were mostly followed, some days not logged, weight with its water noise.

Made from a seed and the catalogue alone, no database: the same days for the same seed. Plain invention for showing the
product; nothing here is a measurement.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from nexfitra_domain.catalog import catalog_uuid
from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract import (
    DayTarget,
    DietRules,
    MealPlanRequest,
    PlannedExercise,
    PlannedMeal,
    PlannedSession,
    TrainingRules,
    WorkoutPlanRequest,
)
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.planning.workouts import plan_workouts

DAYS: Final = 182
WEEKS_A_BLOCK: Final = 13
NOT_LOGGED: Final = 0.07
SKIPPED_MEAL: Final = 0.08
EXTRA_SNACK: Final = 0.3
SKIPPED_SESSION: Final = 0.1
WATER_NOISE_KG: Final = 0.45
"""Standard deviation of a morning's weighing around the trend; an invention of a usual size."""
START_LOAD_KG: Final = {"squat": 60.0, "hinge": 70.0, "horizontal_push": 40.0, "horizontal_pull": 40.0}
OTHER_LOAD_KG: Final = 14.0
GROWTH_A_WEEK: Final = 1.011
EXTRAS: Final = ("Cappuccino", "Birthday cake", "Handful of crisps", "Glass of wine", "Ice cream")


@dataclass(frozen=True, slots=True)
class Eaten:
    """One diary entry: a planned meal as it was eaten, or an extra without a food."""

    date: dt.date
    meal: PlannedMeal | None
    extra: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Lifted:
    """One set."""

    exercise_id: UUID
    index: int
    kind: str
    reps: int | None
    duration_s: int | None
    load_kg: float | None
    rir: float | None
    done_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Session:
    """One workout; ``title`` is the planner's key, which the web app translates."""

    title: str
    started_at: dt.datetime
    ended_at: dt.datetime
    sets: tuple[Lifted, ...]


def weighings(seed: int, first: dt.date, start_kg: float, goal_kg: float) -> Iterator[tuple[dt.datetime, float]]:
    """Yield (moment, kg): most mornings, on the way from ``start_kg`` to ``goal_kg``, slower towards the end."""
    rng = stable_rng(seed, "weight")
    for day in range(DAYS):
        if rng.random() < 0.2:
            continue
        way = 1 - (1 - day / DAYS) ** 1.6
        kg = start_kg + (goal_kg - start_kg) * way + rng.gauss(0, WATER_NOISE_KG)
        morning = dt.time(7, rng.randrange(60), tzinfo=dt.UTC)
        yield dt.datetime.combine(first + dt.timedelta(days=day), morning), round(kg, 1)


def meals(seed: int, first: dt.date, target: DayTarget, diet: DietRules, catalog: Catalog) -> Iterator[Eaten]:
    """Yield what was eaten and logged. Raises ``RuntimeError`` where the catalogue cannot feed the demo person."""
    rng = stable_rng(seed, "meals")
    for block, begin in enumerate(range(0, DAYS, 28)):
        length = min(28, DAYS - begin)
        start = first + dt.timedelta(days=begin)
        request = MealPlanRequest(start, (target,) * length, diet, seed + block, catalog.version)
        plan = plan_meals(request, catalog)
        if plan.status != "ready":
            raise RuntimeError("the catalogue has no plan for the demo person")
        for day in plan.days:
            if rng.random() < NOT_LOGGED:
                continue
            yield from (Eaten(day.date, meal) for meal in day.meals if rng.random() > SKIPPED_MEAL)
            if rng.random() < EXTRA_SNACK:
                yield Eaten(day.date, None, (rng.choice(EXTRAS), float(rng.randrange(8, 40) * 10)))


def sessions(seed: int, first: dt.date, rules: TrainingRules, catalog: Catalog) -> Iterator[Session]:
    """Yield the workouts that were done: loads grow by about a percent a week. Raises ``RuntimeError`` as ``meals`` does."""
    rng = stable_rng(seed, "training")
    for block in range(DAYS // (WEEKS_A_BLOCK * 7)):
        start = first + dt.timedelta(weeks=block * WEEKS_A_BLOCK)
        plan = plan_workouts(WorkoutPlanRequest(start, WEEKS_A_BLOCK, rules, seed, catalog.version), catalog)
        if plan.status != "ready":
            raise RuntimeError("the catalogue has no training for the demo person")
        for week in plan.weeks:
            for planned in week.sessions:
                if rng.random() < SKIPPED_SESSION:
                    continue
                weeks = block * WEEKS_A_BLOCK + week.index
                yield _perform(rng, planned, catalog, GROWTH_A_WEEK**weeks * (0.9 if week.deload else 1.0))


def performed(seed: int, planned: PlannedSession, catalog: Catalog) -> Session:
    """Return a planned session as it was done after the half-year."""
    return _perform(stable_rng(seed, f"session {planned.day}"), planned, catalog, GROWTH_A_WEEK ** (DAYS // 7))


def _perform(rng: random.Random, planned: PlannedSession, catalog: Catalog, progress: float) -> Session:
    begin = dt.datetime.combine(planned.day, dt.time(17, rng.randrange(60), tzinfo=dt.UTC))
    done = tuple(_sets(rng, begin, planned.exercises, catalog, progress))
    return Session(planned.title, begin, begin + dt.timedelta(minutes=planned.minutes), done)


def _sets(
    rng: random.Random, begin: dt.datetime, exercises: tuple[PlannedExercise, ...], catalog: Catalog, progress: float
) -> Iterator[Lifted]:
    moment, index = begin, 0
    for planned in exercises:
        row = catalog.exercises[planned.exercise]
        load = None if row.bodyweight or row.timed or row.pattern == "conditioning" else _load(row.pattern, progress)
        for one in planned.sets:
            moment += dt.timedelta(seconds=45 + min(one.rest_s, 180))
            reps = None if one.reps_max is None else rng.randint(one.reps_min or 1, one.reps_max)
            lifted = load * 0.6 if load is not None and one.kind == "warmup" else load
            yield Lifted(
                exercise_id=catalog_uuid("exercise", planned.exercise),
                index=index,
                kind=one.kind,
                reps=reps,
                duration_s=one.duration_s,
                load_kg=None if lifted is None else round(lifted / 2.5) * 2.5,
                rir=None if one.rir is None else max(0.0, one.rir + rng.choice((-1, 0, 0, 1))),
                done_at=moment,
            )
            index += 1


def _load(pattern: str, progress: float) -> float:
    return START_LOAD_KG.get(pattern, OTHER_LOAD_KG) * progress
