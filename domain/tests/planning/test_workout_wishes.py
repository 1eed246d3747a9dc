"""What people may wish for beside goal, days and minutes: muscles, exercises, weekdays and cardio."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nexfitra_domain.contract.workouts import Limit
from nexfitra_domain.planning.training_pool import STILL_CODES, VIGOROUS_MET, is_steady
from nexfitra_domain.planning.workouts import plan_workouts
from nexfitra_domain.training.volume import MAX_WEEKLY_SETS
from nexfitra_domain.verification import verify_workout_plan
from nexfitra_domain.vocabulary import MUSCLES

from .workout_requests import CATALOG, GYM, START, ask

EXERCISES = CATALOG.exercises
HOME = ("dumbbells", "bands")


def first_week(**changes):
    answer = plan_workouts(ask(**changes), CATALOG)
    assert answer.status == "ready"
    return answer.weeks[0]


def slugs(week):
    return [planned.exercise for session in week.sessions for planned in session.exercises]


def aerobic_minutes(week):
    """Minutes that count for WHO 2020: moderate once, vigorous (6 MET and more) twice, light ones not."""
    return sum(
        each.duration_s / 60 * (2 if EXERCISES[planned.exercise].met >= VIGOROUS_MET else 1)
        for session in week.sessions
        for planned in session.exercises
        if EXERCISES[planned.exercise].pattern == "conditioning" and EXERCISES[planned.exercise].met >= 3
        for each in planned.sets
        if each.kind == "timed"
    )


@pytest.mark.parametrize("start", [START, START + dt.timedelta(days=3)])
def test_sessions_fall_on_the_weekdays_that_were_asked_for(start):
    request = replace(ask(weekdays=(0, 1, 6), weeks=4), start=start)
    for week in plan_workouts(request, CATALOG).weeks:
        assert {session.day.weekday() for session in week.sessions} == {0, 1, 6}


def test_weekdays_must_be_as_many_as_the_training_days():
    with pytest.raises(ValueError, match="weekdays"):
        ask(days_per_week=3, weekdays=(0, 1))
    with pytest.raises(ValueError, match="weekdays"):
        ask(days_per_week=2, weekdays=(1, 1))


@given(st.sampled_from(MUSCLES), st.sampled_from(["intermediate", "advanced"]), st.integers(2, 6))
@settings(max_examples=30, deadline=None)
def test_a_priority_muscle_is_trained_and_keeps_the_cap(muscle, experience, days):
    usual = {"experience": experience, "days_per_week": days}
    before = plan_workouts(ask(**usual), CATALOG).volume.get(muscle, 0)
    after = plan_workouts(ask(**usual, priority_muscles=(muscle,)), CATALOG).volume.get(muscle, 0)
    assert after <= MAX_WEEKLY_SETS[experience]
    assert after > 0 or before == 0


@pytest.mark.parametrize("muscle", ["biceps", "side_delts", "calves", "abs"])
def test_a_priority_muscle_gets_clearly_more_and_comes_earlier(muscle):
    before = plan_workouts(ask(days_per_week=4), CATALOG).volume.get(muscle, 0)
    answer = plan_workouts(ask(days_per_week=4, priority_muscles=(muscle,)), CATALOG)
    assert answer.volume[muscle] >= before + 2


def test_a_favourite_is_chosen_where_its_pattern_has_a_place():
    for favourite in ("goblet-squat", "dumbbell-bench-press", "lat-pulldown"):
        assert favourite in EXERCISES
        assert favourite in slugs(first_week(favourites=(favourite,)))


def test_a_favourite_does_not_beat_care_for_what_hurts():
    kept = first_week(favourites=("back-squat",), limits=(Limit("knee", "acute"),))
    assert "back-squat" not in slugs(kept)


def test_no_disliked_exercise_is_planned_and_the_verifier_would_say_so():
    disliked = tuple(slugs(first_week()))
    week = first_week(dislikes=disliked)
    assert not set(disliked) & set(slugs(week))
    request = ask()
    plan = plan_workouts(request, CATALOG)
    strict = replace(request, rules=replace(request.rules, dislikes=disliked[1:2], weekdays=(1, 3, 5)))
    rules = {violation.rule for violation in verify_workout_plan(strict, plan, CATALOG).violations}
    assert rules == {"disliked_exercise", "weekday"}


def test_dislikes_that_leave_too_little_are_named_and_the_change_works():
    lifts = tuple(
        sorted(slug for slug, one in EXERCISES.items() if one.equipment == ((),) and one.pattern not in ("core",))
    )
    request = ask(goal="strength", equipment=(), dislikes=lifts[:100])
    everything = replace(request, rules=replace(request.rules, dislikes=tuple(EXERCISES)))
    answer = plan_workouts(everything, CATALOG)
    assert answer.status == "infeasible"
    assert "rules.dislikes" in answer.conflicts[0].wishes
    assert answer.conflicts[0].relaxation == "Allow the disliked exercises again."


@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "general", "endurance"])
@pytest.mark.parametrize("equipment", [(), HOME, (*GYM, "cardio_machine")])
@pytest.mark.parametrize(("days", "minutes"), [(3, 105), (4, 75), (5, 60), (6, 60)])
def test_who_wants_cardio_gets_the_minutes_of_who(goal, equipment, days, minutes):
    week = first_week(
        goal="general" if not equipment and goal in ("strength", "hypertrophy") else goal,
        equipment=equipment,
        days_per_week=days,
        minutes_per_session=minutes,
        cardio=True,
    )
    assert 150 <= aerobic_minutes(week) <= 300
    assert sum(EXERCISES[slug].pattern != "conditioning" for slug in slugs(week)) >= 6, "lifting is not given up"


def test_without_the_wish_a_strength_plan_has_no_cardio():
    assert aerobic_minutes(first_week(goal="strength", days_per_week=4)) == 0


def test_without_a_machine_cardio_is_walking_or_stairs():
    week = first_week(goal="hypertrophy", equipment=HOME, cardio=True, experience="beginner", minutes_per_session=75)
    steady = [slug for slug in slugs(week) if EXERCISES[slug].met >= 4 and is_steady(EXERCISES[slug])]
    assert steady
    assert all(EXERCISES[slug].met_code.startswith("17") for slug in steady)


@pytest.mark.parametrize("slug", ["run-intervals", "rower-intervals", "spin-intervals"])
def test_intervals_are_no_steady_work(slug):
    assert not is_steady(EXERCISES[slug])


@pytest.mark.parametrize("seed", range(12))
def test_warm_ups_raise_the_pulse_and_stand(seed):
    for session in first_week(seed=seed, equipment=(*GYM, "cardio_machine")).sessions:
        first = EXERCISES[session.exercises[0].exercise]
        assert first.met_code not in STILL_CODES
        assert not first.id.startswith("seated-")
