"""Money: what days cost at the catalogue's estimated prices, and a search that makes a tighter budget never dearer.

The planner first makes the plan that it would make without a budget. Where that is too dear it puts a price on a euro: the higher, the cheaper
the days that are chosen. The cheapest plan stands at one end. Between them the price of a euro is halved towards the dearest
plan that fits. Which plan belongs to a price of a euro does not depend on the budget, and the dearest that fits is taken, so a tighter budget never
gets a dearer plan: where two budgets part, the plan tried there fits only the wider one, and that then gets nothing cheaper.
"""

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from nexfitra_domain.catalog.model import Food
from nexfitra_domain.contract.meals import LockedMeal, PlannedMeal
from nexfitra_domain.planning.candidates import Candidate, CandidateDays, Choice, Frame, make_choices
from nexfitra_domain.planning.dishes import Dish
from nexfitra_domain.planning.solver import Solver
from nexfitra_domain.planning.thrift import Thrift, thrift

CHEAPEST_EURO: Final = 0.02
DEAREST_EURO: Final = 16.0
"""Prices of a euro, in units of cost: a first repeated dinner costs 0.8."""
HALVINGS: Final = 4
EURO_IN_PORTIONS: Final = 8.0
CHEAP_DRAWS: Final = 80
SPREAD: Final = 0.01
"""How strongly cheap dishes are preferred where days are drawn for a budget, as a share of the least price: a dish that makes the day this
much dearer is drawn about a third as often. Tried from 0.006 to 0.05: wider draws do not come near the least price, narrower ones repeat."""


def halvings() -> Iterator[tuple[float, Callable[[bool], None]]]:
    """Yield prices of a euro, each with a function that takes whether the plan made with it fits the budget."""
    low, high = math.log(CHEAPEST_EURO), math.log(DEAREST_EURO)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        ends: list[bool] = []
        yield math.exp(middle), ends.append
        low, high = (low, middle) if ends[0] else (middle, high)


def price_of_meals(meals: Iterable[PlannedMeal], foods: Mapping[str, Food]) -> float:
    """Return the euros of planned meals; a food that the catalogue has lost costs nothing."""
    items = (item for meal in meals for item in meal.items if item.food in foods)
    return sum(item.grams * foods[item.food].price_eur_per_kg / 1000.0 for item in items)


def price_of_locked(locked: Iterable[LockedMeal], foods: Mapping[str, Food]) -> float:
    """Return the euros of locked meals."""
    return price_of_meals((lock.meal for lock in locked), foods)


class Market:
    """What a kind of day can be bought for: how cheap it can be at all, and candidate days for little money."""

    def __init__(self, frame: Frame, dishes: Mapping[str, Dish], solver: Solver) -> None:
        self._frame, self._solver, self._choices = frame, solver, make_choices(frame, dishes)
        self._thrift = thrift(frame, self._choices, solver) if frame.meals and all(self._choices) else None

    @property
    def floor_eur(self) -> float:
        """Return what the free meals of a day within the judged tolerances cost at least; 0 where nothing is known."""
        return 0.0 if self._thrift is None else self._thrift.floor_eur

    def days(self, rng: random.Random, draws: int) -> list[Candidate]:
        """Return up to ``draws`` candidate days that may be served, drawn and portioned for little money, best first."""
        if self._thrift is None:
            return []
        found = CandidateDays(self._frame, _thrifty(self._choices, self._thrift), self._solver, rng, EURO_IN_PORTIONS)
        found.grow(draws)
        return [candidate for candidate in found.best(draws) if self._frame.goal.serves(candidate.totals)]


def _thrifty(choices: Sequence[Sequence[Choice]], found: Thrift) -> list[list[Choice]]:
    """Return the choices with weights that prefer those that make a day little dearer."""
    scale = SPREAD * max(found.least_eur, 1e-9)
    return [
        [
            Choice(option.plate, math.sqrt(option.weight) * math.exp(-extra / scale) + 1e-12)
            for option, extra in zip(options, extras, strict=True)
        ]
        for options, extras in zip(choices, found.extra_eur, strict=True)
    ]
