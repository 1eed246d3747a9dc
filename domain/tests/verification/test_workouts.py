"""Each hard rule of a workout plan is broken once, alone, and must be named."""

import datetime as dt
import math
from dataclasses import replace

import pytest
from nexfitra_domain.contract import Conflict, Limit, PlannedExercise, PlannedSet, WorkoutPlan
from nexfitra_domain.verification import verify_workout_plan
from nexfitra_domain.verification.burdens import FORBIDDEN
from nexfitra_domain.verification.workouts import own_minutes
from nexfitra_domain.vocabulary import REGIONS

from .fixtures import (
    CATALOG,
    PROVENANCE,
    RULES,
    WORKING,
    rules_broken,
    session,
    week,
    with_exercises,
    workout_plan,
    workout_request,
)


def broken(plan=None, rules=RULES, **request):
    return rules_broken(verify_workout_plan(workout_request(rules, **request), plan or workout_plan(), CATALOG))


def one(slug, *sets, **changes):
    return with_exercises(PlannedExercise(slug, sets or (WORKING,), "why", **changes))


def test_a_good_plan_has_no_violation():
    assert verify_workout_plan(workout_request(), workout_plan(), CATALOG).violations == ()


def test_unknown_exercise():
    assert broken(one("no-such-exercise")) == {"unknown_exercise"}


@pytest.mark.parametrize(
    ("equipment", "rules"),
    [(("barbell", "rack", "kettlebell"), set()), (("barbell", "dumbbells"), {"equipment"}), ((), {"equipment"})],
)
def test_equipment(equipment, rules):
    assert broken(rules=replace(RULES, equipment=equipment)) == rules


@pytest.mark.parametrize(
    ("region", "rules"), [("knee", {"limit"}), ("lower_back", {"limit"}), ("shoulder", {"limit"}), ("wrist", set())]
)
def test_acute_limits(region, rules):
    assert broken(rules=replace(RULES, limits=(Limit(region, "acute"),))) == rules
    assert broken(rules=replace(RULES, limits=(Limit(region, "chronic"),))) == set()


def test_every_region_has_its_row():
    assert set(FORBIDDEN) == set(REGIONS)
    assert all(FORBIDDEN.values())


def test_session_length():
    # 3 change-overs of 60 s, 6 + 4 x 10 repetitions of 3 s, a hold of 30 s, and the rests but the last
    own = own_minutes(session(), CATALOG)
    assert own == pytest.approx((180 + 3 * 46 + 30 + 45 + 4 * 120) / 60)
    assert broken(rules=replace(RULES, minutes_per_session=15)) == set()
    assert broken(rules=replace(RULES, minutes_per_session=14)) == {"minutes"}


@pytest.mark.parametrize(("stated", "rules"), [(10, {"minutes"}), (11, set()), (20, set()), (24, {"minutes"})])
def test_the_stated_length_must_be_about_true(stated, rules):
    assert broken(workout_plan(week(sessions=(session(0, 0, stated), session(1, 3, stated))))) == rules


def test_one_sided_exercises_take_both_sides():
    exercises = dict(CATALOG.exercises) | {"press": replace(CATALOG.exercises["press"], unilateral=True)}
    both = own_minutes(session(), replace(CATALOG, exercises=exercises))
    assert both == pytest.approx(own_minutes(session(), CATALOG) + 2 * 10 * 3 / 60)


def test_days():
    three = (session(0, 0), session(1, 2), session(2, 4))
    assert broken(workout_plan(week(sessions=three))) == {"days_per_week", "muscle_sets"}
    assert broken(workout_plan(week(sessions=(session(0, 0), session(1, 0))))) == {"session_day"}
    assert broken(workout_plan(week(sessions=(session(0, 3), session(1, 0))))) == {"session_day"}
    assert broken(workout_plan(week(sessions=(session(0, 0), session(1, 7))))) == {"session_day"}
    assert broken(workout_plan(week(sessions=(session(1, 0), session(0, 3))))) == {"session_index"}
    assert broken(workout_plan(week(sessions=(session(),)))) == {"days_per_week"}
    assert broken(workout_plan(replace(week(), sessions=()))) == {"days_per_week"}


def test_weeks():
    assert broken(workout_plan(week(1), week(2)), weeks=2) == set()
    assert broken(workout_plan(week(1)), weeks=2) == {"weeks"}
    assert "weeks" in broken(workout_plan(week(2), week(1)), weeks=2)


def test_one_exercise_once_a_session():
    planned = PlannedExercise("push-up", (replace(WORKING, load_kg=None),), "why")
    assert broken(with_exercises(planned, planned)) == {"duplicate_exercise"}


def test_empty_session():
    empty = (replace(session(index, 3 * index), exercises=(), minutes=1) for index in (0, 1))
    plan = workout_plan(week(sessions=tuple(empty)))
    assert plan.volume == {}
    assert broken(plan) == {"empty_session"}


@pytest.mark.parametrize(
    "sets",
    [
        (PlannedSet("working", 60),),
        (PlannedSet("working", 60, 8, 12, duration_s=30),),
        (PlannedSet("working", 60, 12, 8),),
        (PlannedSet("working", 60, 0, 8),),
        (PlannedSet("working", 60, 8, 101),),
        (PlannedSet("working", 60, None, 8),),
        (PlannedSet("working", -1, 8, 12),),
        (PlannedSet("working", 901, 8, 12),),
        (PlannedSet("working", 60, 8, 12, rir=-1),),
        (PlannedSet("working", 60, 8, 12, rir=math.nan),),
        (PlannedSet("timed", 60, duration_s=30),),
        (PlannedSet("warmup", 60, 8, 12),),
        (PlannedSet("working", 60, 8, 12), PlannedSet("warmup", 60, 8, 12)),
        (PlannedSet("working", 1, 8, 12),) * 21,
    ],
)
def test_senseless_sets(sets):
    assert "sets" in broken(one("push-up", *sets))


def test_timed_exercises_have_no_repetitions():
    assert broken(one("plank", PlannedSet("working", 60, 8, 12))) == {"sets"}
    assert broken(one("plank", PlannedSet("timed", 60, duration_s=0))) == {"sets"}


@pytest.mark.parametrize("load", [math.nan, math.inf, -1.0, 101.0])
def test_loads(load):
    plan = one("squat", replace(WORKING, load_kg=load))
    assert broken(plan, known_1rm_kg={"squat": 100.0}) == {"load"}


def test_a_load_follows_from_a_maximum_and_allows_its_repetitions():
    plan = one("squat", replace(WORKING, load_kg=90.0, reps_min=8, reps_max=8))
    assert broken(plan, known_1rm_kg={}) == {"load"}
    assert (
        broken(plan, known_1rm_kg={"squat": 100.0}) == set()
    )  # 114 kg by Epley, against 100 and what equations differ by
    assert broken(one("squat", replace(WORKING, load_kg=90.0)), known_1rm_kg={"squat": 100.0}) == {"load"}


@pytest.mark.parametrize(("level", "rules"), [("intermediate", set()), ("advanced", {"level"})])
def test_a_beginner_tries_the_next_level_at_most(level, rules):
    exercises = dict(CATALOG.exercises) | {"press": replace(CATALOG.exercises["press"], level=level)}
    verification = verify_workout_plan(workout_request(), workout_plan(), replace(CATALOG, exercises=exercises))
    assert rules_broken(verification) == rules


def test_sets_of_a_muscle_are_limited_in_a_session_and_a_week():
    often = PlannedExercise("push-up", (replace(WORKING, load_kg=None, rest_s=30),) * 7, "why")
    verification = verify_workout_plan(workout_request(), with_exercises(often), CATALOG)
    assert [(each.rule, each.where) for each in verification.violations] == [("muscle_sets", "weeks[0]")]
    more = replace(often, sets=often.sets * 2)
    trained = replace(RULES, experience="advanced", minutes_per_session=60)
    verification = verify_workout_plan(workout_request(trained), with_exercises(more), CATALOG)
    assert {each.where for each in verification.violations} == {
        "weeks[0].sessions[0]", "weeks[0].sessions[1]", "weeks[0]",
    }  # fmt: skip


def test_supersets_hold_neighbours():
    first, second = (
        PlannedExercise(slug, (replace(WORKING, load_kg=None),), "why", "A") for slug in ("push-up", "press")
    )
    lone = PlannedExercise("plank", (PlannedSet("timed", 60, duration_s=30),), "why")
    assert broken(with_exercises(first, second, lone)) == set()
    assert broken(with_exercises(first, lone, second)) == {"superset"}
    assert broken(with_exercises(first, lone)) == {"superset"}


def test_light_training():
    light = replace(RULES, low_intensity=True)
    easy = replace(WORKING, load_kg=None, rir=3.0)
    assert broken(one("push-up", easy), light) == set()
    assert broken(one("push-up", replace(easy, rir=2.0)), light) == {"low_intensity"}
    assert broken(one("push-up", replace(easy, rir=None)), light) == {"low_intensity"}
    assert broken(one("push-up", replace(easy, kind="amrap")), light) == {"low_intensity"}
    assert broken(one("heavy", replace(easy, load_kg=50.0)), light) == {"low_intensity"}
    assert broken(one("sprint", PlannedSet("timed", 0, duration_s=60)), light) == {"low_intensity"}


def test_high_blood_pressure():
    careful = replace(RULES, hypertension=True)
    known = {"squat": 100.0}
    assert broken(one("squat", replace(WORKING, load_kg=80.0)), careful, known_1rm_kg=known) == set()
    assert broken(one("squat", replace(WORKING, load_kg=82.5, reps_max=8)), careful, known_1rm_kg=known) == {
        "hypertension"
    }
    assert broken(one("squat", replace(WORKING, reps_min=5, rir=2.0)), careful) == {"hypertension"}
    assert broken(one("squat", replace(WORKING, reps_min=5, rir=3.0)), careful) == set()
    assert broken(one("push-up", replace(WORKING, load_kg=None, reps_min=5)), careful) == set()
    assert broken(one("push-up", replace(WORKING, load_kg=None, kind="failure")), careful) == {"hypertension"}
    assert broken(one("heavy"), careful) == {"hypertension"}


def test_deload_weeks():
    light = PlannedExercise("push-up", (replace(WORKING, load_kg=None),), "why")
    deload = week(2, (session(0, 7, exercises=(light,)), session(1, 10, exercises=(light,))), deload=True)
    assert broken(workout_plan(week(1), deload), weeks=2) == set()
    assert broken(workout_plan(week(1), replace(deload, sessions=deload.sessions[:1])), weeks=2) == {
        "deload",
        "days_per_week",
    }
    more = PlannedExercise("push-up", (replace(WORKING, load_kg=None),) * 6, "why")
    heavy = week(2, (session(0, 7, exercises=(more,)), session(1, 10, exercises=(more,))), deload=True)
    assert broken(workout_plan(week(1), heavy), weeks=2) == {"deload"}


def test_provenance_and_refusals():
    assert broken(replace(workout_plan(), provenance=replace(PROVENANCE, seed=2))) == {"provenance"}
    conflict = Conflict(("training.equipment",), "Nothing fits.", "A pair of dumbbells.")
    good = WorkoutPlan("infeasible", PROVENANCE, conflicts=(conflict,))
    assert broken(good) == set()
    assert broken(replace(good, conflicts=())) == {"refusal"}
    assert broken(replace(good, weeks=(week(),))) == {"refusal"}
    assert broken(replace(workout_plan(), conflicts=(conflict,))) == {"refusal"}


def test_stated_volume():
    plan = workout_plan()
    assert plan.volume == {"quads": 10.0}  # 2 squats, 2 presses and a plank, twice a week
    assert broken(replace(plan, volume={"quads": 9.0})) == {"volume"}
    assert broken(replace(plan, volume={"quads": 10.0, "chest": 1.0})) == {"volume"}
    assert broken(replace(plan, volume={})) == {"volume"}
    assert broken(replace(plan, volume={"quads": math.nan})) == {"volume"}


def test_helpers_count_half():
    muscles = {"quads": 0.5, "glutes": 1.0, "abs": 0.25}
    exercises = dict(CATALOG.exercises) | {"squat": replace(CATALOG.exercises["squat"], muscles=muscles)}
    plan = replace(workout_plan(), volume={"quads": 8.0, "glutes": 4.0})
    verification = verify_workout_plan(workout_request(), plan, replace(CATALOG, exercises=exercises))
    assert verification.violations == ()


def test_a_week_runs_from_the_start_day():
    sessions = (session(0, 0), session(1, 6))
    assert broken(workout_plan(week(sessions=sessions))) == set()
    assert sessions[1].day - sessions[0].day == dt.timedelta(6)
