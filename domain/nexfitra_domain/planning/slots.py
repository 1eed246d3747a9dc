"""Which meals a day has, in the order in which they are eaten, and the share of the day's energy each one aims at.

The split is a convention of this planner, not a finding: main meals carry nearly all of the energy and a snack about a
tenth of it, which is the shape that the portions of the catalogue's dishes are made for. It is a soft goal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nexfitra_domain.vocabulary import MealSlot


@dataclass(frozen=True, slots=True)
class Meal:
    """One place in the day: its slot and its share of the day's energy (0–1)."""

    slot: MealSlot
    share: float


DAY_SHAPES: Final[dict[int, tuple[Meal, ...]]] = {
    # Two meals are lunch and dinner: people who eat twice a day mostly leave breakfast out.
    2: (Meal("lunch", 0.48), Meal("dinner", 0.52)),
    3: (Meal("breakfast", 0.28), Meal("lunch", 0.36), Meal("dinner", 0.36)),
    4: (Meal("breakfast", 0.25), Meal("lunch", 0.32), Meal("snack", 0.11), Meal("dinner", 0.32)),
    5: (Meal("breakfast", 0.22), Meal("snack", 0.10), Meal("lunch", 0.29), Meal("snack", 0.10), Meal("dinner", 0.29)),
    6: (
        Meal("breakfast", 0.20),
        Meal("snack", 0.09),
        Meal("lunch", 0.27),
        Meal("snack", 0.09),
        Meal("dinner", 0.27),
        Meal("snack", 0.08),
    ),
}


def day_shape(meals_per_day: int, shares: Sequence[float] | None = None) -> tuple[Meal, ...]:
    """Return the meals of a day with ``meals_per_day`` (2–6) meals, with their own ``shares`` where there are as many.

    Raises:
        ValueError: for another number of meals.
    """
    if meals_per_day not in DAY_SHAPES:
        raise ValueError(f"meals_per_day must be 2 to 6, not {meals_per_day}")
    shape = DAY_SHAPES[meals_per_day]
    if shares is None or len(shares) != meals_per_day:
        return shape
    return tuple(Meal(meal.slot, share / sum(shares)) for meal, share in zip(shape, shares, strict=True))
