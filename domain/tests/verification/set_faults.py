"""Faults of single exercises and sets: what the person must not or cannot do."""

import math
from dataclasses import replace

from nexfitra_domain.verification.burdens import BREATH, LIGHT_FORBIDDEN, LIGHT_MAX_MET, forbidden_tags

from .planting import Case, Pick, exercises, put_exercise
from .workout_faults import Place, at, exercise_at, lifts, planned_at, plants, swapped_in, with_set


@plants("unknown_exercise")
def an_exercise_of_no_catalogue(case: Case, pick: Pick) -> Case:
    place = pick(exercises(case.plan))
    changed = put_exercise(case, place, replace(planned_at(case, place), exercise="no-such-exercise"))
    return replace(changed, where=at(*place))


@plants("disliked_exercise")
def a_disliked_exercise(case: Case, pick: Pick) -> Case | None:
    return swapped_in(case, pick, lambda exercise: exercise.id in case.request.rules.dislikes)


@plants("equipment")
def missing_equipment(case: Case, pick: Pick) -> Case | None:
    own = set(case.request.rules.equipment)
    return swapped_in(case, pick, lambda exercise: all(not own.issuperset(choice) for choice in exercise.equipment))


@plants("level")
def too_hard_for_a_beginner(case: Case, pick: Pick) -> Case | None:
    if case.request.rules.experience != "beginner":
        return None
    return swapped_in(case, pick, lambda exercise: exercise.level == "advanced")


@plants("limit")
def a_load_on_what_hurts(case: Case, pick: Pick) -> Case | None:
    bad = forbidden_tags(case.request.rules.limits)
    return swapped_in(case, pick, lambda exercise: bool(exercise.load_tags & bad)) if bad else None


@plants("hypertension")
def held_breath(case: Case, pick: Pick) -> Case | None:
    if not case.request.rules.hypertension:
        return None
    return swapped_in(case, pick, lambda exercise: BREATH in exercise.load_tags)


def loaded_lifts(case: Case) -> list[Place]:
    return [place for place in lifts(case) if planned_at(case, place).sets[-1].load_kg is not None]


@plants("hypertension")
def a_set_to_failure(case: Case, pick: Pick) -> Case | None:
    if not case.request.rules.hypertension:
        return None
    return with_set(case, pick, lifts(case), kind=pick(["failure", "amrap", "drop"]))


@plants("hypertension")
def more_than_four_fifths_of_the_maximum(case: Case, pick: Pick) -> Case | None:
    if not case.request.rules.hypertension:
        return None
    place = pick(loaded_lifts(case))
    one_rm = case.request.known_1rm_kg[planned_at(case, place).exercise]
    return with_set(case, pick, [place], load_kg=0.9 * one_rm)


@plants("hypertension")
def few_heavy_repetitions(case: Case, pick: Pick) -> Case | None:
    if not case.request.rules.hypertension:
        return None
    heavy = [place for place in loaded_lifts(case) if not exercise_at(case, place).bodyweight]
    return with_set(case, pick, heavy, reps_min=2, reps_max=3, rir=1.0)


@plants("low_intensity")
def a_vigorous_exercise(case: Case, pick: Pick) -> Case | None:
    if not case.request.rules.low_intensity:
        return None
    return swapped_in(
        case, pick, lambda exercise: exercise.met >= LIGHT_MAX_MET or bool(exercise.load_tags & LIGHT_FORBIDDEN)
    )


@plants("low_intensity")
def an_exhausting_set(case: Case, pick: Pick) -> Case | None:
    if not case.request.rules.low_intensity:
        return None
    return with_set(case, pick, lifts(case), **pick([{"rir": 1.0}, {"rir": None}, {"kind": "failure"}]))


@plants("sets")
def a_senseless_set(case: Case, pick: Pick) -> Case | None:
    wrong = pick(
        [
            {"reps_min": None, "reps_max": None},
            {"duration_s": 30},
            {"reps_min": 9, "reps_max": 8},
            {"reps_min": 0},
            {"reps_max": 101},
            {"rest_s": -1},
            {"rest_s": 901},
            {"rir": -1.0},
            {"rir": math.nan},
        ]
    )
    return with_set(case, pick, lifts(case), **wrong)


@plants("sets")
def a_senseless_hold(case: Case, pick: Pick) -> Case | None:
    holds = [place for place in exercises(case.plan) if exercise_at(case, place).timed]
    in_repetitions = {"duration_s": None, "reps_min": 8, "reps_max": 12}
    return with_set(case, pick, holds, **pick([{"duration_s": 0}, {"duration_s": None}, in_repetitions]))


@plants("sets")
def too_many_sets_or_none_that_counts(case: Case, pick: Pick) -> Case:
    place = pick(lifts(case))
    planned = planned_at(case, place)
    last = planned.sets[-1]
    warm = replace(last, kind="warmup")
    changed = replace(planned, sets=pick([(last,) * 21, (warm,), (last, warm)]))
    return replace(put_exercise(case, place, changed), where=at(*place))


@plants("load")
def an_impossible_load(case: Case, pick: Pick) -> Case | None:
    known = case.request.known_1rm_kg
    loaded = [place for place in lifts(case) if planned_at(case, place).exercise in known]
    if not loaded:
        return None
    place = pick(loaded)
    one_rm = known[planned_at(case, place).exercise]
    return with_set(case, pick, [place], load_kg=pick([math.nan, math.inf, -2.5, one_rm + 2.5, one_rm]), reps_max=20)


@plants("load")
def a_load_out_of_nowhere(case: Case, pick: Pick) -> Case | None:
    known = case.request.known_1rm_kg
    unknown = [place for place in lifts(case) if planned_at(case, place).exercise not in known]
    return with_set(case, pick, unknown, load_kg=pick([0.0, 20.0, 200.0]))
