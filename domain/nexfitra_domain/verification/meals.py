"""Hard rules of a meal plan. Every rule has a stable code; a plan with any violation is not shown."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

from nexfitra_domain.catalog.model import Catalog, Recipe
from nexfitra_domain.contract.common import MacroTotals, Verification, Violation
from nexfitra_domain.contract.meals import MealPlan, MealPlanRequest, PlannedDay, PlannedMeal
from nexfitra_domain.verification.diet import food_violations, recipe_text_violations
from nexfitra_domain.verification.leftovers import leftover_violations
from nexfitra_domain.verification.sums import KEYS, differing, recompute
from nexfitra_domain.vocabulary import MealSlot

MAX_GRAMS: Final = 1500.0
"""The most of one food in one meal that is believed (a litre and a half of soup or milk): own judgement."""
UL_DAYS: Final = 7
UL_ROUNDING: Final = 1e-6
PRICE_ROUNDING_EUR: Final = 0.001
FLOOR_TOLERANCE_KCAL: Final = 1.0
MAIN_SLOTS: Final[tuple[MealSlot, ...]] = ("breakfast", "lunch", "dinner")


def verify_meal_plan(request: MealPlanRequest, plan: MealPlan, catalog: Catalog) -> Verification:
    """Judge a plan against its request. A refusal ("infeasible") is judged too: it has no days and says what collides."""
    violations = tuple(_provenance(request, plan, catalog))
    if plan.status == "infeasible":
        violations += tuple(_refusal(plan))
    else:
        violations += tuple(_dates(request, plan))
        for index, day in enumerate(plan.days):
            violations += tuple(_day(request, day, index, catalog))
        violations += tuple(_locked(request, plan))
        violations += tuple(_upper_levels(request, plan, catalog))
        violations += tuple(_budget(request, plan, catalog))
        violations += tuple(leftover_violations(plan, catalog))
    return Verification(ok=not violations, violations=violations)


def _provenance(request: MealPlanRequest, plan: MealPlan, catalog: Catalog) -> Iterator[Violation]:
    if plan.provenance.seed != request.seed:
        yield Violation("provenance", "provenance.seed", "The plan names another seed than the request.")
    if plan.provenance.catalog_version != catalog.version:
        text = "The plan was made from another version of the catalogue."
        yield Violation("provenance", "provenance.catalog_version", text)


def _refusal(plan: MealPlan) -> Iterator[Violation]:
    if plan.days:
        yield Violation("refusal", "days", "A refused plan must not hold days.")
    if not plan.conflicts or any(not conflict.wishes for conflict in plan.conflicts):
        yield Violation("refusal", "conflicts", "A refused plan must say which wishes collide.")


def _dates(request: MealPlanRequest, plan: MealPlan) -> Iterator[Violation]:
    if len(plan.days) != len(request.targets):
        text = f"{len(request.targets)} days were asked for, {len(plan.days)} are planned."
        yield Violation("days", "days", text)
    for index, (day, target) in enumerate(zip(plan.days, request.targets, strict=False)):
        due = request.start + dt.timedelta(days=index)
        if day.date != due:
            yield Violation("date", f"days[{index}].date", f"This day must be {due.isoformat()}.")
        if day.target != target:
            yield Violation("target", f"days[{index}].target", "The target is not the one that was asked for.")


def _upper_levels(request: MealPlanRequest, plan: MealPlan, catalog: Catalog) -> Iterator[Violation]:
    """Upper levels are for usual intake: the mean of the days is judged, from seven days on. What is known is a lower bound."""
    if len(plan.days) < UL_DAYS:
        return
    items = [item for day in plan.days for meal in day.meals for item in meal.items if item.food in catalog.foods]
    for at, goal in enumerate(request.week_goals):
        if goal.most is None:
            continue
        amounts = [(catalog.foods[item.food].per_100g.get(goal.nutrient) or 0.0) * item.grams / 100 for item in items]
        mean = math.fsum(amounts) / len(plan.days)
        if mean > goal.most * (1 + UL_ROUNDING):
            text = f"{goal.nutrient}: a day's mean of {mean:.4g} passes the upper level of {goal.most:.4g}."
            yield Violation("upper_level", f"week_goals[{at}].most", text)


def _budget(request: MealPlanRequest, plan: MealPlan, catalog: Catalog) -> Iterator[Violation]:
    """The mean of the days is judged, at the estimated price per kilogram of each food."""
    most = request.diet.budget_eur_per_day
    if most is None or not plan.days:
        return
    items = [item for day in plan.days for meal in day.meals for item in meal.items if item.food in catalog.foods]
    prices = (catalog.foods[item.food].price_eur_per_kg * item.grams / 1000 for item in items)
    mean = math.fsum(prices) / len(plan.days)
    if mean > most + PRICE_ROUNDING_EUR:
        yield Violation("budget", "diet.budget_eur_per_day", f"A day costs {mean:.2f} euros, more than {most:.2f}.")


def _day(request: MealPlanRequest, day: PlannedDay, index: int, catalog: Catalog) -> Iterator[Violation]:
    where = f"days[{index}]"
    yield from _slots(request, day, where)
    locked = {(lock.date, lock.meal.index) for lock in request.locked}
    for position, meal in enumerate(day.meals):
        at = f"{where}.meals[{position}]"
        yield from _foods(request, meal, at, catalog)
        yield from _recipe(request, day.date, meal, at, catalog, free=(day.date, meal.index) not in locked)
        yield from _totals(meal.totals, recompute(meal.items, catalog.foods), len(meal.items), at)
    items = [item for meal in day.meals for item in meal.items]
    actual = recompute(items, catalog.foods)
    yield from _totals(day.totals, actual, len(items), where)
    yield from _floor(day, actual["energy_kcal"], where)


def _totals(stated: MacroTotals, actual: dict[str, float | None], summands: int, where: str) -> Iterator[Violation]:
    for key in differing(stated, actual, summands):
        text = f"{key} is stated as {getattr(stated, key)}, but the foods add up to {actual[key]}."
        yield Violation("totals", f"{where}.totals.{key}", text)
    for key in KEYS:
        value = getattr(stated, key)
        if value is not None and not (math.isfinite(value) and value >= 0):
            yield Violation("totals", f"{where}.totals.{key}", f"{key} must be finite and not negative.")


def _floor(day: PlannedDay, energy_kcal: float | None, where: str) -> Iterator[Violation]:
    if energy_kcal is None:
        yield Violation("energy_unknown", where, "A food of this day does not state its energy.")
    elif energy_kcal < day.target.energy_floor_kcal - FLOOR_TOLERANCE_KCAL:
        text = f"{energy_kcal:.0f} kcal lie below the floor of {day.target.energy_floor_kcal:.0f} kcal."
        yield Violation("energy_floor", where, text)


def _slots(request: MealPlanRequest, day: PlannedDay, where: str) -> Iterator[Violation]:
    wanted = request.diet.meals_per_day
    if len(day.meals) != wanted:
        yield Violation("meal_count", f"{where}.meals", f"{wanted} meals were asked for, {len(day.meals)} are planned.")
    if [meal.index for meal in day.meals] != list(range(len(day.meals))):
        yield Violation("meal_index", f"{where}.meals", "Meals must be numbered from 0 in their order.")
    mains = [meal.slot for meal in day.meals if meal.slot != "snack"]
    if mains != [slot for slot in MAIN_SLOTS if slot in mains]:
        yield Violation("slots", f"{where}.meals", "A main meal occurs twice or out of its order.")
    if len(mains) < min(wanted, len(MAIN_SLOTS)):
        yield Violation("slots", f"{where}.meals", "Snacks may only come on top of the main meals.")


def _foods(request: MealPlanRequest, meal: PlannedMeal, where: str, catalog: Catalog) -> Iterator[Violation]:
    """Safety of what is eaten; a locked meal is not excused from it."""
    if not meal.items:
        yield Violation("empty_meal", where, "The meal has no food.")
    for slug, count in Counter(item.food for item in meal.items).items():
        if count > 1:
            yield Violation("duplicate_food", where, f"{slug} stands in the meal {count} times.")
    for position, item in enumerate(meal.items):
        at = f"{where}.items[{position}]"
        if not (math.isfinite(item.grams) and 0 < item.grams <= MAX_GRAMS):
            yield Violation("amount", at, f"{item.grams} g is not an amount for one meal.")
        food = catalog.foods.get(item.food)
        if food is None:
            yield Violation("unknown_food", at, f"{item.food} is not in the catalogue.")
        else:
            yield from food_violations(food, request.diet, at)
    if not (math.isfinite(meal.servings) and meal.servings > 0):
        yield Violation("amount", f"{where}.servings", "Servings must be a positive number.")


def _recipe(
    request: MealPlanRequest, date: dt.date, meal: PlannedMeal, where: str, catalog: Catalog, *, free: bool
) -> Iterator[Violation]:
    """Rules of the dish. A locked meal was chosen by the person, so only what its text speaks of is held against it."""
    if meal.recipe is None:
        if free:
            yield Violation("unknown_recipe", where, "A planned meal must be one of the catalogue's recipes.")
        return
    recipe = catalog.recipes.get(meal.recipe)
    if recipe is None:
        yield Violation("unknown_recipe", where, f"{meal.recipe} is not in the catalogue.")
        return
    yield from recipe_text_violations(recipe, catalog.foods, request.diet, where)
    if free and meal.leftover_of is None:
        yield from _practical(request, date, meal, recipe, where)
    if free:
        yield from _amounts(meal, recipe, where)


def _practical(
    request: MealPlanRequest, date: dt.date, meal: PlannedMeal, recipe: Recipe, where: str
) -> Iterator[Violation]:
    diet = request.diet
    if recipe.id in request.exclude_recipes:
        yield Violation("excluded_recipe", where, f"{recipe.id} was excluded.")
    if meal.slot not in recipe.slots:
        yield Violation("slot", where, f"{recipe.id} is not a dish for {meal.slot}.")
    weekday = (diet.minutes_by_weekday or (None,) * 7)[date.weekday()]
    most = diet.max_cooking_minutes if weekday is None else weekday
    if most is not None and recipe.minutes > most:
        text = f"{recipe.id} takes {recipe.minutes} minutes, more than {most}."
        yield Violation("cooking_minutes", where, text)
    for device in recipe.kitchen:
        if device not in diet.kitchen:
            yield Violation("kitchen", where, f"{recipe.id} needs a thing that is not there: {device}.")


def _amounts(meal: PlannedMeal, recipe: Recipe, where: str) -> Iterator[Violation]:
    """The foods are those of the recipe, in amounts between its bounds, a kitchen step of leeway on both sides."""
    grams = {item.food: item.grams for item in meal.items}
    lines = {line.food: line for line in recipe.ingredients}
    for food in sorted(grams.keys() - lines.keys()):
        yield Violation("recipe_food", where, f"{food} is no part of {recipe.id}.")
    for food, line in lines.items():
        low, high = line.min_grams * meal.servings, line.max_grams * meal.servings
        if food not in grams and line.min_grams > 0:
            yield Violation("recipe_food", where, f"{food} is missing from {recipe.id}.")
        elif food in grams and not low - line.step_grams <= grams[food] <= high + line.step_grams:
            text = f"{grams[food]:g} g of {food} lie outside {low:g}-{high:g} g."
            yield Violation("recipe_amount", where, text)


def _locked(request: MealPlanRequest, plan: MealPlan) -> Iterator[Violation]:
    wanted = {(lock.date, lock.meal.index): lock.meal for lock in request.locked}
    for index, day in enumerate(plan.days):
        for position, meal in enumerate(day.meals):
            where = f"days[{index}].meals[{position}]"
            lock = wanted.pop((day.date, meal.index), None)
            if lock is None and meal.locked:
                yield Violation("locked", where, "The meal is marked as locked, but was not.")
            elif lock is not None and _content(lock) != _content(meal):
                yield Violation("locked", where, "A locked meal was changed.")
            elif lock is not None and not meal.locked:
                yield Violation("locked", where, "A locked meal is not marked as locked.")
    for date, index in wanted:
        yield Violation("locked", "days", f"The locked meal {index} of {date.isoformat()} is missing.")


def _content(meal: PlannedMeal) -> tuple[object, ...]:
    return meal.index, meal.slot, meal.recipe, meal.servings, meal.items
