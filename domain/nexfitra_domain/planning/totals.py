"""Plates as planned meals, and sums over the foods of a meal and the meals of a day. Unknown stays unknown: one food without a value makes the sum None."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Final

from nexfitra_domain.catalog.model import Catalog, Food
from nexfitra_domain.contract.common import MacroTotals
from nexfitra_domain.contract.meals import PlannedItem, PlannedMeal
from nexfitra_domain.planning.dishes import Plate
from nexfitra_domain.planning.goals import Array
from nexfitra_domain.vocabulary import MealSlot

TOTAL_KEYS: Final = tuple(entry.name for entry in fields(MacroTotals))
DECIMALS: Final = 3
"""Of kcal, g and mg: far below what a scale shows, and short enough that sums read the same everywhere."""


def make_meal(index: int, slot: MealSlot, plate: Plate, grams: Array, catalog: Catalog) -> PlannedMeal:
    """Return ``plate`` with ``grams`` of its ingredients as meal ``index`` of a day; ingredients of no grams are left out."""
    amounts = zip(plate.dish.foods, grams.tolist(), strict=True)
    items = tuple(PlannedItem(food, round(amount, 3)) for food, amount in amounts if amount > 0)
    totals = item_totals(items, catalog.foods)
    return PlannedMeal(index, slot, plate.dish.recipe, plate.servings, items, totals)


def item_totals(items: Iterable[PlannedItem], foods: Mapping[str, Food]) -> MacroTotals:
    """Return what ``items`` add up to, from the amounts per 100 g of their foods."""
    eaten = tuple(items)
    return MacroTotals(**{key: _sum(_part(foods[item.food], key, item.grams) for item in eaten) for key in TOTAL_KEYS})


def add_totals(parts: Iterable[MacroTotals]) -> MacroTotals:
    """Return the sum of ``parts``."""
    every = tuple(parts)
    return MacroTotals(**{key: _sum(getattr(part, key) for part in every) for key in TOTAL_KEYS})


def subtract_totals(new: MacroTotals, old: MacroTotals) -> MacroTotals:
    """Return ``new`` − ``old``; unknown where either is."""
    return MacroTotals(
        **{key: _sum((getattr(new, key), _negative(getattr(old, key)))) for key in TOTAL_KEYS},
    )


def _negative(value: float | None) -> float | None:
    return None if value is None else -value


def _part(food: Food, key: str, grams: float) -> float | None:
    amount = food.per_100g.get(key)
    return None if amount is None else amount * grams / 100.0


def _sum(values: Iterable[float | None]) -> float | None:
    total = 0.0
    for value in values:
        if value is None:
            return None
        total += value
    return round(total, DECIMALS) + 0.0
