"""What is to be filled of each day: targets less what locked meals bring, and where those meals stand."""

import datetime as dt
from collections.abc import Iterable, Sequence

import numpy as np

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import LockedMeal, MealPlanRequest
from nexfitra_domain.planning.candidates import Frame
from nexfitra_domain.planning.dishes import family_of
from nexfitra_domain.planning.goals import GOAL_KEYS, Array, Goal
from nexfitra_domain.planning.slots import Meal


class InvalidLock(ValueError):
    """A locked meal lies outside the plan's days or meals, or two are locked in one place."""


def locks_by_day(request: MealPlanRequest) -> dict[int, dict[int, int]]:
    """Return day index → meal index → position in ``request.locked``.

    Raises:
        InvalidLock: see the class.
    """
    places: dict[int, dict[int, int]] = {}
    for at, locked in enumerate(request.locked):
        day = (locked.date - request.start).days
        if not 0 <= day < len(request.targets) or locked.meal.index >= request.diet.meals_per_day:
            raise InvalidLock(f"locked[{at}] is outside the plan")
        if places.setdefault(day, {}).setdefault(locked.meal.index, at) != at:
            raise InvalidLock(f"locked[{at}] is in a place that is locked already")
    return places


def make_frame(goal: Goal, shape: Sequence[Meal], locked: Iterable[LockedMeal], catalog: Catalog) -> Frame:
    """Return what is left to fill of a day with ``goal`` and ``locked`` meals."""
    fixed, taken, dishes = np.zeros(len(GOAL_KEYS)), set(), []
    for lock in locked:
        meal = lock.meal
        taken.add(meal.index)
        fixed = fixed + _brought(lock, goal, shape[meal.index].share)
        if meal.recipe is not None:
            dishes.append((meal.slot, family_of(meal.recipe, catalog)))
    free = tuple((index, meal) for index, meal in enumerate(shape) if index not in taken)
    return Frame(goal, free, fixed, tuple(dishes))


def _brought(lock: LockedMeal, goal: Goal, share: float) -> Array:
    """Return the nutrients of a locked meal; an unknown one is taken as the meal's share of the target, never as zero."""
    values = [getattr(lock.meal.totals, key) for key in GOAL_KEYS]
    stand_in = np.where(np.isfinite(goal.target), goal.target, 0.0) * share
    return np.array([stand_in[at] if value is None else value for at, value in enumerate(values)])


def date_of(request: MealPlanRequest, day: int) -> dt.date:
    """Return the date of day ``day`` (0-based) of the plan."""
    return request.start + dt.timedelta(days=day)
