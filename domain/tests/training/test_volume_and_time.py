"""Weekly volume and session time by hand."""

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.workouts import PlannedExercise, PlannedSet
from nexfitra_domain.training.time import CHANGE_OVER_S, SECONDS_PER_REP, exercise_s, session_minutes
from nexfitra_domain.training.volume import counted_weight, muscle_sets, weekly_volume

EXERCISES = load_catalog().exercises
WARM = PlannedSet("warmup", 45, 5, 5)
WORK = PlannedSet("working", 120, 8, 12, 2.0)
HOLD = PlannedSet("timed", 75, duration_s=30)
AEROBIC = PlannedSet("timed", 0, duration_s=1200)


def planned(slug, *sets):
    return PlannedExercise(slug, sets, "why")


@pytest.mark.parametrize(("weight", "counted"), [(1.0, 1), (0.75, 0.5), (0.5, 0.5), (0.49, 0), (0, 0)])
def test_helpers_count_half(weight, counted):
    assert counted_weight(weight) == counted


def test_volume_by_hand():
    week = [planned("bench-press", WARM, WARM, WORK, WORK, WORK), planned("triceps-pushdown", WORK, WORK)]
    assert weekly_volume(week, EXERCISES) == {"chest": 3, "front_delts": 1.5, "triceps": 3.5}


def test_conditioning_and_warm_ups_are_no_volume():
    assert weekly_volume([planned("bike-moderate", AEROBIC), planned("back-squat", WARM)], EXERCISES) == {}
    assert muscle_sets(EXERCISES["jog"], 3) == {}


def test_an_unknown_slug_is_an_error():
    with pytest.raises(KeyError):
        weekly_volume([planned("no-such-thing", WORK)], EXERCISES)


def test_time_by_hand():
    bench = planned("bench-press", WARM, WORK, WORK)
    by_hand = CHANGE_OVER_S + 5 * SECONDS_PER_REP + 45 + 2 * (10 * SECONDS_PER_REP + 120)
    assert exercise_s(bench, EXERCISES["bench-press"]) == pytest.approx(by_hand)


def test_one_sided_work_takes_both_sides_time():
    assert exercise_s(planned("side-plank", HOLD), EXERCISES["side-plank"]) == CHANGE_OVER_S + 60 + 75
    assert exercise_s(planned("plank", HOLD), EXERCISES["plank"]) == CHANGE_OVER_S + 30 + 75


def test_minutes_are_rounded_up_over_all_exercises():
    assert session_minutes([planned("bike-moderate", AEROBIC)], EXERCISES) == 21
    assert session_minutes([], EXERCISES) == 1
