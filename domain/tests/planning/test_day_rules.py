"""Rules that differ by day: time to cook by weekday, and the person's own split of the day's energy."""

import datetime as dt
from dataclasses import replace
from statistics import fmean

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import DietRules, MealPlan, MealPlanRequest
from nexfitra_domain.planning.eligibility import minutes_on, rules_on
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.slots import day_shape
from nexfitra_domain.planning.swap import rank_alternatives
from nexfitra_domain.verification import verify_meal_plan

from .requests import START, ask, target

CATALOG = load_catalog()
BUSY = (10, 10, 10, 10, 10, None, 240)
MONDAY, SATURDAY, SUNDAY = (dt.date(2026, 1, day) for day in (5, 10, 11))


def week(**diet: object) -> MealPlanRequest:
    return replace(ask(*(target(),) * 7, **diet), catalog_version=CATALOG.version)


def ready(request: MealPlanRequest) -> MealPlan:
    plan = plan_meals(request, CATALOG)
    assert plan.status == "ready"
    assert verify_meal_plan(request, plan, CATALOG).ok
    return plan


@pytest.mark.parametrize(("date", "minutes"), [(MONDAY, 10), (SATURDAY, 45), (SUNDAY, 240)])
def test_a_weekday_without_its_own_time_has_the_usual_one(date: dt.date, minutes: int) -> None:
    diet = DietRules("omnivore", max_cooking_minutes=45, minutes_by_weekday=BUSY)
    assert minutes_on(diet, date) == minutes
    assert rules_on(diet, date) == DietRules("omnivore", max_cooking_minutes=minutes)


def test_each_day_keeps_its_own_time_and_slow_days_use_theirs() -> None:
    assert START == MONDAY
    plan = ready(week(max_cooking_minutes=45, minutes_by_weekday=BUSY))
    longest = [max(CATALOG.recipes[meal.recipe].minutes for meal in day.meals if meal.recipe) for day in plan.days]
    assert all(minutes <= 10 for minutes in longest[:5])
    assert longest[5] <= 45
    assert max(longest[5:]) > 10


def test_a_dish_that_takes_longer_than_its_day_allows_is_found_by_the_verifier() -> None:
    slow = ready(week())
    request = week(minutes_by_weekday=(5,) * 7)
    rules = {violation.rule for violation in verify_meal_plan(request, slow, CATALOG).violations}
    assert rules == {"cooking_minutes"}


def test_alternatives_keep_the_time_of_their_day() -> None:
    request = week(max_cooking_minutes=45, minutes_by_weekday=BUSY)
    plan = ready(request)
    options = rank_alternatives(request, plan, MONDAY, 3, CATALOG, limit=50)
    assert options
    assert all(CATALOG.recipes[option.meal.recipe].minutes <= 10 for option in options if option.meal.recipe)


def test_the_own_split_moves_the_energy() -> None:
    usual, own = ready(week(meals_per_day=3)), ready(week(meals_per_day=3, meal_shares=(0.5, 0.3, 0.2)))

    def share(plan: MealPlan, index: int) -> float:
        return fmean((day.meals[index].totals.energy_kcal or 0) / (day.totals.energy_kcal or 1) for day in plan.days)

    assert share(own, 0) > share(usual, 0) + 0.1
    assert share(own, 2) < share(usual, 2) - 0.05


def test_shares_are_of_the_whole_and_of_no_other_number_of_meals() -> None:
    assert [meal.share for meal in day_shape(2, (0.3, 0.3))] == [0.5, 0.5]
    assert day_shape(3, (0.3, 0.3)) == day_shape(3)
