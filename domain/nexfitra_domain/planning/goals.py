"""What a day is measured against: one piecewise linear cost that the portions LP, the rounding and the choice of days share.

The tolerances are those by which plans are judged (energy 5 %, each macro the larger of 5 % and 5 g) and the wider ones
beyond which a day is not served at all. The weights are this planner's own judgement: being outside a tolerance costs far
more than anything inside it, energy is held tighter than macros, and habits (the recipe's own amounts, the split over the
day) only decide between days that hit the target.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nexfitra_domain.contract.meals import DayTarget

Array = npt.NDArray[np.float64]

GOAL_KEYS: Final = (
    "energy_kcal", "protein_g", "fat_g", "carbohydrate_g", "fibre_g", "saturated_fat_g", "sodium_mg",
)  # fmt: skip
"""Columns of every nutrient array of the planner."""
HARD_GOALS: Final = 4
"""The first four are judged on both sides."""
FIBRE: Final = 4
"""Fibre is only asked for: a shortfall costs."""
CAPS: Final = slice(5, 7)
"""Saturated fat and sodium are only kept down: an excess costs."""

ENERGY_JUDGED, MACRO_JUDGED, MACRO_JUDGED_G = 0.05, 0.05, 5.0
ENERGY_SERVED, MACRO_SERVED, MACRO_SERVED_G = 0.10, 0.15, 15.0

ENERGY_UNIT: Final = 0.02
INSIDE: Final = 0.7
"""Share of a tolerance up to which a deviation is cheap: rounding to the kitchen's steps may need the rest."""
INNER_COST: Final = np.array([2.0, 1.2, 1.2, 1.2])
OUTER_COST: Final = np.array([12.0, 10.0, 8.0, 8.0])
FIBRE_COST: Final = 0.3
"""Per 10 % of the fibre goal that is missing."""
CAP_COST: Final = 0.2
"""Per 10 % above the limit of saturated fat or sodium."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A day's target as arrays (7, the caps infinite where there is none). ``unit`` is the tolerance of each hard goal, ``wanted``
    is 0 where a goal was given up."""

    target: Array
    unit: Array
    served: Array
    wanted: Array
    floor_kcal: float

    def cost(self, totals: Array) -> Array:
        """Return the cost of ``totals`` (…, 7): 0 is a perfect hit, about 10 a macro at twice its tolerance."""
        gap = np.abs(totals[..., :HARD_GOALS] - self.target[:HARD_GOALS]) / self.unit
        cost = (np.minimum(gap, INSIDE) * INNER_COST + np.maximum(gap - INSIDE, 0.0) * OUTER_COST) * self.wanted
        missing = np.maximum(self.target[FIBRE] - totals[..., FIBRE], 0.0)
        over = np.maximum(totals[..., CAPS] - self.target[CAPS], 0.0) @ self.cap_rates
        below = np.maximum(self.floor_kcal - totals[..., 0], 0.0)
        return np.asarray(cost.sum(axis=-1) + missing * self.fibre_rate + over + below)

    @property
    def fibre_rate(self) -> float:
        """Return the cost of one gram of missing fibre."""
        return FIBRE_COST / max(0.1 * float(self.target[FIBRE]), 0.5)

    @property
    def cap_rates(self) -> Array:
        """Return the cost of one unit above each cap (2); 0 where there is no cap."""
        return np.asarray(CAP_COST / np.maximum(0.1 * self.target[CAPS], 0.5))

    def serves(self, totals: Array) -> bool:
        """Say whether a day with ``totals`` may be shown: floor kept, every wanted goal within the wide tolerance."""
        gap = np.abs(totals[:HARD_GOALS] - self.target[:HARD_GOALS])
        return bool(totals[0] >= self.floor_kcal - 1e-9 and np.all((gap <= self.served + 1e-9) | (self.wanted == 0)))

    def hits(self, totals: Array) -> bool:
        """Say whether a day with ``totals`` meets the judged tolerances: energy 5 %, macros the larger of 5 % and 5 g."""
        judged = np.concatenate(([ENERGY_JUDGED * self.target[0]], self.unit[1:]))
        return bool(np.all(np.abs(totals[:HARD_GOALS] - self.target[:HARD_GOALS]) <= judged + 1e-9))


def make_goal(target: DayTarget, given_up: frozenset[str] = frozenset(), *, lenient: bool = False) -> Goal:
    """Return the goal of ``target``.

    ``given_up`` names fields that no longer matter, ``lenient`` serves a day however far it misses: both are used to find
    out what stands in the way of a plan. The energy floor holds in any case.
    """
    caps = (target.saturated_fat_max_g, target.sodium_max_mg)
    values = np.array(
        [float(getattr(target, key)) for key in GOAL_KEYS[: CAPS.start]]
        + [np.inf if cap is None else float(cap) for cap in caps]
    )
    unit = np.maximum(MACRO_JUDGED * values[:HARD_GOALS], MACRO_JUDGED_G)
    unit[0] = ENERGY_UNIT * values[0]
    served = np.maximum(MACRO_SERVED * values[:HARD_GOALS], MACRO_SERVED_G)
    served[0] = ENERGY_SERVED * values[0]
    served = np.full(HARD_GOALS, np.inf) if lenient else served
    wanted = np.array([0.0 if key in given_up else 1.0 for key in GOAL_KEYS[:HARD_GOALS]])
    return Goal(values, unit, served, wanted, target.energy_floor_kcal)
