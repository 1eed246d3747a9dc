"""The shopping list of a meal plan: all amounts of a food together, for all who eat, without what is at home, by aisle."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.catalog.model import Food, Language
from nexfitra_domain.contract import PlannedDay
from nexfitra_domain.vocabulary import Units

from nexfitra_api.features.plans import schemas
from nexfitra_api.features.plans.purchase import purchase
from nexfitra_api.features.plans.rendering import food_name

OTHER: Final = "other"
CRUMB_G: Final = 0.05
"""What is missing by less than a list can show is not missing."""


def shopping_list(
    days: tuple[PlannedDay, ...], language: Language, units: Units, *, eaters: int, at_home: Mapping[str, float]
) -> schemas.ShoppingList:
    """Return what the meals of ``days`` need for ``eaters`` people who all eat these portions.

    ``at_home`` (slug → grams) is used first. Aisles and foods are sorted by name, so that equal plans give equal lists.
    """
    portions = _portions(days)
    foods = load_catalog().foods
    aisles: dict[str, list[schemas.ShoppingItem]] = defaultdict(list)
    used: list[schemas.ShoppingAtHome] = []
    for slug, portion in portions.items():
        food, name = foods.get(slug), food_name(slug, language)
        needed = portion * eaters
        there = min(needed, at_home.get(slug, 0.0))
        missing = needed - there
        if there >= CRUMB_G:
            told = purchase(food, there, language, units)
            used.append(
                schemas.ShoppingAtHome(
                    food_id=catalog_uuid("food", slug), name=name, grams=round(there, 1), display=told
                )
            )
        if missing < CRUMB_G:
            continue
        aisles[OTHER if food is None else food.aisle].append(
            schemas.ShoppingItem(
                food_id=catalog_uuid("food", slug),
                name=name,
                grams=round(missing, 1),
                display=purchase(food, missing, language, units),
                portion_g=round(portion, 1),
                at_home_g=round(there, 1),
                cost_eur=_cost_eur(food, missing),
            )
        )
    return schemas.ShoppingList(
        eaters=eaters,
        aisles=[
            schemas.ShoppingAisle(aisle=aisle, items=sorted(items, key=lambda item: _by_name(item.name)))
            for aisle, items in sorted(aisles.items())
        ],
        at_home=sorted(used, key=lambda item: _by_name(item.name)),
        cost_eur=_sum_eur([item.cost_eur for items in aisles.values() for item in items]),
    )


def _portions(days: tuple[PlannedDay, ...]) -> dict[str, float]:
    """Return slug → grams that one person eats of it."""
    grams: dict[str, float] = defaultdict(float)
    for day in days:
        for meal in day.meals:
            for item in meal.items:
                grams[item.food] += item.grams
    return grams


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _cost_eur(food: Food | None, grams: float) -> float | None:
    return None if food is None or food.price_eur_per_kg <= 0 else round(food.price_eur_per_kg * grams / 1_000, 2)


def _sum_eur(costs: list[float | None]) -> float | None:
    """Return the sum; unknown as soon as one of them is."""
    known = [cost for cost in costs if cost is not None]
    return round(sum(known), 2) if len(known) == len(costs) else None
