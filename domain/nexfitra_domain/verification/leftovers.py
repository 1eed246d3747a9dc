"""A leftover must come from a pot: an earlier meal of the plan, of the same dish and amounts, that keeps so long."""

import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import Violation
from nexfitra_domain.contract.meals import MealPlan, MealPlanRequest, PlannedMeal

WEEK: Final = 7
GRAMS: Final = 0.01
"""By which equal halves may differ."""


def leftover_violations(request: MealPlanRequest, plan: MealPlan, catalog: Catalog) -> Iterator[Violation]:
    """Yield a violation for every leftover that nothing was left of, and where there are more than were asked for."""
    pots = Counter(meal.leftover_of for day in plan.days for meal in day.meals if meal.leftover_of and not meal.locked)
    if sum(pots.values()) > math.ceil(request.diet.leftover_lunches * len(plan.days) / WEEK):
        text = f"{request.diet.leftover_lunches} leftover lunches in seven were asked for."
        yield Violation("leftover", "diet.leftover_lunches", text)
    meals = {(day.date, meal.index): meal for day in plan.days for meal in day.meals}
    for number, day in enumerate(plan.days):
        for position, meal in enumerate(day.meals):
            if meal.leftover_of is None:
                continue
            place, where = meal.leftover_of, f"days[{number}].meals[{position}].leftover_of"
            pot, age = meals.get((place.date, place.index)), (day.date - place.date).days
            if pot is None or age < 1 or pot.leftover_of is not None or not _same(pot, meal) or pots[place] > 1:
                yield Violation("leftover", where, "There is no earlier meal from whose pot this could be.")
            elif meal.slot != "lunch":
                yield Violation("leftover", where, f"Leftovers are for lunch, not for {meal.slot}.")
            elif (recipe := catalog.recipes.get(meal.recipe or "")) is None or age > recipe.keeps_days:
                yield Violation("leftover", where, f"{meal.recipe} does not keep for {age} days.")


def _same(pot: PlannedMeal, meal: PlannedMeal) -> bool:
    grams, left = ({item.food: item.grams for item in one.items} for one in (pot, meal))
    same = grams.keys() == left.keys() and all(abs(grams[food] - left[food]) <= GRAMS for food in grams)
    return same and pot.recipe is not None and pot.recipe == meal.recipe
