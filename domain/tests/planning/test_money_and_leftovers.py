"""Budgets, leftovers, pantry, season and variety of main foods, over the real catalogue."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import DayTarget, LockedMeal, MealPlan, MealPlanRequest, PantryItem
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.verification import verify_meal_plan

from .requests import ask

CATALOG = load_catalog()
WEEK = (DayTarget(2200, 120, 73, 265, 30, 1500),) * 7


def request_of(*targets: DayTarget, **changes: Any) -> MealPlanRequest:
    return replace(ask(*(targets or WEEK), **changes), catalog_version=CATALOG.version)


def made(request: MealPlanRequest) -> MealPlan:
    """A plan that the verifier agrees to."""
    plan = plan_meals(request, CATALOG)
    verdict = verify_meal_plan(request, plan, CATALOG)
    assert verdict.ok, verdict.violations
    return plan


def price(plan: MealPlan) -> float:
    """Euros a day."""
    items = [item for day in plan.days for meal in day.meals for item in meal.items]
    return sum(item.grams * CATALOG.foods[item.food].price_eur_per_kg / 1000 for item in items) / len(plan.days)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 1000), st.lists(st.floats(2.0, 9.0), min_size=2, max_size=3))
def test_a_tighter_budget_never_gets_dearer(seed: int, budgets: list[float]) -> None:
    dearer = None
    for budget in sorted(budgets, reverse=True):
        plan = made(request_of(seed=seed, budget_eur_per_day=budget))
        if plan.status == "infeasible":
            continue
        assert price(plan) <= budget + 1e-6
        assert dearer is None or price(plan) <= dearer + 1e-6
        dearer = price(plan)
    free = price(made(request_of(seed=seed)))
    assert dearer is None or dearer <= free + 1e-6


def test_a_budget_that_is_kept_anyway_changes_nothing() -> None:
    assert made(request_of(budget_eur_per_day=100.0)).days == made(request_of()).days


def test_a_budget_that_fails_is_explained_with_one_that_does() -> None:
    request = request_of(budget_eur_per_day=1.0)
    plan = made(request)
    assert plan.status == "infeasible"
    (conflict,) = plan.conflicts
    assert conflict.wishes[0] == "diet.budget_eur_per_day"
    amount = float(conflict.relaxation_parts[0].params["amount"])
    assert 1.0 < amount < price(made(request_of()))
    easier = replace(request, diet=replace(request.diet, budget_eur_per_day=amount))
    assert made(easier).status == "ready"


@pytest.mark.parametrize("style", ["omnivore", "vegan", "keto"])
@pytest.mark.parametrize("wanted", [2, 6])
def test_leftover_lunches_are_the_other_half_of_last_evenings_pot(style: Any, wanted: int) -> None:
    targets = WEEK if style != "keto" else (DayTarget(2200, 120, 170, 45, 15, 1500),) * 7
    plan = made(request_of(*targets, style=style, leftover_lunches=wanted))
    meals = {(day.date, meal.index): meal for day in plan.days for meal in day.meals}
    left = [meal for meal in meals.values() if meal.leftover_of]
    assert 1 <= len(left) <= wanted
    for meal in left:
        assert meal.leftover_of is not None
        pot = meals[meal.leftover_of.date, meal.leftover_of.index]
        assert (meal.slot, pot.slot) == ("lunch", "dinner")
        assert (pot.recipe, pot.items, pot.leftover_of) == (meal.recipe, meal.items, None)
        assert CATALOG.recipes[pot.recipe or ""].keeps_days >= 1


def test_leftovers_keep_a_budget() -> None:
    request = request_of(leftover_lunches=5, budget_eur_per_day=6.0)
    plan = made(request)
    assert plan.status == "ready"
    assert price(plan) <= 6.0 + 1e-6


def test_a_locked_leftover_stays_and_is_cooked_where_its_pot_is_not_locked() -> None:
    request = request_of(leftover_lunches=4)
    plan = made(request)
    day, lunch = next((day, meal) for day in plan.days for meal in day.meals if meal.leftover_of)
    place = lunch.leftover_of
    assert place is not None
    pot = next(meal for one in plan.days for meal in one.meals if (one.date, meal.index) == (place.date, place.index))
    alone = made(replace(request, locked=(LockedMeal(day.date, lunch),)))
    kept = next(meal for one in alone.days for meal in one.meals if meal.locked)
    assert (kept.items, kept.leftover_of) == (lunch.items, None)
    both = made(replace(request, locked=(LockedMeal(place.date, pot), LockedMeal(day.date, lunch))))
    assert [meal.leftover_of for one in both.days for meal in one.meals if meal.locked] == [None, place]


def test_what_is_at_home_is_eaten_first() -> None:
    pantry = (PantryItem("salmon-raw", 400.0), PantryItem("lentils-red-dry", 300.0))

    def eaten(plan: MealPlan) -> float:
        grams: Counter[str] = Counter()
        for item in (item for day in plan.days for meal in day.meals for item in meal.items):
            grams[item.food] += int(item.grams)
        return sum(min(grams[item.food], item.grams) / item.grams for item in pantry)

    plain = sum(eaten(made(request_of(seed=seed))) for seed in range(3))
    first = sum(eaten(made(request_of(seed=seed, pantry=pantry))) for seed in range(3))
    assert first > plain + 1.0


def test_main_meals_are_not_all_built_on_the_same_food() -> None:
    plan = made(request_of(seed=2))
    mains = [meal.recipe or "" for day in plan.days for meal in day.meals if meal.slot in ("lunch", "dinner")]
    proteins = [
        max(
            (line for line in CATALOG.recipes[slug].ingredients if line.role == "protein"), key=lambda line: line.grams
        ).food
        for slug in mains
        if any(line.role == "protein" for line in CATALOG.recipes[slug].ingredients)
    ]
    assert max(Counter(proteins).values()) <= 4
