"""A leftover must come from a pot: an earlier meal of the plan, of the same dish and amounts, that keeps so long."""

from collections.abc import Iterator
from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import Violation
from nexfitra_domain.contract.meals import MealPlan, PlannedMeal

GRAMS: Final = 0.01
"""By which equal halves may differ."""


def leftover_violations(plan: MealPlan, catalog: Catalog) -> Iterator[Violation]:
    """Yield a violation for every leftover that nothing was left of."""
    meals = {(day.date, meal.index): meal for day in plan.days for meal in day.meals}
    for number, day in enumerate(plan.days):
        for position, meal in enumerate(day.meals):
            if meal.leftover_of is None:
                continue
            place, where = meal.leftover_of, f"days[{number}].meals[{position}].leftover_of"
            pot, age = meals.get((place.date, place.index)), (day.date - place.date).days
            if pot is None or age < 1 or pot.leftover_of is not None or not _same(pot, meal):
                yield Violation("leftover", where, "There is no earlier meal from whose pot this could be.")
            elif (recipe := catalog.recipes.get(meal.recipe or "")) is None or age > recipe.keeps_days:
                yield Violation("leftover", where, f"{meal.recipe} does not keep for {age} days.")


def _same(pot: PlannedMeal, meal: PlannedMeal) -> bool:
    grams, left = ({item.food: item.grams for item in one.items} for one in (pot, meal))
    same = grams.keys() == left.keys() and all(abs(grams[food] - left[food]) <= GRAMS for food in grams)
    return same and pot.recipe is not None and pot.recipe == meal.recipe
