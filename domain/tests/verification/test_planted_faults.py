"""Every kind of fault, planted into good plans of unlike people, is found by its rule and at its place."""

import ast
from pathlib import Path

import nexfitra_domain.verification
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nexfitra_domain.verification.rules import MEAL_RULES, WORKOUT_RULES

from . import plate_faults, set_faults
from .meal_faults import MEAL_FAULTS
from .people import DIETS, TRAINING, eater, trainee
from .planting import Case, Fault, resolves, seeded
from .workout_faults import WORKOUT_FAULTS

SEEDS = range(3)
PLANTERS = (plate_faults, set_faults)
"""Their faults stand in the same tables."""
SOURCES = {
    "meals": MEAL_RULES,
    "diet": MEAL_RULES,
    "leftovers": MEAL_RULES,
    "workouts": WORKOUT_RULES,
    "sets": WORKOUT_RULES,
}
MEAL = [pytest.param(rule, fault, id=f"{rule}-{fault.__name__}") for rule, fault in MEAL_FAULTS.pairs()]
WORKOUT = [pytest.param(rule, fault, id=f"{rule}-{fault.__name__}") for rule, fault in WORKOUT_FAULTS.pairs()]


def found(case: Case, rule: str) -> bool:
    violations = case.judged().violations
    assert all(resolves(violation.where, case) and violation.text for violation in violations)
    return (rule, case.where) in {(violation.rule, violation.where) for violation in violations}


def plant_everywhere(good: list[Case], rule: str, fault: Fault) -> None:
    planted = 0
    for number, case in enumerate(good):
        for seed in SEEDS:
            broken = fault(case, seeded(fault.__name__, number, seed))
            if broken is not None:
                planted += 1
                assert found(broken, rule), (number, seed, broken.where, broken.judged().violations)
    assert planted >= len(SEEDS)


@pytest.mark.parametrize("name", DIETS)
def test_good_meal_plans_are_clean(name: str) -> None:
    case = eater(name)
    assert case.plan.status == "ready"
    assert case.judged().violations == ()


@pytest.mark.parametrize("name", TRAINING)
def test_good_workout_plans_are_clean(name: str) -> None:
    case = trainee(name)
    assert case.plan.status == "ready"
    assert case.judged().violations == ()


@pytest.mark.parametrize(("rule", "fault"), MEAL)
def test_a_fault_of_a_meal_plan_is_found(rule: str, fault: Fault) -> None:
    plant_everywhere([eater(name) for name in DIETS], rule, fault)


@pytest.mark.parametrize(("rule", "fault"), WORKOUT)
def test_a_fault_of_a_workout_plan_is_found(rule: str, fault: Fault) -> None:
    plant_everywhere([trainee(name) for name in TRAINING], rule, fault)


@settings(max_examples=300)
@given(st.data())
def test_any_fault_of_any_meal_plan_is_found(data: st.DataObject) -> None:
    _plant_any(data, [eater(name) for name in DIETS], MEAL_FAULTS.pairs())


@settings(max_examples=300)
@given(st.data())
def test_any_fault_of_any_workout_plan_is_found(data: st.DataObject) -> None:
    _plant_any(data, [trainee(name) for name in TRAINING], WORKOUT_FAULTS.pairs())


def _plant_any(data: st.DataObject, good: list[Case], faults: list[tuple[str, Fault]]) -> None:
    case, (rule, fault) = data.draw(st.sampled_from(good)), data.draw(st.sampled_from(faults))
    broken = fault(case, lambda options: data.draw(st.sampled_from(list(options))))
    assert broken is None or found(broken, rule)


def test_every_rule_is_planted() -> None:
    assert MEAL_FAULTS.by_rule.keys() == MEAL_RULES.keys()
    assert WORKOUT_FAULTS.by_rule.keys() == WORKOUT_RULES.keys()


def test_every_code_that_the_judge_can_give_is_a_known_rule_and_every_rule_can_be_given() -> None:
    given_codes: dict[int, set[str]] = {id(MEAL_RULES): set(), id(WORKOUT_RULES): set()}
    for path in Path(nexfitra_domain.verification.__file__).parent.glob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        codes = [ast.literal_eval(call.args[0]) for call in calls if getattr(call.func, "id", "") == "Violation"]
        if codes:
            given_codes[id(SOURCES[path.stem])].update(codes)
    assert given_codes[id(MEAL_RULES)] == MEAL_RULES.keys()
    assert given_codes[id(WORKOUT_RULES)] == WORKOUT_RULES.keys()
