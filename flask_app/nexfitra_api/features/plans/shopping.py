"""The shopping list of a meal plan: all amounts of a food together, by aisle, in the person's units."""

from collections import defaultdict
from typing import Final

from babel.numbers import format_decimal
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.catalog.model import Language
from nexfitra_domain.contract import PlannedDay
from nexfitra_domain.vocabulary import Units

from nexfitra_api.features.plans import schemas
from nexfitra_api.features.plans.rendering import food_name

GRAMS_PER_OUNCE: Final = 28.349523125
"""International avoirdupois ounce (exact; NIST Handbook 44, appendix C)."""
OUNCES_PER_POUND: Final = 16
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
                display=display(amount, language, units),
            )
        )
    return schemas.ShoppingList(
        aisles=[
            schemas.ShoppingAisle(aisle=aisle, items=sorted(items, key=lambda item: (item.name.casefold(), item.name)))
            for aisle, items in sorted(aisles.items())
        ]
    )


def display(grams: float, language: Language, units: Units) -> str:
    """Return an amount as a shopper reads it: ``350 g``, ``1.2 kg``, ``12 oz``, ``2.5 lb``."""
    if units == "us":
        ounces = grams / GRAMS_PER_OUNCE
        big, unit, amount = ounces >= OUNCES_PER_POUND, "oz", ounces
        if big:
            unit, amount = "lb", ounces / OUNCES_PER_POUND
    else:
        big, unit, amount = grams >= 1_000, "g", grams
        if big:
            unit, amount = "kg", grams / 1_000
    pattern = "#,##0.##" if big else "#,##0"
    # Never "0 g": a pinch is still something to have in the house.
    shown = amount if big else max(1.0, amount)
    return f"{format_decimal(shown, format=pattern, locale=language)} {unit}"
