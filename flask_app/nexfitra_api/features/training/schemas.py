"""Workouts and sets as they travel."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from annotated_types import Ge, Gt, Le
from nexfitra_domain.vocabulary import SetKind
from pydantic import AwareDatetime, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from nexfitra_api.kit.ranges import DayRange
from nexfitra_api.kit.schemas import In, Line, Note, Out, RevisionText

EARLIEST = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
LATEST = dt.datetime(2199, 12, 31, tzinfo=dt.UTC)


def _plausible(*moments: dt.datetime | None) -> None:
    if any(moment is not None and not EARLIEST <= moment <= LATEST for moment in moments):
        raise PydanticCustomError("date_out_of_range", "The moment must lie between 1900 and 2199")


class WorkoutIn(In):
    """A workout that was begun. ``session_id`` names the planned session that it follows, where there is one.

    ``title`` is free text, or the planned session's title, a key that the web app translates.
    """

    started_at: AwareDatetime
    ended_at: AwareDatetime | None = None
    title: Line | None = None
    plan_id: UUID | None = None
    session_id: Annotated[str, StringConstraints(min_length=1, max_length=80)] | None = None
    note: Note | None = None
    revision: RevisionText | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "WorkoutIn":
        _plausible(self.started_at, self.ended_at)
        if self.ended_at is not None and self.ended_at < self.started_at:
            raise PydanticCustomError("ends_before_start", "The workout ends before it starts")
        return self


class SetIn(In):
    """One set as done. ``load_kg`` is added load (negative: assistance); seconds and metres for timed and distance sets."""

    exercise_id: UUID
    index: Annotated[int, Ge(0), Le(500)]
    kind: SetKind = "working"
    reps: Annotated[int, Ge(0), Le(1_000)] | None = None
    load_kg: Annotated[float, Ge(-300), Le(1_000)] | None = None
    rir: Annotated[float, Ge(0), Le(10)] | None = None
    duration_s: Annotated[int, Gt(0), Le(86_400)] | None = None
    distance_m: Annotated[float, Gt(0), Le(1_000_000)] | None = None
    done_at: AwareDatetime
    revision: RevisionText | None = None

    @model_validator(mode="after")
    def _something_done(self) -> "SetIn":
        _plausible(self.done_at)
        if self.reps is None and self.duration_s is None and self.distance_m is None:
            raise PydanticCustomError("nothing_done", "A set needs repetitions, a duration or a distance")
        return self


class SetOut(Out):
    """A stored set. ``e1rm_kg`` is the estimated one-repetition maximum (mean of Epley and Brzycki, up to ten repetitions), null where none holds."""

    id: UUID
    workout_id: UUID
    exercise_id: UUID
    exercise_name: str
    index: int
    kind: SetKind
    reps: int | None
    load_kg: float | None
    rir: float | None
    duration_s: int | None
    distance_m: float | None
    done_at: dt.datetime
    e1rm_kg: float | None
    revision: str


class SetWrittenOut(Out):
    """What is stored after a write; ``applied`` is false where a later revision stood already. Null is "deleted"."""

    applied: bool
    revision: str
    set: SetOut | None


class WorkoutOut(Out):
    """A stored workout with its sets. ``volume_kg`` is load times repetitions of working sets."""

    id: UUID
    title: str | None
    started_at: dt.datetime
    ended_at: dt.datetime | None
    date: dt.date
    plan_id: UUID | None
    session_id: str | None
    note: str | None
    sets: list[SetOut]
    volume_kg: float
    revision: str


class WorkoutWrittenOut(Out):
    """What is stored after a write; ``applied`` is false where a later revision stood already. Null is "deleted"."""

    applied: bool
    revision: str
    workout: WorkoutOut | None


class WorkoutQuery(DayRange):
    """Which workouts to list, newest first."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100
    cursor: Annotated[str, Field(min_length=1, max_length=400)] | None = None


class PreviousOut(Out):
    """The sets of an exercise in the last workout that had it."""

    exercise_id: UUID
    date: dt.date | None
    sets: list[SetOut]
