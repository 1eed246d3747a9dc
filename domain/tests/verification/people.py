"""Several unlike people with good plans of the planner for them, made once."""

import datetime as dt
from dataclasses import replace
from functools import cache

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import (
    DayTarget,
    DietRules,
    Limit,
    LockedMeal,
    MealPlanRequest,
    TrainingRules,
    WeekGoal,
    WorkoutPlanRequest,
)
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.workouts import plan_workouts

from .planting import Case

START = dt.date(2026, 3, 2)
GYM = ("barbell", "rack", "bench", "dumbbells", "plates", "machine", "cable", "pull_up_bar", "cardio_machine")
UPPER = (WeekGoal("iron_mg", most=45.0), WeekGoal("zinc_mg", most=40.0), WeekGoal("selenium_ug", most=400.0))


def target(energy: float, protein: float, fat: float, floor: float = 1300.0) -> DayTarget:
    return DayTarget(energy, protein, fat, (energy - 4 * protein - 9 * fat) / 4, 25.0, floor)


DIETS = {
    "quick": (target(2200, 130, 70), DietRules("omnivore", ("nuts", "celery"), ("salmon", "olives"), 4, 30, ("hob", "microwave"))),
    "vegan": (target(2500, 120, 80), DietRules("vegan", ("gluten",), ("mushrooms",), 5)),
    "vegetarian": (target(1700, 90, 58), DietRules("vegetarian", ("eggs",), (), 3, leftover_lunches=3)),
    "keto": (target(2000, 120, 148), DietRules("keto", ("peanuts",), (), 3, 45, ("hob", "oven"))),
    "mediterranean": (target(2300, 110, 82), DietRules("mediterranean", (), ("tofu",), 4, budget_eur_per_day=14.0)),
    "pescatarian": (target(1900, 105, 63), DietRules("pescatarian", ("milk",), (), 6, leftover_lunches=2)),
}  # fmt: skip

TRAINING = {
    "gym": TrainingRules("intermediate", "hypertrophy", 4, 75, 34, GYM, (), False, False, (0, 1, 3, 5)),
    "home": TrainingRules("beginner", "general", 3, 40, 45, ("dumbbells", "bands"), (Limit("knee", "acute"),)),
    "lifter": TrainingRules("advanced", "strength", 5, 90, 28, GYM, (Limit("shoulder", "chronic"),), dislikes=("deadlift",)),
    "pressure": TrainingRules("intermediate", "general", 3, 60, 58, GYM, hypertension=True, weekdays=(1, 3, 5)),
    "light": TrainingRules("beginner", "general", 2, 30, 70, ("bands",), (Limit("lower_back", "acute"),), low_intensity=True),
    "short": TrainingRules("intermediate", "hypertrophy", 3, 25, 30, ("dumbbells", "bench"), (Limit("wrist", "acute"),)),
}  # fmt: skip


@cache
def eater(name: str) -> Case:
    """The person's week. One who locks meals has two of the first answer kept in the second."""
    day, diet = DIETS[name]
    catalog = load_catalog()
    excluded = tuple(sorted(catalog.recipes))[::9]
    request = MealPlanRequest(START, (day,) * 7, diet, 7, catalog.version, week_goals=UPPER, exclude_recipes=excluded)
    plan = plan_meals(request, catalog)
    if name in ("quick", "vegan"):
        kept = tuple(LockedMeal(each.date, replace(each.meals[1], locked=True)) for each in plan.days[1:3])
        request = replace(request, locked=kept)
        plan = plan_meals(request, catalog)
    return Case(request, plan, catalog)


@cache
def trainee(name: str) -> Case:
    """The person's plan; some know their maxima, and the blocks are long enough for a deload."""
    catalog = load_catalog()
    known = {slug: 40.0 + 10 * (len(slug) % 8) for slug in catalog.exercises} if name in ("gym", "pressure") else {}
    request = WorkoutPlanRequest(START, 6, TRAINING[name], 7, catalog.version, known_1rm_kg=known)
    return Case(request, plan_workouts(request, catalog), catalog)
