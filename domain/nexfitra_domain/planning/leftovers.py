"""Leftovers: a lunch that is the other half of the pot of the evening before. The rest of its day is portioned around it.

Both halves are equal, so that the pot holds whole kitchen steps as well. A dish is kept where its recipe says that it keeps.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import MealPlace, PlannedDay, PlannedMeal
from nexfitra_domain.planning.candidates import Candidate, Frame, relaxed_day, whole_day
from nexfitra_domain.planning.dishes import Plate
from nexfitra_domain.planning.goals import Array
from nexfitra_domain.planning.solver import Solver
from nexfitra_domain.planning.totals import make_meal

LEAST_OF_AIM, MOST_OF_AIM = 0.65, 1.5
"""A leftover may bring this part of what the lunch aims at: own judgement."""
WEEK: Final = 7

Days = Mapping[int, Candidate]
Lunches = Mapping[int, PlannedMeal]


class Kitchen(Protocol):
    """What is asked of the solver of the week."""

    solver: Solver

    def frame(self, day: int, leftover: PlannedMeal | None = None) -> Frame:
        """Return what is to fill of a day beside locked meals and a leftover."""

    def redrawn(self, day: int, frame: Frame, *, cheap: bool) -> list[Candidate]:
        """Return new candidate days for ``frame``, best first, drawn for little money where ``cheap``."""


@dataclass(frozen=True, slots=True)
class Served:
    """Days in whole steps, and by day the lunch that is left over from the day before; such a day's candidate is without it."""

    days: Days
    lunches: Lunches


def with_leftovers(
    served: Served,
    wanted: int,
    start: dt.date,
    kitchen: Kitchen,
    catalog: Catalog,
    accept: Callable[[Served, Served], bool],
) -> Served:
    """Return ``served`` with up to ``wanted`` leftover lunches in seven days, evenly spread; only what ``accept`` (before, after) agrees to."""
    size = len(served.days)
    rate = min(wanted / WEEK * size / max(size - 1, 1), 1.0)
    due = 0.0
    for day in range(1, size):
        due += rate
        if due < 1 - 1e-9:
            continue
        trial = _reheated(served, day, start, kitchen, catalog)
        if trial is not None and accept(served, trial):
            served, due = trial, due - 1
    return served


def detached(days: tuple[PlannedDay, ...]) -> tuple[PlannedDay, ...]:
    """Return ``days`` where a leftover whose pot holds another dish by now is a meal of its own, which is cooked."""
    meals = {MealPlace(day.date, meal.index): meal for day in days for meal in day.meals}

    def checked(meal: PlannedMeal) -> PlannedMeal:
        pot = meals.get(meal.leftover_of) if meal.leftover_of else None
        same = pot is not None and pot.leftover_of is None and (pot.recipe, pot.items) == (meal.recipe, meal.items)
        return meal if same else replace(meal, leftover_of=None)

    return tuple(replace(day, meals=tuple(map(checked, day.meals))) for day in days)


def _reheated(served: Served, day: int, start: dt.date, kitchen: Kitchen, catalog: Catalog) -> Served | None:
    frame = kitchen.frame(day)
    places = [at for at, (_, meal) in enumerate(frame.meals) if meal.slot == "lunch"]
    pot = _pot(served, day - 1, kitchen.frame(day - 1))
    if pot is None or not places:
        return None
    source, plate, grams = pot
    if catalog.recipes[plate.dish.recipe].keeps_days < 1:
        return None
    index, _ = frame.meals[places[0]]
    made = make_meal(index, "lunch", plate, grams, catalog)
    lunch = replace(made, leftover_of=MealPlace(start + dt.timedelta(days=day - 1), source))
    energy, aim = lunch.totals.energy_kcal or 0.0, frame.aims_kcal()[places[0]]
    if not LEAST_OF_AIM * aim <= energy <= MOST_OF_AIM * aim:
        return None
    around = _around(served.days[day], places[0], kitchen.frame(day, lunch), day, lunch, kitchen)
    if around is None:
        return None
    return Served({**served.days, day: around}, {**served.lunches, day: lunch})


def _pot(served: Served, day: int, frame: Frame) -> tuple[int, Plate, Array] | None:
    """Return index, plate and grams of the dinner of ``day``; None where it is locked."""
    eaten = served.lunches.get(day)
    free = [(index, meal) for index, meal in frame.meals if eaten is None or index != eaten.index]
    start = 0
    for (index, meal), plate in zip(free, served.days[day].plates, strict=True):
        end = start + len(plate.base)
        if meal.slot == "dinner":
            return index, plate, served.days[day].grams[start:end]
        start = end
    return None


def _around(
    old: Candidate, lunch_at: int, frame: Frame, day: int, lunch: PlannedMeal, kitchen: Kitchen
) -> Candidate | None:
    """Return the rest of the day beside ``lunch``: its own dishes in other amounts, or else other dishes."""
    plates = (*old.plates[:lunch_at], *old.plates[lunch_at + 1 :])
    again = lunch.recipe in {plate.dish.recipe for plate in plates}
    same = None if again else relaxed_day(frame, plates, kitchen.solver, old.euro_cost)
    first = () if same is None else (same,)
    for candidate in (*first, *kitchen.redrawn(day, frame, cheap=old.euro_cost > 0)):
        whole = whole_day(frame, candidate)
        if frame.goal.hits(whole.totals) and frame.goal.serves(whole.totals) and lunch.recipe not in whole.recipes:
            return whole
    return None
