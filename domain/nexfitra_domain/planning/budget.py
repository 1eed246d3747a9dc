"""Money: what days cost at the catalogue's estimated prices, and bands of price that make a tighter budget never dearer.

The planner first makes the plan that it would make without a budget, whose price does not depend on any. Where that is too
dear it looks for days in bands of price below it, each a twentieth wide and bounded on both sides. A tighter budget starts in the same or in
a cheaper band, so what it gets never costs more than what a wider one gets.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from nexfitra_domain.catalog.model import Food
from nexfitra_domain.contract.meals import LockedMeal, PlannedMeal
from nexfitra_domain.planning.candidates import Candidate, Choice

STEP: Final = 0.05
"""Width of a band as a share of the price without a budget: own judgement. Narrower bands use a budget up better and take longer."""
BANDS: Final = 19
CHEAPNESS: Final = 10.0
"""How strongly cheap dishes are preferred where days are drawn for a budget: tried from 3 to 10, the last reaches the lowest prices."""


@dataclass(frozen=True, slots=True)
class Band:
    """Euros of all free meals: above ``low``, up to ``high``."""

    low: float
    high: float

    def holds(self, price: float) -> bool:
        """Say whether ``price`` lies within."""
        return self.low < price <= self.high + 1e-9

    def without(self, spent: float) -> "Band | None":
        """Return what is left of the band beside ``spent``; None where nothing is."""
        return None if spent >= self.high else Band(self.low - spent, self.high - spent)


def bands(reference: float) -> list[Band]:
    """Return the bands below ``reference``, the dearest first."""
    edges = [reference * (1 - STEP * step) for step in range(1, BANDS + 2)]
    return [Band(low, high) for high, low in pairwise(edges)]


def price_of(candidate: Candidate) -> float:
    """Return the euros of the free meals of a candidate day."""
    prices = [plate.dish.price_per_gram for plate in candidate.plates]
    return float(candidate.grams @ np.concatenate(prices)) if prices else 0.0


def price_of_meals(meals: Iterable[PlannedMeal], foods: Mapping[str, Food]) -> float:
    """Return the euros of planned meals; a food that the catalogue has lost costs nothing."""
    items = (item for meal in meals for item in meal.items if item.food in foods)
    return sum(item.grams * foods[item.food].price_eur_per_kg / 1000.0 for item in items)


def price_of_locked(locked: Iterable[LockedMeal], foods: Mapping[str, Food]) -> float:
    """Return the euros of locked meals."""
    return price_of_meals((lock.meal for lock in locked), foods)


def cheaper_choices(choices: Iterable[list[Choice]]) -> Iterator[list[Choice]]:
    """Return the choices of each meal with weights that prefer the cheap ones."""
    for options in choices:
        prices = [float(option.plate.base @ option.plate.dish.price_per_gram) for option in options]
        usual = max(float(np.median(prices)), 1e-9) if prices else 1.0
        yield [
            Choice(option.plate, option.weight * float(np.exp(-CHEAPNESS * price / usual)))
            for option, price in zip(options, prices, strict=True)
        ]
