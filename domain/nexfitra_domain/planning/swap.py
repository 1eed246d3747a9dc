"""Other dishes for one meal of a plan, with portions that keep the day near its target, ranked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import MacroTotals
from nexfitra_domain.contract.meals import LockedMeal, MealPlan, MealPlanRequest, PlannedDay, PlannedMeal
from nexfitra_domain.planning.budget import EURO_IN_PORTIONS, price_of_meals
from nexfitra_domain.planning.candidates import Candidate, Frame, relaxed_day, whole_day
from nexfitra_domain.planning.choose import REPEAT_COST, use_of
from nexfitra_domain.planning.dishes import Dish, family_of, make_dishes, make_plate, servings_for
from nexfitra_domain.planning.eligibility import blocked_recipes, rules_on
from nexfitra_domain.planning.frames import make_frame
from nexfitra_domain.planning.goals import make_goal
from nexfitra_domain.planning.meals import check_catalog
from nexfitra_domain.planning.slots import Meal, day_shape
from nexfitra_domain.planning.solver import Solver
from nexfitra_domain.planning.totals import add_totals, make_meal, subtract_totals
from nexfitra_domain.planning.week_goals import WeekGoals

SAME_DAY_COST: Final = 4.0
"""For a dish that the day already has: about as much as a macro well outside its tolerance."""
MEAL_REACH: Final = 2.0
"""An alternative may have at most this many times the energy that the meal had, and at least the same part of it."""


class MealNotFound(ValueError):
    """The plan has no such date or meal."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One dish instead of another: the new meal, what the day then adds up to, and how meal and day change (new − old).

    ``cost`` ranks: 0 keeps the day exactly on target with a dish that the plan does not use yet. ``on_target`` says whether
    the day keeps the judged tolerances (energy 5 %, macros the larger of 5 % and 5 g), ``close`` whether it keeps the wider ones
    by which days are served.
    """

    meal: PlannedMeal
    day_totals: MacroTotals
    change: MacroTotals
    cost: float
    on_target: bool
    close: bool


def rank_alternatives(
    request: MealPlanRequest, plan: MealPlan, date: dt.date, meal_index: int, catalog: Catalog, limit: int = 5
) -> tuple[Alternative, ...]:
    """Return up to ``limit`` alternatives for meal ``meal_index`` of ``date``, best first; none where nothing else is allowed.

    The other meals of the day stay as they are. All hard rules of ``request`` hold, the budget and the upper levels of the whole plan
    among them. Days that would leave the served tolerances are listed after all that do not. Equal arguments give equal answers.

    Raises:
        MealNotFound: ``plan`` has no meal ``meal_index`` on ``date``.
        CatalogMismatch: ``request`` was made for another catalogue version.
    """
    check_catalog(request, catalog)
    day, old = _find(plan, date, meal_index)
    shape = _shape_of(request, day)
    others = [LockedMeal(date, meal) for meal in day.meals if meal.index != meal_index]
    frame = make_frame(make_goal(day.target), shape, others, catalog)
    frame = Frame(frame.goal, ((meal_index, shape[meal_index]),), frame.fixed, frame.locked_dishes)
    blocked = blocked_recipes(rules_on(request.diet, date), request.exclude_recipes, catalog)
    allowed = (slug for slug, by in blocked.items() if not by and slug != old.recipe)
    room = _Room(request, plan, old, catalog)
    ranked = [
        _alternative(found, frame, old, day, plan, catalog)
        for dish in make_dishes(allowed, catalog).values()
        if old.slot in dish.slots
        for found in _portioned(frame, dish, old, room)
    ]
    ranked.sort(key=lambda option: (not option.close, option.cost, option.meal.recipe))
    return tuple(ranked[:limit])


def _find(plan: MealPlan, date: dt.date, meal_index: int) -> tuple[PlannedDay, PlannedMeal]:
    for day in plan.days:
        for meal in day.meals:
            if day.date == date and meal.index == meal_index:
                return day, meal
    raise MealNotFound(f"no meal {meal_index} on {date}")


def _shape_of(request: MealPlanRequest, day: PlannedDay) -> tuple[Meal, ...]:
    """Return the shape of the day as planned: what the meals are, with the shares of a day of so many meals."""
    shape = list(day_shape(request.diet.meals_per_day, request.diet.meal_shares))
    for meal in day.meals:
        if meal.index < len(shape):
            shape[meal.index] = Meal(meal.slot, shape[meal.index].share)
    return tuple(shape)


class _Room:
    """What the rest of the plan leaves to one meal: euros, and nutrients up to their upper levels."""

    def __init__(self, request: MealPlanRequest, plan: MealPlan, old: PlannedMeal, catalog: Catalog) -> None:
        self.solver = Solver()
        self._goals = WeekGoals(request.week_goals, catalog.foods, len(plan.days))
        rest = [meal for day in plan.days for meal in day.meals if meal is not old]
        items = [item for meal in rest for item in meal.items]
        eaten = sum((item.grams * self._goals.of_food(item.food) for item in items), np.zeros(len(self._goals)))
        self._nutrients = self._goals.most * len(plan.days) - eaten
        budget = request.diet.budget_eur_per_day
        self._euros = np.inf if budget is None else budget * len(plan.days) - price_of_meals(rest, catalog.foods)

    def holds(self, found: Candidate) -> bool:
        """Say whether the plan keeps its budget and all upper levels with ``found``."""
        affordable = found.price_eur <= self._euros + 1e-9
        return bool(affordable and np.all(self._goals.of_candidate(found) <= self._nutrients + 1e-9))


def _portioned(frame: Frame, dish: Dish, old: PlannedMeal, room: _Room) -> Iterator[Candidate]:
    """Yield ``dish`` with the portion that brings the day nearest to its target; nothing where it would be far too large or small.

    Where that portion leaves the budget or an upper level, the one that is best for little money is tried.
    """
    aim, before = frame.aims_kcal()[0], old.totals.energy_kcal
    for euro_cost in (0.0, EURO_IN_PORTIONS):
        relaxed = relaxed_day(frame, (make_plate(dish, servings_for(dish, aim)),), room.solver, euro_cost)
        if relaxed is None:
            return
        found = whole_day(frame, relaxed)
        energy = float(found.totals[0] - frame.fixed[0])
        if before is not None and not before / MEAL_REACH <= energy <= before * MEAL_REACH:
            return
        if room.holds(found):
            yield found
            return


def _alternative(
    found: Candidate, frame: Frame, old: PlannedMeal, day: PlannedDay, plan: MealPlan, catalog: Catalog
) -> Alternative:
    plate = found.plates[0]
    meal = make_meal(old.index, old.slot, plate, found.grams, catalog)
    family = plate.dish.family
    places = [
        (one.date, other.slot)
        for one in plan.days
        for other in one.meals
        if other is not old and other.recipe and family_of(other.recipe, catalog) == family
    ]
    elsewhere = sum(use_of(slot, family) == use_of(old.slot, family) for _, slot in places)
    repeats = REPEAT_COST[use_of(old.slot, family)[0]] * elsewhere
    today = SAME_DAY_COST if any(date == day.date for date, _ in places) else 0.0
    rest = [other.totals for other in day.meals if other.index != old.index]
    return Alternative(
        meal=meal,
        day_totals=add_totals([*rest, meal.totals]),
        change=subtract_totals(meal.totals, old.totals),
        cost=round(found.cost + repeats + today, 6),
        on_target=frame.goal.hits(found.totals),
        close=frame.goal.serves(found.totals),
    )
