"""Whether the sets of an exercise make sense and stay within what the person may do."""

import math
from collections.abc import Iterator
from typing import Final

from nexfitra_domain.catalog.model import Exercise
from nexfitra_domain.contract.common import Violation
from nexfitra_domain.contract.workouts import PlannedExercise, PlannedSet, TrainingRules
from nexfitra_domain.verification.burdens import HYPERTENSION_LEAST_REPS, HYPERTENSION_LIMIT_SHARE, LIGHT_LEAST_RIR

MAX_REPS: Final = 100
MAX_RIR: Final = 10.0
MAX_REST_S: Final = 900
MAX_SETS: Final = 20
EPLEY_REPS: Final = 30.0
LOAD_TOLERANCE_SHARE: Final = 1.10
LOAD_STEP_KG: Final = 5.0
"""Loads come in steps and equations differ by some percent: only what both cannot explain is a fault. Judgement."""
TO_FAILURE: Final = frozenset({"failure", "amrap", "drop"})


def set_violations(
    planned: PlannedExercise, exercise: Exercise, rules: TrainingRules, one_rm_kg: float | None, where: str
) -> Iterator[Violation]:
    """Yield what is wrong with the sets of one exercise; ``one_rm_kg`` is the person's maximum where it is known."""
    kinds = [each.kind for each in planned.sets]
    hard = [kind for kind in kinds if kind != "warmup"]
    # A session may open with some minutes of easy cardio; anything else that is only warmed up for trains nothing.
    idle = not hard and not (kinds and exercise.pattern == "conditioning")
    if idle or len(kinds) > MAX_SETS:
        yield Violation("sets", where, f"{exercise.id} needs 1 to {MAX_SETS} sets, not all of them warm-ups.")
    if kinds[len(kinds) - len(hard) :] != hard:
        yield Violation("sets", where, "Warm-up sets come before the others.")
    for number, each in enumerate(planned.sets):
        at = f"{where}.sets[{number}]"
        yield from _shape(each, exercise, at)
        yield from _load(each, one_rm_kg, at)
        if rules.low_intensity:
            yield from _light(each, at)
        if rules.hypertension:
            yield from _pressure(each, exercise, one_rm_kg, at)


def _shape(each: PlannedSet, exercise: Exercise, where: str) -> Iterator[Violation]:
    """A set is counted or timed, never both, and its figures are in order."""
    counted = each.reps_min is not None or each.reps_max is not None
    if counted == (each.duration_s is not None):
        yield Violation("sets", where, "A set has either repetitions or a duration.")
    if counted == exercise.timed and each.kind != "distance":
        yield Violation("sets", where, f"{exercise.id} is done for {'seconds' if exercise.timed else 'repetitions'}.")
    if counted and not 1 <= (each.reps_min or 0) <= (each.reps_max or 0) <= MAX_REPS:
        yield Violation("sets", where, f"Repetitions must rise from at least 1 to at most {MAX_REPS}.")
    if each.duration_s is not None and each.duration_s < 1:
        yield Violation("sets", where, "A duration must be at least one second.")
    if each.rir is not None and not 0 <= each.rir <= MAX_RIR:
        yield Violation("sets", where, f"Repetitions in reserve must be between 0 and {MAX_RIR:g}.")
    if not 0 <= each.rest_s <= MAX_REST_S:
        yield Violation("sets", where, f"A rest must be between 0 and {MAX_REST_S} seconds.")


def _load(each: PlannedSet, one_rm_kg: float | None, where: str) -> Iterator[Violation]:
    """A load follows from a maximum of the person's own log, and leaves its repetitions possible (Epley 1985)."""
    if each.load_kg is None:
        return
    if not (math.isfinite(each.load_kg) and each.load_kg >= 0):
        yield Violation("load", where, "A load must be finite and not negative.")
    elif one_rm_kg is None:
        yield Violation("load", where, f"{each.load_kg:g} kg follow from no known maximum.")
    elif each.load_kg > one_rm_kg:
        yield Violation("load", where, f"{each.load_kg:g} kg is more than the maximum of {one_rm_kg:g} kg.")
    elif each.load_kg * (1 + (each.reps_max or 0) / EPLEY_REPS) > one_rm_kg * LOAD_TOLERANCE_SHARE + LOAD_STEP_KG:
        text = f"{each.load_kg:g} kg cannot be lifted {each.reps_max} times with a maximum of {one_rm_kg:g} kg."
        yield Violation("load", where, text)


def _light(each: PlannedSet, where: str) -> Iterator[Violation]:
    if each.kind in TO_FAILURE:
        yield Violation("low_intensity", where, f"Light training has no sets of the kind {each.kind}.")
    elif each.reps_min is not None and each.kind != "warmup" and (each.rir is None or each.rir < LIGHT_LEAST_RIR):
        text = f"Light training keeps {LIGHT_LEAST_RIR:g} repetitions in reserve."
        yield Violation("low_intensity", where, text)


def _pressure(each: PlannedSet, exercise: Exercise, one_rm_kg: float | None, where: str) -> Iterator[Violation]:
    """High blood pressure: no set to failure, and none above 80 % of the maximum, by its load or by its repetitions."""
    if each.kind in TO_FAILURE:
        yield Violation("hypertension", where, f"With high blood pressure there are no sets of the kind {each.kind}.")
    if one_rm_kg is not None and each.load_kg is not None and each.load_kg > HYPERTENSION_LIMIT_SHARE * one_rm_kg:
        yield Violation("hypertension", where, f"{each.load_kg:g} kg is more than 80 % of {one_rm_kg:g} kg.")
    loaded = each.reps_min is not None and each.kind != "warmup" and not exercise.bodyweight
    if loaded and (each.reps_min or 0) + (each.rir or 0.0) < HYPERTENSION_LEAST_REPS:
        text = f"Fewer than {HYPERTENSION_LEAST_REPS} possible repetitions mean more than 80 % of the maximum."
        yield Violation("hypertension", where, text)
