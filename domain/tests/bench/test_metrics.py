"""Metrics of the planner benchmark, on days made by hand."""

import datetime as dt
from dataclasses import replace

import pytest
from metrics import figures, gaps, is_hit, is_tight, jaccard_distance, judge
from nexfitra_domain.contract.common import Conflict, EngineProvenance, MacroTotals
from nexfitra_domain.contract.meals import (
    DayTarget,
    DietRules,
    MealPlan,
    MealPlanRequest,
    PlannedDay,
    PlannedItem,
    PlannedMeal,
)
from nexfitra_domain.person import Person
from profiles import Profile

DATE = dt.date(2026, 1, 5)
TARGET = DayTarget(2000, 100, 60, 250, 25)
EXACT = MacroTotals(2000, 100, 60, 250)
MADE_BY = EngineProvenance("solver", "test", 1, "test")


def day(totals: MacroTotals = EXACT, recipes: tuple[str, ...] = ("soup",), target: DayTarget = TARGET) -> PlannedDay:
    meals = tuple(
        PlannedMeal(at, "lunch", recipe, 1.0, (PlannedItem("rice", 100.0),), totals)
        for at, recipe in enumerate(recipes)
    )
    return PlannedDay(DATE, target, totals, meals)


def profile(days: int = 2, number: int = 0) -> Profile:
    person = Person(dt.date(1990, 1, 1), "female", 165, 60)
    request = MealPlanRequest(DATE, (TARGET,) * days, DietRules("omnivore"), number, "test")
    return Profile(number, person, request)


def plan(*days: PlannedDay) -> MealPlan:
    return MealPlan("ready", MADE_BY, days=days)


@pytest.mark.parametrize(
    ("totals", "hit", "tight"),
    [
        (EXACT, True, True),
        (replace(EXACT, energy_kcal=2060), True, True),
        (replace(EXACT, energy_kcal=2061), True, False),
        (replace(EXACT, energy_kcal=2100), True, False),
        (replace(EXACT, energy_kcal=2101), False, False),
        (replace(EXACT, energy_kcal=1899), False, False),
        # 5 g is more than 5 % of 60 g and of 100 g, and less than 5 % of 250 g.
        (replace(EXACT, fat_g=65), True, True),
        (replace(EXACT, fat_g=65.1), False, False),
        (replace(EXACT, protein_g=94.9), False, False),
        (replace(EXACT, carbohydrate_g=262.5), True, False),
        (replace(EXACT, carbohydrate_g=262.6), False, False),
        (replace(EXACT, fat_g=None), False, False),
    ],
)
def test_a_day_is_judged_by_the_tolerances(totals: MacroTotals, hit: bool, tight: bool) -> None:
    assert is_hit(day(totals)) is hit
    assert is_tight(day(totals)) is tight


def test_what_is_unknown_is_an_infinite_miss() -> None:
    assert gaps(day(replace(EXACT, protein_g=None)))["protein_g"] == float("inf")


def test_distances_between_days() -> None:
    assert jaccard_distance([frozenset("ab"), frozenset("ab")]) == 0
    assert jaccard_distance([frozenset("ab"), frozenset("cd")]) == 1
    assert jaccard_distance([frozenset("ab"), frozenset("bc")]) == pytest.approx(2 / 3)
    assert jaccard_distance([frozenset("ab")]) is None


def test_a_refusal_misses_on_every_day_and_breaks_nothing() -> None:
    refusal = MealPlan("infeasible", MADE_BY, conflicts=(Conflict(("diet.style",), "", ""),))
    one = judge(profile(), refusal, ["refusal"], (0.2, 0.1))
    assert (one.ready, one.days, one.hits, one.broken) == (False, 2, 0, ())
    assert one.conflicts == (frozenset({"diet.style"}),)


def test_figures_of_three_people() -> None:
    near = day(replace(EXACT, energy_kcal=2100), ("soup", "salad"))
    good = judge(profile(), plan(day(), near), [], (0.02, 0.01))
    half = judge(
        profile(number=1), plan(day(), day(replace(EXACT, energy_kcal=3000))), ["allergen", "allergen"], (0.04, 0.03)
    )
    none = judge(profile(number=2), MealPlan("infeasible", MADE_BY), [], (0.06, 0.05))
    result = figures([good, half, none], seed=1)
    assert result["all5_share"] == 0.5
    assert result["weeks_all5_share"] == pytest.approx(1 / 3, abs=1e-4)
    assert result["g_bound_share"] == pytest.approx(2 / 6, abs=1e-4)
    assert result["hard_violations"] == 1
    assert result["hard_violation"]["share"] == 0.5
    assert result["violations_by_rule"] == {"allergen": 2}
    assert (result["infeasible"], result["unexplained"]) == (1, 1)
    assert result["error_mean"]["energy_kcal"] == pytest.approx((0 + 0.05 + 0 + 0.5) / 4)
    assert result["error_p95"]["energy_kcal"] == 0.5
    assert result["cpu_ms"]["p50"] == 30
    assert result["wall_ms"]["p95"] == 60
    low, high = result["all5_interval"]
    assert 0 <= low < 0.5 < high <= 1


def test_figures_are_the_same_under_the_same_seed() -> None:
    outcomes = [judge(profile(number=at), plan(day(), day()), [], (at / 10, at / 10)) for at in range(6)]
    assert figures(outcomes, 3) == figures(outcomes, 3)


def test_nobody_has_a_plan() -> None:
    result = figures([judge(profile(), MealPlan("infeasible", MADE_BY), [], (0.1, 0.1))], 1)
    assert result["error_mean"] is None
    assert result["all5_share"] == 0
    assert result["hard_violation"]["share"] is None
