"""Workouts and their sets. A set may arrive before its workout: they are joined when read, not by a foreign key."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nexfitra_api.kit.db import Base
from nexfitra_api.kit.revisions import PhoneWritten


class Workout(PhoneWritten, Base):
    """One workout that was begun. ``local_date`` is its day in the person's time zone when it was written."""

    __tablename__ = "workouts"
    payload_columns: ClassVar = (
        "title", "started_at", "ended_at", "local_date", "plan_id", "session_id", "note",
    )  # fmt: skip

    title: Mapped[str | None]
    started_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))
    ended_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))
    local_date: Mapped[dt.date | None]
    plan_id: Mapped[UUID | None]
    session_id: Mapped[str | None]
    note: Mapped[str | None]

    __table_args__ = (
        sa.Index("ix_workouts_subject_date", "subject_id", "local_date"),
        sa.CheckConstraint("deleted OR (started_at IS NOT NULL AND local_date IS NOT NULL)", name="whole"),
    )


class WorkoutSet(PhoneWritten, Base):
    """One set of a workout, as done."""

    __tablename__ = "workout_sets"
    payload_columns: ClassVar = (
        "workout_id", "exercise_id", "index", "kind", "reps", "load_kg", "rir", "duration_s", "distance_m", "done_at",
        "local_date",
    )  # fmt: skip

    workout_id: Mapped[UUID | None]
    exercise_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("exercises.id"))
    index: Mapped[int | None]
    kind: Mapped[str | None]
    reps: Mapped[int | None]
    load_kg: Mapped[float | None]
    rir: Mapped[float | None]
    duration_s: Mapped[int | None]
    distance_m: Mapped[float | None]
    done_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))
    local_date: Mapped[dt.date | None]

    __table_args__ = (
        sa.Index("ix_workout_sets_subject_workout", "subject_id", "workout_id"),
        sa.Index("ix_workout_sets_subject_exercise", "subject_id", "exercise_id", "local_date"),
        sa.CheckConstraint("deleted OR (workout_id IS NOT NULL AND exercise_id IS NOT NULL)", name="whole"),
    )
