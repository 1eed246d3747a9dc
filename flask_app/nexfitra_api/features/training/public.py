"""What later features may use of training."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from nexfitra_api.features.training import repository, service
from nexfitra_api.features.training.schemas import SetIn, WorkoutIn
from nexfitra_api.kit.db import session

__all__ = ["DoneSet", "best_estimates", "done_sets", "export", "record"]


@dataclass(frozen=True, slots=True)
class DoneSet:
    """One set that counts: on which day, of what, and its estimated 1RM where one holds."""

    date: dt.date
    exercise_id: UUID
    hard: bool
    reps: int | None
    load_kg: float | None
    e1rm_kg: float | None


def done_sets(subject: UUID, first: dt.date, last: dt.date) -> Sequence[DoneSet]:
    """Return the sets of these days, oldest first."""
    found = []
    for row in repository.sets_between(session(), subject, first, last):
        if row.local_date is None or row.exercise_id is None:
            continue  # the query leaves tombstones out; this tells the type checker
        hard = row.kind in service.COUNTED_KINDS
        found.append(DoneSet(row.local_date, row.exercise_id, hard, row.reps, row.load_kg, service.estimate(row)))
    return found


def best_estimates(subject: UUID, first: dt.date, last: dt.date) -> dict[UUID, float]:
    """Return exercise id → the best estimated 1RM in kg of these days."""
    best: dict[UUID, float] = {}
    for one in done_sets(subject, first, last):
        if one.e1rm_kg is not None:
            best[one.exercise_id] = max(one.e1rm_kg, best.get(one.exercise_id, 0.0))
    return best


def record(
    subject: UUID, key: UUID, workout: Mapping[str, Any], sets: Iterable[tuple[UUID, Mapping[str, Any]]]
) -> None:
    """Write a workout with its sets as its person would. Raises pydantic's ``ValidationError``, or ``Invalid``."""
    service.put_workout(subject, key, WorkoutIn.model_validate(workout), "en")
    for set_id, values in sets:
        service.put_set(subject, key, set_id, SetIn.model_validate(values), "en")


def export(subject: UUID) -> list[dict[str, Any]]:
    """Return everything that this feature keeps of a person."""
    rows = repository.workouts_between(session(), subject, dt.date.min, dt.date.max)
    return [workout.model_dump(mode="json") for workout in service.with_sets(subject, rows, "en")]
