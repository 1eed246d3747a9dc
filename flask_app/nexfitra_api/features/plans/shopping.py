"""The shopping list of a meal plan: all amounts of a food together, by aisle, in the person's units."""

from collections import defaultdict
from typing import Final

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.catalog.model import Language
from nexfitra_domain.contract import PlannedDay
from nexfitra_domain.vocabulary import Units

from nexfitra_api.features.plans import schemas
from nexfitra_api.features.plans.purchase import purchase
from nexfitra_api.features.plans.rendering import food_name

OTHER: Final = "other"


def shopping_list(days: tuple[PlannedDay, ...], language: Language, units: Units) -> schemas.ShoppingList:
    """Return what the meals of ``days`` need; aisles and foods sorted by name, so that equal plans give equal lists."""
    grams: dict[str, float] = defaultdict(float)
    for day in days:
        for meal in day.meals:
            for item in meal.items:
                grams[item.food] += item.grams
    foods = load_catalog().foods
    aisles: dict[str, list[schemas.ShoppingItem]] = defaultdict(list)
    for slug, amount in grams.items():
        aisle = foods[slug].aisle if slug in foods else OTHER
        aisles[aisle].append(
            schemas.ShoppingItem(
                food_id=catalog_uuid("food", slug),
                name=food_name(slug, language),
                grams=round(amount, 1),
                display=purchase(foods.get(slug), amount, language, units),
            )
        )
    return schemas.ShoppingList(
        aisles=[
            schemas.ShoppingAisle(aisle=aisle, items=sorted(items, key=lambda item: (item.name.casefold(), item.name)))
            for aisle, items in sorted(aisles.items())
        ]
    )
