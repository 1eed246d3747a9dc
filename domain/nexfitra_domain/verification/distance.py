"""How far a day lies from its targets: a figure to report and to improve, not a rule that forbids a plan."""

from dataclasses import dataclass
from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import MealPlan, PlannedDay
from nexfitra_domain.verification.sums import recompute

ENERGY_SHARE: Final = 0.05
MACRO_SHARE: Final = 0.05
MACRO_G: Final = 5.0
"""Soft rule: energy within 5 %, each macro within the larger of 5 % and 5 g."""
MACROS: Final = ("protein_g", "fat_g", "carbohydrate_g")


@dataclass(frozen=True, slots=True)
class DayDistance:
    """Actual minus target of one day, in kcal and g; None where the actual amount is not known. ``soft`` names what misses."""

    index: int
    energy_kcal: float | None
    protein_g: float | None
    fat_g: float | None
    carbohydrate_g: float | None
    soft: tuple[str, ...]

    @property
    def within(self) -> bool:
        """Whether energy and every macro keep the soft rule."""
        return not self.soft


def target_distance(plan: MealPlan, catalog: Catalog) -> tuple[DayDistance, ...]:
    """Return the distance of every day of a plan from its target, recomputed from the catalogue."""
    return tuple(_day(index, day, catalog) for index, day in enumerate(plan.days))


def _day(index: int, day: PlannedDay, catalog: Catalog) -> DayDistance:
    actual = recompute((item for meal in day.meals for item in meal.items), catalog.foods)
    off = {key: _off(actual[key], getattr(day.target, key)) for key in ("energy_kcal", *MACROS)}
    soft = tuple(key for key, value in off.items() if value is None or abs(value) > _allowed(key, day))
    return DayDistance(index, off["energy_kcal"], off["protein_g"], off["fat_g"], off["carbohydrate_g"], soft)


def _off(actual: float | None, target: float) -> float | None:
    return None if actual is None else actual - target


def _allowed(key: str, day: PlannedDay) -> float:
    target: float = getattr(day.target, key)
    return ENERGY_SHARE * target if key == "energy_kcal" else max(MACRO_SHARE * target, MACRO_G)
