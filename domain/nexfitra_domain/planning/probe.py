"""Asking "and without this wish?": one day of a request solved with wishes left out or changed."""

from dataclasses import replace
from itertools import product
from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import DayTarget, DietRules, MealPlanRequest
from nexfitra_domain.planning.candidates import MAX_ROUNDS, Candidate
from nexfitra_domain.planning.eligibility import rules_on
from nexfitra_domain.planning.frames import date_of, locks_by_day
from nexfitra_domain.planning.goals import ENERGY_SERVED
from nexfitra_domain.planning.week import NO_WISHES, WeekSolver
from nexfitra_domain.planning.wishes import MEALS, Wish, wishes_of
from nexfitra_domain.vocabulary import DietStyle

PROBE_DRAWS: Final = 64
ABOUT: Final = (1.0, 1.1, 0.9)
"""Parts of the energy of a day's macros (4, 9 and 4 kcal per g) that are aimed at in turn."""
MOST_KCAL: Final = 10_000.0
"""The most that the contract lets a day aim at."""

LOOSER: Final[dict[DietStyle, tuple[DietStyle, ...]]] = {
    "vegan": ("vegetarian", "pescatarian", "omnivore"),
    "vegetarian": ("pescatarian", "omnivore"),
    "pescatarian": ("omnivore",),
    "mediterranean": ("omnivore",),
    "keto": ("omnivore",),
}
"""Styles that allow more, the nearest first."""


class Probe:
    """Asks whether day ``day`` alone can be solved when some wishes are left out or changed."""

    def __init__(self, request: MealPlanRequest, catalog: Catalog, day: int) -> None:
        diet = rules_on(request.diet, date_of(request, day))
        self.request, self.catalog, self.day = replace(request, diet=diet), catalog, day

    def best(self, waived: frozenset[str] = NO_WISHES, diet: DietRules | None = None) -> Candidate | None:
        """Return the best day that may be served without the ``waived`` wishes and with ``diet``, or None."""
        rules = diet or self.request.diet
        numbers: tuple[int, ...] = (rules.meals_per_day,)
        if MEALS in waived:
            numbers += self.nearby_meals()
        for meals, targets in product(numbers, self._targets(waived)):
            request = replace(self.request, diet=replace(rules, meals_per_day=meals), targets=targets)
            rounds = 1 if targets is self.request.targets else MAX_ROUNDS
            found = WeekSolver(request, self.catalog, waived).whole_candidate(self.day, PROBE_DRAWS, rounds)
            if found is not None:
                return found
        return None

    def _targets(self, waived: frozenset[str]) -> list[tuple[DayTarget, ...]]:
        """Return the targets; where the day's energy does not matter, also those with about the energy that its macros make.

        Servings are drawn for the energy that is aimed at: without other aims they stay as small as the wish that was waived.
        Where macros and energy belong together there is nothing else to aim at.
        """
        targets, target = self.request.targets, self.request.targets[self.day]
        made = 4.0 * target.protein_g + 9.0 * target.fat_g + 4.0 * target.carbohydrate_g
        apart = abs(made - target.energy_kcal) > ENERGY_SERVED * target.energy_kcal
        if f"targets[{self.day}].energy_kcal" not in waived or not apart:
            return [targets]
        energies = [min(max(share * made, target.energy_floor_kcal, 1.0), MOST_KCAL) for share in ABOUT]
        aims = [replace(target, energy_kcal=energy) for energy in energies]
        return [targets, *((*targets[: self.day], aim, *targets[self.day + 1 :]) for aim in aims)]

    def nearest(self) -> Candidate | None:
        """Return the day that comes nearest to its targets with every other wish kept, however far that is."""
        return WeekSolver(self.request, self.catalog, lenient=True).whole_candidate(self.day, PROBE_DRAWS)

    def nearby_meals(self) -> tuple[int, ...]:
        """Return the other numbers of meals a day that locked meals allow, the nearest first."""
        locked = [index for places in locks_by_day(self.request).values() for index in places]
        wanted = self.request.diet.meals_per_day
        others = sorted(set(range(2, 7)) - {wanted}, key=lambda other: (abs(other - wanted), other))
        return tuple(other for other in others if other > max(locked, default=-1))


def minimal_wishes(probe: Probe, waived: frozenset[str] = NO_WISHES) -> tuple[Wish, ...]:
    """Return wishes of the day that cannot be met together while all but any one of them can; ``waived`` are out of account."""
    core: list[Wish] = []
    for wish in wishes_of(probe.request, probe.day):
        if wish.path in waived:
            continue
        if probe.best(waived | {wish.path}) is None:
            waived |= {wish.path}
        else:
            core.append(wish)
    return tuple(core)
