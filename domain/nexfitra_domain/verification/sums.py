"""Adding a meal plan up again, from the amounts per 100 g and the grams, with the verifier's own arithmetic."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Final

from nexfitra_domain.catalog.model import Food
from nexfitra_domain.contract.common import MacroTotals
from nexfitra_domain.contract.meals import PlannedItem

KEYS: Final = tuple(field.name for field in fields(MacroTotals))
ROUNDING: Final = 0.01
"""How far, per summand and in the nutrient's unit, a stated total may lie from the recomputed one."""


def recompute(items: Iterable[PlannedItem], foods: Mapping[str, Food]) -> dict[str, float | None]:
    """Return nutrient → total; None where any food does not state it. Foods that are not in ``foods`` state nothing."""
    eaten = [(foods[item.food].per_100g if item.food in foods else {}, item.grams) for item in items]
    totals: dict[str, float | None] = {}
    for key in KEYS:
        parts = [None if (amount := per_100g.get(key)) is None else amount * grams / 100 for per_100g, grams in eaten]
        known = [part for part in parts if part is not None]
        totals[key] = math.fsum(known) if len(known) == len(parts) else None
    return totals


def differing(stated: MacroTotals, actual: Mapping[str, float | None], summands: int) -> list[str]:
    """Return the nutrients whose stated total is not the recomputed one, rounding aside."""
    return [key for key in KEYS if not _same(getattr(stated, key), actual[key], ROUNDING * max(1, summands))]


def _same(stated: float | None, actual: float | None, tolerance: float) -> bool:
    if stated is None or actual is None:
        return stated is actual
    return math.isclose(stated, actual, rel_tol=1e-6, abs_tol=tolerance)
