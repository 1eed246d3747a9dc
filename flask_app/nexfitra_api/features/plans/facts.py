"""Why a planned meal stands where it stands, in numbers that anybody can check: no reasons are made up afterwards."""

from typing import Final

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import MealPlanRequest, PlannedDay, PlannedMeal
from nexfitra_domain.planning.eligibility import minutes_on
from nexfitra_domain.planning.slots import day_shape

from nexfitra_api.features.plans import schemas

TELLING_SHARE: Final = 0.3
"""Of a nutrient's daily goal. A meal of four that brings less is not what the goal is met by."""
NUTRIENTS_TOLD: Final = 3


def why_of(meal: PlannedMeal, day: PlannedDay, request: MealPlanRequest) -> schemas.PlanMealWhy:
    """Return what speaks for ``meal``: its part of the day, the time that was allowed, and which goals of the week it serves."""
    recipe = load_catalog().recipes.get(meal.recipe) if meal.recipe else None
    return schemas.PlanMealWhy(
        fits_slot=recipe is not None and meal.slot in recipe.slots,
        energy_share=_share(meal.totals.energy_kcal, day.target.energy_kcal),
        energy_aim=_aim(meal, request),
        protein_share=_share(meal.totals.protein_g, day.target.protein_g),
        minutes_limit=minutes_on(request.diet, day.date),
        nutrients=_nutrients(meal, request),
    )


def cost_eur(meal: PlannedMeal) -> float | None:
    """Return what the meal costs at the catalogue's estimated prices; None where a food has no price."""
    foods = load_catalog().foods
    prices = [(foods[item.food].price_eur_per_kg if item.food in foods else 0.0, item.grams) for item in meal.items]
    if any(price <= 0 for price, _ in prices):
        return None
    return round(sum(price * grams / 1_000 for price, grams in prices), 2)


def cost_change(old: PlannedMeal, new: PlannedMeal) -> float | None:
    """Return by how much the new meal is dearer; None where either price is unknown."""
    before, after = cost_eur(old), cost_eur(new)
    return None if before is None or after is None else round(after - before, 2)


def _share(amount: float | None, target: float) -> float | None:
    return None if amount is None or target <= 0 else round(amount / target, 3)


def _aim(meal: PlannedMeal, request: MealPlanRequest) -> float | None:
    shape = day_shape(request.diet.meals_per_day, request.diet.meal_shares)
    return round(shape[meal.index].share, 3) if meal.index < len(shape) else None


def _nutrients(meal: PlannedMeal, request: MealPlanRequest) -> list[schemas.PlanNutrientShare]:
    """Return the goals of the week of which the meal brings most, as shares of one day's goal. Unknown amounts count as none."""
    foods = load_catalog().foods
    items = [(foods[item.food].per_100g, item.grams) for item in meal.items if item.food in foods]
    found = []
    for goal in request.week_goals:
        if goal.least is None or goal.least <= 0:
            continue
        share = sum((content.get(goal.nutrient) or 0.0) * grams / 100 for content, grams in items) / goal.least
        if share >= TELLING_SHARE:
            found.append(schemas.PlanNutrientShare(nutrient=goal.nutrient, share=round(share, 2)))
    return sorted(found, key=lambda one: (-one.share, one.nutrient))[:NUTRIENTS_TOLD]
