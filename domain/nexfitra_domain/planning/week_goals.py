"""Micronutrients and the pantry over all days of a plan: what each candidate day brings, what is asked for, and what is missing at the end.

Reference intakes are for usual intake, so they are weighed over the mean of the days, never day by day. Goals cost what is
missing of them; upper levels (UL) may not be passed where the plan is long enough to judge one. What is at home is a goal as
well: all of it should be eaten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from nexfitra_domain.catalog.model import Food
from nexfitra_domain.contract.meals import LockedMeal, PantryItem, WeekGoal
from nexfitra_domain.micros import UL_DAYS
from nexfitra_domain.planning.candidates import Candidate
from nexfitra_domain.planning.goals import Array

MISSING_COST: Final = 0.7
"""A day, for a nutrient of which nothing at all is brought: a tenth missing over a week costs about half a repeated dinner."""
ROOM: Final = 0.03
"""Part of an upper level that the choice of days keeps free, since amounts in whole steps bring a little more or less."""
OVER_COST: Final = 50.0
"""A day, for twice the upper level: more than any day's cost, so that no other wish buys it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Sums over the free meals of all days: at least ``least`` and at most ``most`` (infinite where nothing is asked), with
    the cost of one unit that is missing or too much."""

    least: Array
    most: Array
    missing_rate: Array
    over_rate: Array


class WeekGoals:
    """The goals of one request over ``foods``. An unknown amount counts as none towards a goal: what is known must meet it."""

    def __init__(
        self, goals: Sequence[WeekGoal], foods: Mapping[str, Food], days: int, pantry: Sequence[PantryItem] = ()
    ) -> None:
        self.goals, self.days, self.pantry, self._foods = tuple(goals), days, tuple(pantry), foods
        self._rows: dict[str, Array] = {}

    def __len__(self) -> int:
        return len(self.goals) + len(self.pantry)

    @cached_property
    def least(self) -> Array:
        """Return what the mean of the days should bring at least."""
        return np.array([goal.least or 0.0 for goal in self.goals] + [item.grams / self.days for item in self.pantry])

    @cached_property
    def most(self) -> Array:
        """Return what the mean of the days may bring at most; infinite for a plan too short to judge an upper level."""
        judged = self.days >= UL_DAYS
        most = [goal.most if judged and goal.most is not None else np.inf for goal in self.goals]
        return np.array(most + [np.inf] * len(self.pantry))

    def of_food(self, slug: str) -> Array:
        """Return what one gram of a food brings of each nutrient, and of each food of the pantry."""
        if slug not in self._rows:
            food = self._foods.get(slug)
            amounts = [None if food is None else food.per_100g.get(goal.nutrient) for goal in self.goals]
            at_home = [float(item.food == slug) for item in self.pantry]
            self._rows[slug] = np.array([(amount or 0.0) / 100.0 for amount in amounts] + at_home)
        return self._rows[slug]

    def of_candidate(self, candidate: Candidate) -> Array:
        """Return what the free meals of a candidate day bring."""
        foods = [food for plate in candidate.plates for food in plate.dish.foods]
        if not foods or not len(self):
            return np.zeros(len(self))
        return np.asarray(candidate.grams @ np.array([self.of_food(food) for food in foods]))

    def bounds(self, locked: Sequence[LockedMeal]) -> Bounds:
        """Return what is left to the free meals of all days beside ``locked`` ones."""
        brought = self._brought(locked)
        least, most = self.least * self.days, self.most * self.days
        return Bounds(
            least=np.maximum(least - brought, 0.0),
            most=np.maximum(most * (1 - ROOM) - brought, 0.0),
            missing_rate=self.days * MISSING_COST / np.maximum(least, 1e-9) * (least > 0),
            over_rate=np.where(np.isfinite(most), self.days * OVER_COST / np.maximum(most, 1e-9), 0.0),
        )

    def _brought(self, locked: Sequence[LockedMeal]) -> Array:
        items = [item for lock in locked for item in lock.meal.items]
        return sum((item.grams * self.of_food(item.food) for item in items), np.zeros(len(self)))

    def passed(self, days: Sequence[Candidate], locked: Sequence[LockedMeal]) -> tuple[str, ...]:
        """Return the nutrients whose upper level these days pass."""
        total = sum((self.of_candidate(day) for day in days), self._brought(locked))
        over = total > self.most * self.days * (1 + 1e-9)
        return tuple(goal.nutrient for goal, is_over in zip(self.goals, over, strict=False) if is_over)
