"""Alternatives for one meal."""

from dataclasses import replace

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.meals import WeekGoal
from nexfitra_domain.planning.meals import CatalogMismatch, plan_meals
from nexfitra_domain.planning.swap import MealNotFound, rank_alternatives
from nexfitra_domain.planning.totals import add_totals, item_totals, subtract_totals
from nexfitra_domain.verification import verify_meal_plan

from .pantry import pantry
from .requests import ask

SHELF = pantry()
REQUEST = ask(style="pescatarian", allergens=("nuts",), days=3)
PLAN = plan_meals(REQUEST, SHELF)


def test_alternatives_keep_the_rules_and_the_day() -> None:
    day = PLAN.days[1]
    options = rank_alternatives(REQUEST, PLAN, day.date, 3, SHELF, limit=20)
    assert len(options) >= 3
    assert day.meals[3].recipe not in {option.meal.recipe for option in options}
    for option in options:
        meals = (*day.meals[:3], option.meal)
        swapped = replace(day, meals=meals, totals=option.day_totals)
        plan = replace(PLAN, days=(PLAN.days[0], swapped, PLAN.days[2]))
        assert verify_meal_plan(REQUEST, plan, SHELF).ok
        assert option.meal.totals == item_totals(option.meal.items, SHELF.foods)
        assert option.day_totals == add_totals(meal.totals for meal in meals)
        assert option.change == subtract_totals(option.meal.totals, day.meals[3].totals)
        if option.on_target:
            assert option.day_totals.energy_kcal == pytest.approx(day.target.energy_kcal, rel=0.1)


@pytest.mark.parametrize("euros", [5.5, 7.0, 9.0])
def test_alternatives_keep_the_budget_and_the_upper_levels_of_the_whole_plan(euros: float) -> None:
    catalog = load_catalog()
    upper = (WeekGoal("selenium_ug", None, 300.0), WeekGoal("zinc_mg", 8.0, 25.0), WeekGoal("iron_mg", None, 22.0))
    request = ask(days=7, budget_eur_per_day=euros, week_goals=upper)
    request = replace(request, catalog_version=catalog.version)
    plan = plan_meals(request, catalog)
    assert plan.status == "ready"
    for day in plan.days[::3]:
        for meal in day.meals[1:3]:
            options = rank_alternatives(request, plan, day.date, meal.index, catalog, limit=60)
            assert len(options) >= 5
            for option in options:
                meals = tuple(option.meal if one is meal else one for one in day.meals)
                swapped = replace(day, meals=meals, totals=option.day_totals)
                whole = replace(plan, days=tuple(swapped if one is day else one for one in plan.days))
                rules = {one.rule for one in verify_meal_plan(request, whole, catalog).violations}
                assert not rules & {"budget", "upper_level"}
                assert option.close or not option.on_target


def test_the_best_come_first_and_the_answer_repeats() -> None:
    date = PLAN.days[0].date
    options = rank_alternatives(REQUEST, PLAN, date, 1, SHELF, limit=20)
    assert [(not option.close, option.cost) for option in options] == sorted(
        (not option.close, option.cost) for option in options
    )
    assert options[0].on_target
    assert rank_alternatives(REQUEST, PLAN, date, 1, SHELF, limit=2) == options[:2]


def test_a_dish_that_the_day_has_already_is_not_the_first_choice() -> None:
    day = PLAN.days[0]
    options = rank_alternatives(REQUEST, PLAN, day.date, 1, SHELF, limit=20)
    assert options[0].meal.recipe not in {meal.recipe for meal in day.meals}


def test_a_meal_that_is_not_there_is_an_error() -> None:
    with pytest.raises(MealNotFound):
        rank_alternatives(REQUEST, PLAN, PLAN.days[0].date, 5, SHELF)
    with pytest.raises(CatalogMismatch):
        rank_alternatives(replace(REQUEST, catalog_version="old"), PLAN, PLAN.days[0].date, 0, SHELF)
