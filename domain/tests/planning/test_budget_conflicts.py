"""Budgets that are not enough: the wishes named are the ones that matter, and the budget offered makes a plan. Over the real catalogue."""

from dataclasses import replace
from typing import Any

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.meals import DayTarget, LockedMeal, MealPlanRequest
from nexfitra_domain.planning.budget import price_of_meals
from nexfitra_domain.planning.candidates import make_choices
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.thrift import thrift
from nexfitra_domain.planning.week import WeekSolver
from nexfitra_domain.vocabulary import KITCHEN

from .requests import ask

CATALOG = load_catalog()
WEEK = (DayTarget(2200, 120, 73, 265, 30, 1500),) * 7
BUDGET, TARGETS = "diet.budget_eur_per_day", "targets"
RULES = frozenset(
    ("diet.style", "diet.allergens", "diet.dislikes", "diet.kitchen", "diet.max_cooking_minutes", "exclude_recipes")
)
STAPLES = ("oats", "beans", "rice", "pasta", "milk", "potato", "eggs", "lentils", "bread")
CHEAP_SLUGS = tuple(slug for slug in sorted(CATALOG.recipes) if "lentil" in slug or "oat" in slug)


def request_of(**changes: Any) -> MealPlanRequest:
    return replace(ask(*WEEK, **changes), catalog_version=CATALOG.version)


def without(request: MealPlanRequest, paths: frozenset[str]) -> MealPlanRequest:
    """The request as somebody without these wishes would send it."""
    free: dict[str, Any] = {
        "diet.style": {"style": "omnivore"},
        "diet.allergens": {"allergens": ()},
        "diet.dislikes": {"dislikes": ()},
        "diet.kitchen": {"kitchen": KITCHEN},
        "diet.max_cooking_minutes": {"max_cooking_minutes": None, "minutes_by_weekday": None},
    }
    diet = request.diet
    for path in sorted(paths & set(free)):
        diet = replace(diet, **free[path])
    excluded = () if "exclude_recipes" in paths else request.exclude_recipes
    locked = tuple(lock for at, lock in enumerate(request.locked) if f"locked[{at}]" not in paths)
    return replace(request, diet=diet, exclude_recipes=excluded, locked=locked)


@pytest.mark.parametrize(
    "request_",
    [
        request_of(budget_eur_per_day=1.0),
        request_of(budget_eur_per_day=3.2, dislikes=STAPLES),
        request_of(budget_eur_per_day=3.0, max_cooking_minutes=10),
        request_of(budget_eur_per_day=3.0, style="vegan", allergens=("soy", "gluten")),
        request_of(budget_eur_per_day=3.0, kitchen=(), dislikes=("beans", "lentils")),
        request_of(budget_eur_per_day=3.0, style="pescatarian", max_cooking_minutes=15, exclude_recipes=CHEAP_SLUGS),
        request_of(budget_eur_per_day=3.0, minutes_by_weekday=(10,) * 7),
    ],
)
def test_the_wishes_named_are_enough_and_none_is_too_many(request_: MealPlanRequest) -> None:
    (conflict,) = plan_meals(request_, CATALOG).conflicts
    core = frozenset(conflict.wishes) - {BUDGET, TARGETS}
    assert conflict.wishes[0] == BUDGET
    rest = RULES - core
    assert plan_meals(without(request_, rest), CATALOG).status == "infeasible"
    for path in core:
        assert plan_meals(without(request_, rest | {path}), CATALOG).status == "ready", path
    amount = float(conflict.relaxation_parts[0].params["amount"])
    assert amount > (request_.diet.budget_eur_per_day or 0.0)
    assert plan_meals(replace(request_, diet=replace(request_.diet, budget_eur_per_day=amount)), CATALOG).days


def test_a_locked_meal_that_costs_more_than_there_is_is_named_alone() -> None:
    plan = plan_meals(request_of(), CATALOG)
    meals = [(price_of_meals([meal], CATALOG.foods), day.date, meal) for day in plan.days for meal in day.meals]
    price, date, dearest = max(meals, key=lambda entry: entry[0])
    locked = (LockedMeal(date, dearest),)
    request = replace(request_of(budget_eur_per_day=round(0.9 * price / 7, 2)), locked=locked)
    (conflict,) = plan_meals(request, CATALOG).conflicts
    assert conflict.wishes == (BUDGET, "locked[0]")


@pytest.mark.parametrize("style", ["omnivore", "vegan"])
def test_the_cheapest_week_comes_near_what_the_bound_allows(style: Any) -> None:
    solver = WeekSolver(request_of(style=style), CATALOG)
    frame = solver.frame(0)
    found = thrift(frame, make_choices(frame, solver.dishes_of(0)), solver.solver)
    week = solver.cheapest()
    assert found.floor_eur <= found.least_eur
    assert all(extra.min() == pytest.approx(0) for extra in found.extra_eur)
    price = solver.price(week) / 7
    # The bound holds for days within the judged tolerances.
    assert all(frame.goal.hits(day.totals) for day in week.days.values())
    assert found.floor_eur <= price + 1e-6
    assert price <= 1.25 * found.least_eur
