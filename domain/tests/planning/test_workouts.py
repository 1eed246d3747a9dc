"""What a workout plan looks like for typical people, rule by rule."""

from dataclasses import replace
from itertools import pairwise

import pytest
from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.workouts import Limit
from nexfitra_domain.planning.meals import CatalogMismatch
from nexfitra_domain.planning.workouts import plan_workouts
from nexfitra_domain.training.load import percent_1rm
from nexfitra_domain.vocabulary import EQUIPMENT, MUSCLES

from .workout_requests import CATALOG, GYM, ask

EXERCISES = CATALOG.exercises
LIFTS = {"squat", "hinge", "lunge", "horizontal_push", "vertical_push", "horizontal_pull", "vertical_pull"}
ALL_LIFTS_KNOWN = dict.fromkeys(EXERCISES, 100.0)


def plan(**changes):
    answer = plan_workouts(ask(**changes), CATALOG)
    assert answer.status == "ready"
    return answer


def titles(answer):
    return [session.title for session in answer.weeks[0].sessions]


def exercises(answer, week=0):
    return [planned for session in answer.weeks[week].sessions for planned in session.exercises]


def working(planned):
    return [each for each in planned.sets if each.kind == "working"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"days_per_week": 1}, ["full_body_a"]),
        ({"days_per_week": 3}, ["full_body_a", "full_body_b", "full_body_c"]),
        ({"days_per_week": 4}, ["upper", "lower", "upper", "lower"]),
        ({"days_per_week": 6}, ["push", "pull", "legs", "push", "pull", "legs"]),
        ({"days_per_week": 5, "experience": "beginner"}, ["upper", "lower", "cardio", "upper", "lower"]),
        ({"days_per_week": 4, "goal": "general"}, ["full_body_a", "cardio", "full_body_b", "cardio"]),
        ({"days_per_week": 3, "goal": "endurance"}, ["full_body_a", "cardio", "full_body_b"]),
        ({"days_per_week": 2, "low_intensity": True}, ["low_intensity", "low_intensity"]),
    ],
)
def test_split(changes, expected):
    assert titles(plan(**changes)) == expected


def test_strength_is_heavy_rested_and_first():
    answer = plan(goal="strength", known=ALL_LIFTS_KNOWN, weeks=4)
    for session in answer.weeks[0].sessions:
        lifts = [each for each in session.exercises if EXERCISES[each.exercise].pattern in LIFTS]
        order = [EXERCISES[each.exercise].pattern in LIFTS for each in session.exercises[1:]]
        assert order == sorted(order, reverse=True), "lifts come before trunk work and isolations"
        first = working(lifts[0])
        assert first[0].load_kg is not None
        assert first[0].load_kg >= 80
        assert first[0].reps_max <= 5
        assert first[0].rest_s == 180
        assert sum(each.kind == "warmup" for each in lifts[0].sets) >= 2


def test_ramps_rise_towards_the_working_load():
    answer = plan(goal="strength", known=ALL_LIFTS_KNOWN)
    loaded = [planned for planned in exercises(answer) if planned.sets[0].kind == "warmup" and planned.sets[0].reps_max]
    assert loaded
    for planned in loaded:
        loads = [each.load_kg for each in planned.sets if each.kind == "warmup"] + [working(planned)[0].load_kg]
        assert all(lighter <= heavier for lighter, heavier in pairwise(loads))
        assert loads[0] < loads[-1]


def test_loads_follow_repetitions_and_reserve():
    answer = plan(goal="general", known=ALL_LIFTS_KNOWN)
    for planned in exercises(answer):
        for each in working(planned):
            if each.load_kg is not None:
                wanted = percent_1rm(each.reps_max + each.rir)
                assert each.load_kg == pytest.approx(wanted, abs=3), planned.exercise


def test_without_a_known_maximum_the_load_is_left_open():
    assert all(each.load_kg is None for planned in exercises(plan()) for each in planned.sets)


def test_rests():
    for planned in exercises(plan()):
        for each in working(planned) if planned.superset is None else ():
            compound = EXERCISES[planned.exercise].pattern in LIFTS
            assert 120 <= each.rest_s <= 180 if compound else 60 <= each.rest_s <= 90


def test_a_block_gets_harder_and_ends_in_a_deload():
    answer = plan(weeks=6, known=ALL_LIFTS_KNOWN)
    assert [week.deload for week in answer.weeks] == [False] * 5 + [True]
    reserve = [working(exercises(answer, week)[1])[0].rir for week in range(6)]
    assert reserve[:5] == sorted(reserve[:5], reverse=True)
    assert reserve[0] == 3
    assert reserve[4] == 1
    loads = [working(exercises(answer, week)[1])[0].load_kg for week in range(6)]
    assert loads[0] < loads[4]
    assert loads[5] < loads[0]
    assert [each.exercise for each in exercises(answer, 0)] == [each.exercise for each in exercises(answer, 5)]


@pytest.mark.parametrize(
    ("experience", "low", "high"), [("beginner", 4, 6), ("intermediate", 8, 16), ("advanced", 8, 20)]
)
def test_big_muscles_get_the_dose_of_their_experience(experience, low, high):
    volume = plan(experience=experience, days_per_week=4, minutes_per_session=75).volume
    for muscle in ("chest", "lats", "quads", "glutes", "upper_back"):
        assert low <= volume[muscle] <= high, muscle
    assert list(volume) == [muscle for muscle in MUSCLES if muscle in volume]


@pytest.mark.parametrize("days", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "general"])
def test_pushes_and_pulls_squats_and_hinges_stay_balanced(days, goal):
    sets = dict.fromkeys(LIFTS, 0)
    for planned in exercises(plan(days_per_week=days, goal=goal)):
        pattern = EXERCISES[planned.exercise].pattern
        if pattern in sets:
            sets[pattern] += len(working(planned))
    push = sets["horizontal_push"] + sets["vertical_push"]
    pull = sets["horizontal_pull"] + sets["vertical_pull"]
    assert 0.6 <= push / pull <= 1.4
    assert sets["squat"] + sets["lunge"] > 0
    assert sets["hinge"] > 0


def test_small_work_is_paired_in_a_longer_session_and_lifts_are_not():
    paired = [planned for planned in exercises(plan()) if planned.superset]
    assert paired
    assert all(EXERCISES[planned.exercise].pattern in ("isolation", "core") for planned in paired)
    assert not any(planned.superset for planned in exercises(plan(experience="beginner")))


@pytest.mark.parametrize("minutes", [10, 12, 15, 20])
def test_short_sessions_use_supersets(minutes):
    answer = plan(goal="general", experience="beginner", days_per_week=2, minutes_per_session=minutes)
    for session in answer.weeks[0].sessions:
        pairs = [planned for planned in session.exercises if planned.superset]
        assert len(pairs) >= 2
        first, second = (EXERCISES[planned.exercise] for planned in pairs[:2])
        primes = [{muscle for muscle, weight in each.muscles.items() if weight >= 1} for each in (first, second)]
        assert not primes[0] & primes[1]


def test_general_health_gets_aerobic_minutes():
    answer = plan(goal="general", days_per_week=5, equipment=("cardio_machine", "dumbbells"))
    seconds = sum(
        each.duration_s
        for planned in exercises(answer)
        if EXERCISES[planned.exercise].pattern == "conditioning"
        for each in planned.sets
        if each.kind == "timed"
    )
    assert seconds / 60 >= 75


def test_low_intensity_stays_light_whatever_the_goal():
    answer = plan(goal="strength", low_intensity=True, days_per_week=5, equipment=EQUIPMENT, weeks=8)
    for week in range(8):
        for planned in exercises(answer, week):
            exercise = EXERCISES[planned.exercise]
            assert exercise.met < 6
            assert not exercise.load_tags & {"breath_holding", "impact"}
            assert all(each.rir >= 4 for each in working(planned))


def test_high_blood_pressure_stays_at_or_below_80_percent():
    answer = plan(goal="strength", hypertension=True, known=ALL_LIFTS_KNOWN, weeks=6)
    for week in range(6):
        for planned in exercises(answer, week):
            assert "breath_holding" not in EXERCISES[planned.exercise].load_tags
            for each in working(planned):
                assert each.load_kg is None or each.load_kg <= 80
                assert each.reps_min + each.rir >= 10


def test_a_chronic_knee_is_spared_where_something_else_is_there():
    healthy = {planned.exercise for planned in exercises(plan())}
    spared = {planned.exercise for planned in exercises(plan(limits=(Limit("knee", "chronic"),)))}
    tagged = {slug for slug in healthy if "deep_knee_flexion" in EXERCISES[slug].load_tags}
    assert tagged
    assert not any("deep_knee_flexion" in EXERCISES[slug].load_tags for slug in spared)


def test_age_spares_impact():
    answer = plan(goal="endurance", days_per_week=6, age_years=70, equipment=("cardio_machine",))
    assert not any("impact" in EXERCISES[planned.exercise].load_tags for planned in exercises(answer))


def test_a_limit_that_empties_a_push_day_turns_it_into_a_full_one():
    answer = plan(days_per_week=6, limits=(Limit("elbow", "acute"),))
    assert "push" not in titles(answer)
    assert all(len(session.exercises) > 2 for session in answer.weeks[0].sessions)


def test_a_request_for_another_catalogue_is_refused():
    with pytest.raises(CatalogMismatch):
        plan_workouts(replace(ask(), catalog_version="another"), CATALOG)


def only(*slugs):
    return Catalog(CATALOG.version, exercises={slug: EXERCISES[slug] for slug in slugs})


def test_infeasible_names_the_collision_and_a_change_that_works():
    limits = (Limit("neck", "chronic"), Limit("elbow", "acute"), Limit("knee", "acute"))
    request = ask(goal="strength", equipment=(), limits=limits)
    answer = plan_workouts(request, CATALOG)
    assert answer.status == "infeasible"
    assert answer.weeks == ()
    (conflict,) = answer.conflicts
    assert conflict.wishes == ("rules.equipment", "rules.goal", "rules.limits[1]", "rules.limits[2]")
    assert conflict.relaxation == "Add resistance bands."
    eased = replace(request, rules=replace(request.rules, equipment=("bands",)))
    assert plan_workouts(eased, CATALOG).status == "ready"
    for rules in (
        replace(request.rules, goal="general"),
        replace(request.rules, limits=limits[:2]),
        replace(request.rules, limits=(limits[0], limits[2])),
    ):
        assert plan_workouts(replace(request, rules=rules), CATALOG).status == "ready", "every wish named is needed"


def test_equipment_alone_can_be_the_collision():
    answer = plan_workouts(ask(goal="general", equipment=()), only("back-squat", "bench-press"))
    assert answer.conflicts[0].wishes == ("rules.equipment",)


def test_a_limit_alone_can_be_the_collision():
    answer = plan_workouts(ask(goal="general", limits=(Limit("knee", "acute"),)), only("jog", "bodyweight-squat"))
    assert answer.conflicts[0].wishes == ("rules.limits[0]",)
    assert "knee" in answer.conflicts[0].relaxation


def test_a_catalogue_without_conditioning_leaves_no_empty_session():
    answer = plan_workouts(ask(goal="general", days_per_week=5), only("back-squat", "bench-press", "barbell-row"))
    assert answer.status == "ready"
    for session in answer.weeks[0].sessions:
        assert session.exercises


def test_a_strength_plan_needs_three_patterns():
    answer = plan_workouts(ask(goal="strength", equipment=GYM), only("back-squat", "bench-press"))
    assert answer.status == "infeasible"
    assert "rules.goal" in answer.conflicts[0].wishes


def test_an_empty_catalogue_is_named_as_the_reason():
    answer = plan_workouts(ask(), Catalog(CATALOG.version))
    assert answer.status == "infeasible"
    assert answer.conflicts[0].wishes == ("catalog_version",)
