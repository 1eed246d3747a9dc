"""Micronutrients of a week: asked for, never at the price of a hard rule, and upper levels are kept."""

from dataclasses import replace
from statistics import fmean
from typing import Any

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import DayTarget, LockedMeal, MealPlan, MealPlanRequest, WeekGoal
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.verification import verify_meal_plan

from .requests import ask

CATALOG = load_catalog()
WEEK = (DayTarget(2200, 120, 73, 265, 30, 1500),) * 7


def request_of(*targets: DayTarget, **changes: Any) -> MealPlanRequest:
    """A request of a week, or of ``targets``."""
    return replace(ask(*(targets or WEEK), **changes), catalog_version=CATALOG.version)


def mean(plan: MealPlan, nutrient: str) -> float:
    """What the days bring on average, unknown amounts left out."""
    items = [item for day in plan.days for meal in day.meals for item in meal.items]
    amounts = ((CATALOG.foods[item.food].per_100g[nutrient] or 0.0) * item.grams / 100 for item in items)
    return sum(amounts) / len(plan.days)


def week(**changes: Any) -> MealPlan:
    request = request_of(**changes)
    plan = plan_meals(request, CATALOG)
    assert plan.status == "ready"
    assert verify_meal_plan(request, plan, CATALOG).ok
    return plan


def test_less_is_missing_of_what_is_asked_for() -> None:
    goals = {"vitamin_d_ug": 15.0, "calcium_mg": 1200.0, "choline_mg": 550.0}

    def adequacy(plans: list[MealPlan]) -> float:
        return fmean(min(1.0, mean(plan, key) / least) for plan in plans for key, least in goals.items())

    asked = tuple(WeekGoal(key, least) for key, least in goals.items())
    plain, better = ([week(seed=seed, week_goals=wish) for seed in range(4)] for wish in ((), asked))
    assert adequacy(better) > adequacy(plain) + 0.05


def test_an_upper_level_is_kept_where_other_days_can_be_had() -> None:
    free = week(seed=3)
    limit = 0.9 * mean(free, "vitamin_c_mg")
    kept = week(seed=3, week_goals=(WeekGoal("vitamin_c_mg", most=limit),))
    assert mean(kept, "vitamin_c_mg") <= limit


def test_an_upper_level_that_no_days_keep_is_explained_with_its_nutrient() -> None:
    request = request_of(week_goals=(WeekGoal("iron_mg", 8.0, 1.0),))
    plan = plan_meals(request, CATALOG)
    assert plan.status == "infeasible"
    assert [conflict.wishes for conflict in plan.conflicts] == [("week_goals[0]", "targets")]
    assert "iron" in plan.conflicts[0].text
    assert verify_meal_plan(request, plan, CATALOG).ok


def test_upper_levels_do_not_hold_for_a_few_days() -> None:
    request = request_of(*WEEK[:3], week_goals=(WeekGoal("iron_mg", 8.0, 1.0),))
    assert plan_meals(request, CATALOG).status == "ready"


def test_a_locked_meal_counts_towards_an_upper_level() -> None:
    plan = week(seed=5)
    meal = max(
        (m for d in plan.days for m in d.meals),
        key=lambda m: mean(replace(plan, days=(replace(plan.days[0], meals=(m,)),)), "vitamin_c_mg"),
    )
    locked = tuple(LockedMeal(day.date, replace(meal, index=meal.index)) for day in plan.days)
    brought = mean(replace(plan, days=(replace(plan.days[0], meals=(meal,)),)), "vitamin_c_mg")
    request = request_of(locked=locked, week_goals=(WeekGoal("vitamin_c_mg", most=0.9 * brought),))
    assert plan_meals(request, CATALOG).status == "infeasible"


def test_saturated_fat_and_sodium_are_kept_down() -> None:
    capped = tuple(replace(target, saturated_fat_max_g=14.0, sodium_max_mg=1600.0) for target in WEEK)
    free, kept = ([plan_meals(request_of(*days, seed=seed), CATALOG) for seed in range(4)] for days in ((), capped))
    for nutrient in ("saturated_fat_g", "sodium_mg"):
        assert fmean(mean(plan, nutrient) for plan in kept) < fmean(mean(plan, nutrient) for plan in free)
