"""What training can do: write workouts and sets in any order, list them, and say what was done last time."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from nexfitra_domain.catalog.model import Language
from nexfitra_domain.training.load import MAX_REPS_FOR_1RM, estimate_1rm_kg

from nexfitra_api.features.catalog import public as catalog
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.features.training import repository, schemas
from nexfitra_api.features.training.models import Workout, WorkoutSet
from nexfitra_api.kit.db import session
from nexfitra_api.kit.errors import Invalid, NotFound
from nexfitra_api.kit.pagination import Page, decode_moment, encode_moment
from nexfitra_api.kit.revisions import Written, write

COUNTED_KINDS = ("working", "drop", "failure", "amrap")
"""Kinds of sets that count as hard sets and for records; a warm-up does not."""
BEFORE_ALL = "0000000000000-0000-00000000"
"""The earliest revision there is."""


def put_workout(subject: UUID, key: UUID, body: schemas.WorkoutIn, language: Language) -> schemas.WorkoutWrittenOut:
    """Store a workout unless a later revision stands already. Raises ``NotFound`` for somebody else's id."""
    sent = body.model_dump(mode="json", exclude={"revision"})
    payload = {
        "title": body.title,
        "started_at": body.started_at,
        "ended_at": body.ended_at,
        "local_date": _local(subject, body.started_at),
        "plan_id": body.plan_id,
        "session_id": body.session_id,
        "note": body.note or None,
    }
    return _workout_outcome(write(session(), Workout, key, body.revision, payload, sent), subject, language)


def delete_workout(subject: UUID, key: UUID, revision: str | None, language: Language) -> schemas.WorkoutWrittenOut:
    """Leave a tombstone; the sets stay stored and are hidden with it."""
    return _workout_outcome(write(session(), Workout, key, revision, None), subject, language)


def put_set(
    subject: UUID, workout_id: UUID, key: UUID, body: schemas.SetIn, language: Language
) -> schemas.SetWrittenOut:
    """Store a set unless a later revision stands already; its workout may arrive later.

    Raises:
        Invalid: an exercise that this person cannot see.
        NotFound: the set or the workout belongs to somebody else.
    """
    if body.exercise_id not in catalog.known_exercises(subject, [body.exercise_id]):
        raise Invalid.field("exercise_id", "unknown_exercise", "There is no such exercise")
    _begin(subject, workout_id, body.done_at)
    sent = body.model_dump(mode="json", exclude={"revision"}) | {"workout_id": str(workout_id)}
    payload = body.model_dump(exclude={"revision"}) | {
        "workout_id": workout_id,
        "local_date": _local(subject, body.done_at),
    }
    return _set_outcome(write(session(), WorkoutSet, key, body.revision, payload, sent), subject, language)


def _begin(subject: UUID, workout_id: UUID, done_at: dt.datetime) -> None:
    """Make sure that a set has a workout to stand in, and that it is this person's own.

    Whatever the phone says of the workout has a later revision than this one and wins; until then, or if it never says
    anything, the set is not lost.
    """
    payload = dict.fromkeys(Workout.payload_columns) | {"started_at": done_at, "local_date": _local(subject, done_at)}
    write(session(), Workout, workout_id, BEFORE_ALL, payload)


def delete_set(subject: UUID, key: UUID, revision: str | None, language: Language) -> schemas.SetWrittenOut:
    """Leave a tombstone unless a later revision stands already."""
    return _set_outcome(write(session(), WorkoutSet, key, revision, None), subject, language)


def listed(subject: UUID, query: schemas.WorkoutQuery, language: Language) -> Page[schemas.WorkoutOut]:
    """Return a page of the workouts of a span, newest first."""
    first, last = query.span(profiles.today(subject))
    before = decode_moment(query.cursor)
    rows = repository.workouts_between(session(), subject, first, last, query.limit + 1, before)
    shown = rows[: query.limit]
    cursor = encode_moment(shown[-1].started_at, shown[-1].id) if len(rows) > query.limit else None
    return Page(items=with_sets(subject, shown, language), next_cursor=cursor)


def show(subject: UUID, key: UUID, language: Language) -> schemas.WorkoutOut:
    """Return a workout with its sets. Raises ``NotFound``."""
    row = repository.workout(session(), subject, key)
    if row is None:
        raise NotFound
    return with_sets(subject, [row], language)[0]


def previous(subject: UUID, exercise_id: UUID, before: UUID | None, language: Language) -> schemas.PreviousOut:
    """Return what was done with an exercise the last time. Raises ``NotFound`` for an unknown exercise."""
    if exercise_id not in catalog.known_exercises(subject, [exercise_id]):
        raise NotFound
    rows = repository.last_sets(session(), subject, exercise_id, before)
    names = catalog.exercise_names(subject, [exercise_id], language)
    date = rows[0].local_date if rows else None
    return schemas.PreviousOut(exercise_id=exercise_id, date=date, sets=[set_out(row, names) for row in rows])


def estimate(row: WorkoutSet) -> float | None:
    """Return the estimated 1RM in kg of a set, None where the estimate does not hold (no load, warm-up, above ten repetitions)."""
    if row.kind not in COUNTED_KINDS or not row.reps or not row.load_kg or row.load_kg <= 0:
        return None
    return estimate_1rm_kg(row.load_kg, row.reps) if row.reps <= MAX_REPS_FOR_1RM else None


def _local(subject: UUID, moment: dt.datetime) -> dt.date:
    return moment.astimezone(ZoneInfo(profiles.timezone_of(subject))).date()


def with_sets(subject: UUID, rows: Sequence[Workout], language: Language) -> list[schemas.WorkoutOut]:
    """Return workouts with their sets, in two queries whatever their number."""
    sets = repository.sets_of(session(), subject, [row.id for row in rows])
    names = catalog.exercise_names(subject, {row.exercise_id for row in sets if row.exercise_id}, language)
    return [_workout_out(row, [one for one in sets if one.workout_id == row.id], names) for row in rows]


def _workout_outcome(written: Written[Workout], subject: UUID, language: Language) -> schemas.WorkoutWrittenOut:
    row = written.row
    stored = None if row.deleted else with_sets(subject, [row], language)[0]
    return schemas.WorkoutWrittenOut(applied=written.applied, revision=row.revision, workout=stored)


def _set_outcome(written: Written[WorkoutSet], subject: UUID, language: Language) -> schemas.SetWrittenOut:
    row = written.row
    names = catalog.exercise_names(subject, [row.exercise_id] if row.exercise_id else [], language)
    stored = None if row.deleted else set_out(row, names)
    return schemas.SetWrittenOut(applied=written.applied, revision=row.revision, set=stored)


def _workout_out(row: Workout, sets: Sequence[WorkoutSet], names: dict[UUID, str]) -> schemas.WorkoutOut:
    volume = sum(
        (one.load_kg or 0) * (one.reps or 0) for one in sets if one.kind in COUNTED_KINDS and (one.load_kg or 0) > 0
    )
    return schemas.WorkoutOut.model_validate(
        {
            "id": row.id,
            "title": row.title,
            "started_at": row.started_at,
            "ended_at": row.ended_at,
            "date": row.local_date,
            "plan_id": row.plan_id,
            "session_id": row.session_id,
            "note": row.note,
            "sets": [set_out(one, names) for one in sets],
            "volume_kg": round(volume, 3),
            "revision": row.revision,
        }
    )


def set_out(row: WorkoutSet, names: dict[UUID, str]) -> schemas.SetOut:
    """Return a set as it travels."""
    same = (
        "id", "workout_id", "exercise_id", "index", "kind", "reps", "load_kg", "rir", "duration_s", "distance_m", "done_at",
        "revision",
    )  # fmt: skip
    best = estimate(row)
    return schemas.SetOut.model_validate(
        {name: getattr(row, name) for name in same}
        | {
            "exercise_name": names.get(row.exercise_id, "") if row.exercise_id else "",
            "e1rm_kg": None if best is None else round(best, 2),
        }
    )
