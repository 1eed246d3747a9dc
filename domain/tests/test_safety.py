"""The safety screen: each answer has exactly its effect."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain import safety
from nexfitra_domain.person import Goal, Person, Screening


def person(screening=None, **changes):
    values = {"height_cm": 180.0, "weight_kg": 80.0} | changes
    return Person(dt.date(1990, 1, 1), "male", screening=screening or Screening(), **values)


def codes(who, age=35):
    return {gate.code for gate in safety.screen(who, age)}


def test_nothing_holds_for_a_healthy_adult():
    assert codes(person(goal=Goal("lose", 0.5, 70))) == set()


@pytest.mark.parametrize(
    ("answer", "code", "effect"),
    [
        ("pregnant", "pregnant", "referral_only"),
        ("breastfeeding", "breastfeeding", "referral_only"),
        ("eating_disorder", "eating_disorder", "no_deficit"),
        ("kidney_disease", "kidney_disease", "no_meal_plan"),
        ("diabetes_medication", "diabetes_medication", "no_meal_plan"),
        ("bariatric_surgery", "bariatric_surgery", "no_meal_plan"),
        ("pku", "pku", "no_meal_plan"),
        ("hypertension", "hypertension", "limited_loads"),
        *((question, "readiness", "low_intensity") for question in safety.READINESS_QUESTIONS),
    ],
)
def test_each_answer_has_its_gate(answer, code, effect):
    (gate,) = safety.screen(person(Screening(**{answer: True})), 35)
    assert (gate.code, gate.effect) == (code, effect)
    assert gate.text


def test_every_answer_of_the_screen_has_a_gate():
    answers = {field.name for field in dataclasses.fields(Screening)} - {"scoff_yes"}
    assert answers - set(safety.READINESS_QUESTIONS) <= set(safety.GATES)


@pytest.mark.parametrize(("yes", "held"), [(1, set()), (2, {"scoff"}), (5, {"scoff"})])
def test_two_scoff_answers(yes, held):
    assert codes(person(Screening(scoff_yes=yes))) == held


@pytest.mark.parametrize(("age", "held"), [(17, {"under_18"}), (18, set())])
def test_adults_only(age, held):
    assert codes(person(), age) == held


def test_low_weight_now_or_as_a_goal():
    assert codes(person(weight_kg=59.9)) == {"underweight"}  # BMI 18.49
    assert codes(person(weight_kg=60.0)) == set()  # BMI 18.52
    assert codes(person(goal=Goal("lose", target_weight_kg=59.9))) == {"goal_underweight"}
    assert codes(person(weight_kg=55.0, goal=Goal("gain", target_weight_kg=58.0))) == {"underweight"}


@pytest.mark.parametrize(
    ("goal", "rate"),
    [
        (Goal("lose"), 0.6),
        (Goal("lose", 0.8), 0.8),
        (Goal("lose", 3), 1.0),
        (Goal("gain"), 0.25),
        (Goal("gain", 2), 0.5),
        (Goal("maintain", 1), 0.0),
    ],
)
def test_rates(goal, rate):
    assert safety.granted_rate_pct(goal) == rate


def test_deficit_limit():
    assert safety.deficit_limit_kcal(2000) == 750
    assert safety.deficit_limit_kcal(4000) == pytest.approx(1200)


def test_training_energy_by_hand():
    who = person(training_days_per_week=3, training_minutes_per_session=70)
    assert safety.training_kcal_per_day(who) == pytest.approx(2.5 * 80 * 3.5 / 7)


@pytest.mark.parametrize(
    ("lean", "maintenance", "kcal", "rule"),
    [
        (45, 2500, 1500, "hard"),
        (70, 2500, 2100, "availability"),
        (70, 1900, 1900, "maintenance"),
        (70, 1300, 1500, "hard"),
    ],
)
def test_floor_is_the_hard_one_or_energy_availability(lean, maintenance, kcal, rule):
    floor = safety.energy_floor(person(), lean, maintenance)
    assert (floor.kcal, floor.rule) == (kcal, rule)


@given(st.floats(10, 200), st.floats(300, 8000))
def test_floor_is_never_under_the_hard_floor(lean, maintenance):
    assert safety.energy_floor(person(), lean, maintenance).kcal >= 1500
