"""Why a planned meal stands where it stands, in numbers that anybody can check: no reasons are made up afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.catalog.diets import is_high_protein
from nexfitra_domain.catalog.model import Language
from nexfitra_domain.contract import MealPlace, MealPlanRequest, PlannedDay, PlannedMeal
from nexfitra_domain.planning.eligibility import minutes_on
from nexfitra_domain.planning.slots import day_shape
from nexfitra_domain.vocabulary import DISH_MARKS, DishMark

from nexfitra_api.features.plans import content, schemas
from nexfitra_api.kit.language import in_language

TELLING_SHARE: Final = 0.3
"""Of a nutrient's daily goal. A meal of four that brings less is not what the goal is met by."""
NUTRIENTS_TOLD: Final = 3


LEAST_AT_HOME_G: Final = 5.0
LEAST_IN_SEASON_G: Final = 30.0
"""Less of a food is no reason to eat a dish: a pinch of what is at home, a sprig of what grows now."""


@dataclass(frozen=True)
class Setting:
    """What a meal stands in: the wishes it was made from, and the other meals of the plan."""

    request: MealPlanRequest
    days: tuple[PlannedDay, ...]
    language: Language

    @cached_property
    def at_home(self) -> dict[MealPlace, dict[str, float]]:
        """Return for each meal what is still at home (grams a food) when it is cooked: the meals before it have taken their part."""
        left, found = {item.food: item.grams for item in self.request.pantry}, {}
        for day in self.days if left else ():
            for meal in day.meals:
                found[MealPlace(day.date, meal.index)] = dict(left)
                for item in meal.items:
                    if item.food in left:
                        left[item.food] = max(0.0, left[item.food] - item.grams)
        return found

    @cached_property
    def eaten_again(self) -> dict[MealPlace, schemas.PlanLeftover]:
        """Return for each meal that is cooked for two the later meal that is eaten from its pot."""
        return {
            meal.leftover_of: schemas.PlanLeftover(
                meal_id=content.meal_id(day.date, meal.index), date=day.date, slot=meal.slot
            )
            for day in self.days
            for meal in day.meals
            if meal.leftover_of is not None
        }


def why_of(meal: PlannedMeal, day: PlannedDay, setting: Setting) -> schemas.PlanMealWhy:
    """Return what speaks for ``meal``: its part of the day, the time that was allowed, which goals of the week it serves, and what it saves."""
    request, place = setting.request, MealPlace(day.date, meal.index)
    recipe = load_catalog().recipes.get(meal.recipe) if meal.recipe else None
    return schemas.PlanMealWhy(
        fits_slot=recipe is not None and meal.slot in recipe.slots,
        energy_share=_share(meal.totals.energy_kcal, day.target.energy_kcal),
        energy_aim=_aim(meal, request),
        protein_share=_share(meal.totals.protein_g, day.target.protein_g),
        minutes_limit=minutes_on(request.diet, day.date),
        nutrients=_nutrients(meal, request),
        pantry=list(_pantry(meal, setting.at_home.get(place, {}), setting.language)),
        in_season=list(_in_season(meal, day.date.month, setting.language)),
        eaten_again=setting.eaten_again.get(place),
        cost_eur=cost_eur(meal),
        budget_eur=request.diet.budget_eur_per_day,
    )


def _pantry(meal: PlannedMeal, left: dict[str, float], language: Language) -> Iterator[schemas.PlanPantryUse]:
    foods = load_catalog().foods
    for item in sorted(meal.items, key=lambda item: -item.grams):
        grams = min(item.grams, left.get(item.food, 0.0))
        if grams >= LEAST_AT_HOME_G and item.food in foods:
            name = in_language(foods[item.food].name, language)
            yield schemas.PlanPantryUse(food_id=catalog_uuid("food", item.food), name=name, grams=round(grams, 1))


def _in_season(meal: PlannedMeal, month: int, language: Language) -> Iterator[str]:
    foods = load_catalog().foods
    for item in sorted(meal.items, key=lambda item: -item.grams):
        if item.food in foods and month in foods[item.food].season and item.grams >= LEAST_IN_SEASON_G:
            yield in_language(foods[item.food].name, language)


def marks_of(meal: PlannedMeal) -> list[DishMark]:
    """Return the marks of a meal: its dish's, but for protein, which the planner's portions move."""
    recipe = load_catalog().recipes.get(meal.recipe) if meal.recipe else None
    mine: set[DishMark] = {mark for mark in (recipe.marks if recipe else ()) if mark != "high_protein"}
    if is_high_protein(meal.totals.protein_g, meal.totals.energy_kcal):
        mine.add("high_protein")
    return [mark for mark in DISH_MARKS if mark in mine]


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
