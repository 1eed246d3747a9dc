"""Queries of workouts and sets."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nexfitra_api.features.training.models import Workout, WorkoutSet
from nexfitra_api.kit.pagination import Moment


def workouts_between(
    session: Session,
    subject_id: UUID,
    first: dt.date,
    last: dt.date,
    limit: int | None = None,
    before: Moment | None = None,
) -> Sequence[Workout]:
    """Return the workouts of these days, newest first, after the one at ``before``."""
    statement = sa.select(Workout).where(
        Workout.subject_id == subject_id, ~Workout.deleted, Workout.local_date.between(first, last)
    )
    if before is not None:
        statement = statement.where(sa.tuple_(Workout.started_at, Workout.id) < sa.tuple_(*map(sa.literal, before)))
    return session.scalars(statement.order_by(Workout.started_at.desc(), Workout.id.desc()).limit(limit)).all()


def workout(session: Session, subject_id: UUID, key: UUID) -> Workout | None:
    """Return a workout that was not deleted."""
    return session.scalar(
        sa.select(Workout).where(Workout.id == key, Workout.subject_id == subject_id, ~Workout.deleted)
    )


def sets_of(session: Session, subject_id: UUID, workout_ids: Iterable[UUID]) -> Sequence[WorkoutSet]:
    """Return the sets of these workouts in the order in which they were done."""
    return session.scalars(
        sa.select(WorkoutSet)
        .where(WorkoutSet.subject_id == subject_id, ~WorkoutSet.deleted, WorkoutSet.workout_id.in_(list(workout_ids)))
        .order_by(WorkoutSet.done_at, WorkoutSet.index, WorkoutSet.id)
    ).all()


def sets_between(session: Session, subject_id: UUID, first: dt.date, last: dt.date) -> Sequence[WorkoutSet]:
    """Return the sets of these days whose workout was not deleted, oldest first.

    A set whose workout has not arrived yet counts: it was done.
    """
    gone = sa.select(Workout.id).where(
        Workout.id == WorkoutSet.workout_id, Workout.subject_id == subject_id, Workout.deleted
    )
    return session.scalars(
        sa.select(WorkoutSet)
        .where(
            WorkoutSet.subject_id == subject_id,
            ~WorkoutSet.deleted,
            WorkoutSet.local_date.between(first, last),
            ~gone.exists(),
        )
        .order_by(WorkoutSet.done_at, WorkoutSet.index, WorkoutSet.id)
    ).all()


def last_sets(session: Session, subject_id: UUID, exercise_id: UUID, before: UUID | None) -> Sequence[WorkoutSet]:
    """Return the sets of an exercise in the last workout that had it; ``before`` leaves one workout out (the running one)."""
    done = (
        sa.select(WorkoutSet.workout_id)
        .join(Workout, sa.and_(Workout.id == WorkoutSet.workout_id, ~Workout.deleted))
        .where(
            WorkoutSet.subject_id == subject_id,
            WorkoutSet.exercise_id == exercise_id,
            ~WorkoutSet.deleted,
            WorkoutSet.workout_id.is_distinct_from(before),
        )
        .order_by(WorkoutSet.done_at.desc())
        .limit(1)
    )
    rows = sets_of(session, subject_id, [key for key in session.scalars(done) if key is not None])
    return [row for row in rows if row.exercise_id == exercise_id]
