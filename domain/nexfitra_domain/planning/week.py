"""Solving the days of a request: frames from targets and locked meals, candidate days for each, and the choice among them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import LockedMeal, MealPlanRequest
from nexfitra_domain.planning.candidates import (
    DRAWS,
    MAX_ROUNDS,
    MORE_DRAWS,
    Candidate,
    CandidateDays,
    Frame,
    make_choices,
    whole_day,
)
from nexfitra_domain.planning.choose import Pool, choose_days
from nexfitra_domain.planning.dishes import Dish, make_dishes
from nexfitra_domain.planning.eligibility import MINUTES, blocked_recipes, minutes_on
from nexfitra_domain.planning.goals import GOAL_KEYS, Array, Goal, make_goal
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.planning.slots import Meal, day_shape
from nexfitra_domain.planning.solver import Solver
from nexfitra_domain.planning.week_goals import WeekGoals

LEAST_DRAWS: Final = 20
KINDS_AT_FULL_DRAWS: Final = 1.75
"""With more kinds of day (different targets or locked meals) than this each gets fewer candidates, so that time stays bounded."""

MAX_CHOICES: Final = 3
"""How often the choice is made again where rounding made chosen days worse."""
ROUNDING_COST: Final = 2.0
"""A day may miss its target by this much more in whole steps (less than any judged tolerance) without a second choice."""
TRIES: Final = 8

NO_WISHES: Final[frozenset[str]] = frozenset()


class InvalidLock(ValueError):
    """A locked meal lies outside the plan's days or meals, or two are locked in one place."""


@dataclass(frozen=True, slots=True)
class Week:
    """The days that were found (by index), and the first day of every kind of day for which nothing was.

    ``too_much`` names nutrients whose upper level all choices of days pass; then there are no days either.
    """

    days: dict[int, Candidate]
    failed: tuple[int, ...]
    too_much: tuple[str, ...] = ()


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


def make_frame(goal: Goal, shape: Sequence[Meal], locked: Iterable[LockedMeal]) -> Frame:
    """Return what is left to fill of a day with ``goal`` and ``locked`` meals."""
    fixed, taken, recipes = np.zeros(len(GOAL_KEYS)), set(), []
    for lock in locked:
        meal = lock.meal
        taken.add(meal.index)
        fixed = fixed + _brought(lock, goal, shape[meal.index].share)
        if meal.recipe is not None:
            recipes.append((meal.slot, meal.recipe))
    free = tuple((index, meal) for index, meal in enumerate(shape) if index not in taken)
    return Frame(goal, free, fixed, tuple(recipes))


def _brought(lock: LockedMeal, goal: Goal, share: float) -> Array:
    """Return the nutrients of a locked meal; an unknown one is taken as the meal's share of the target, never as zero."""
    values = [getattr(lock.meal.totals, key) for key in GOAL_KEYS]
    stand_in = np.where(np.isfinite(goal.target), goal.target, 0.0) * share
    return np.array([stand_in[at] if value is None else value for at, value in enumerate(values)])


class WeekSolver:
    """Solves days of one request. ``waived`` are wishes (request paths) left out of account, to find out which collide; ``lenient`` shows days however far they miss their targets."""

    def __init__(
        self, request: MealPlanRequest, catalog: Catalog, waived: frozenset[str] = NO_WISHES, *, lenient: bool = False
    ) -> None:
        self.request, self.waived, self.lenient = request, waived, lenient
        self.shape = day_shape(request.diet.meals_per_day, request.diet.meal_shares)
        self.solver = Solver()
        # How long a dish takes is asked day by day.
        at_leisure = replace(request.diet, max_cooking_minutes=None, minutes_by_weekday=None)
        blocked = blocked_recipes(at_leisure, request.exclude_recipes, catalog)
        self.dishes: dict[str, Dish] = make_dishes(
            (slug for slug, by in blocked.items() if by <= waived), catalog, request.diet.style
        )
        self._recipe_minutes = {slug: catalog.recipes[slug].minutes for slug in self.dishes}
        self._locks = locks_by_day(request)
        self.kept = tuple(lock for at, lock in enumerate(request.locked) if f"locked[{at}]" not in waived)
        self.goals = WeekGoals(request.week_goals, catalog.foods, len(request.targets))

    def frame(self, day: int) -> Frame:
        """Return the frame of day ``day`` (0-based)."""
        locks = [at for _, at in sorted(self._locks.get(day, {}).items()) if f"locked[{at}]" not in self.waived]
        given_up = frozenset(key for key in GOAL_KEYS if f"targets[{day}].{key}" in self.waived)
        goal = make_goal(self.request.targets[day], given_up, lenient=self.lenient)
        return make_frame(goal, self.shape, (self.request.locked[at] for at in locks))

    def minutes(self, day: int) -> int | None:
        """Return the most minutes of cooking on day ``day``, None where there is no limit."""
        return None if MINUTES in self.waived else minutes_on(self.request.diet, date_of(self.request, day))

    def dishes_of(self, day: int) -> dict[str, Dish]:
        """Return the dishes that there is time for on day ``day``."""
        most = self.minutes(day)
        if most is None:
            return self.dishes
        return {slug: dish for slug, dish in self.dishes.items() if self._recipe_minutes[slug] <= most}

    def kinds(self) -> list[tuple[int, ...]]:
        """Return the days grouped by equal target, locked meals and time to cook, in the order of their first day."""
        kinds: dict[object, list[int]] = {}
        for day, target in enumerate(self.request.targets):
            locks = tuple(self.request.locked[at].meal for _, at in sorted(self._locks.get(day, {}).items()))
            kinds.setdefault((target, locks, self.minutes(day)), []).append(day)
        return [tuple(days) for days in kinds.values()]

    def candidates(self, day: int, draws: int = DRAWS, wanted: int = 1, rounds: int = MAX_ROUNDS) -> list[Candidate]:
        """Return candidate days that may be served as ``day``, cheapest first; more are drawn while fewer than ``wanted`` hit."""
        frame = self.frame(day)
        if not frame.meals:
            full = Candidate((), np.zeros(0), 0.0, frame.fixed)
            return [full] if frame.fixed[0] >= frame.goal.floor_kcal else []
        choices = make_choices(frame, self.dishes_of(day))
        if not all(choices):
            return []
        found = CandidateDays(frame, choices, self.solver, stable_rng(self.request.seed, "meals", day))
        found.grow(draws)
        for _ in range(rounds):
            if sum(frame.goal.hits(candidate.totals) for candidate in found.days.values()) >= wanted:
                break
            found.grow(MORE_DRAWS)
        return [candidate for candidate in found.best(DRAWS) if frame.goal.serves(candidate.totals)]

    def whole_candidate(self, day: int, draws: int = DRAWS) -> Candidate | None:
        """Return the cheapest day found for ``day`` that may be served in whole steps, or None."""
        frame = self.frame(day)
        for candidate in self.candidates(day, draws, rounds=1)[:TRIES]:
            whole = whole_day(frame, candidate)
            if frame.goal.serves(whole.totals):
                return whole
        return None

    def solve(self, most_draws: int = DRAWS) -> Week:
        """Return the days of the whole request, from at most ``most_draws`` candidate days a kind of day to begin with."""
        kinds = self.kinds()
        draws = min(most_draws, max(LEAST_DRAWS, int(KINDS_AT_FULL_DRAWS * most_draws / len(kinds))))
        pools = [
            Pool(self.frame(days[0]), days, tuple(self.candidates(days[0], draws, min(2 * len(days), draws // 2))))
            for days in kinds
        ]
        rounds = 0
        while all(pool.candidates for pool in pools):
            rounds += 1
            chosen = choose_days(pools, self.solver, self.goals, self.kept)
            whole = {day: whole_day(pool.frame, chosen[day]) for pool in pools for day in pool.days}
            days = [(pool.frame.goal, chosen[day], whole[day]) for pool in pools for day in pool.days]
            worse = [day for goal, day, step in days if goal.cost(step.totals) > goal.cost(day.totals) + ROUNDING_COST]
            missed = [day for goal, _, day in days if not goal.serves(day.totals)]
            too_much = self.goals.passed(list(whole.values()), self.kept)
            if not missed and rounds >= MAX_CHOICES and too_much:
                return Week({}, (), too_much)
            if not missed and not too_much and (not worse or rounds >= MAX_CHOICES):
                return Week(whole, ())
            pools = [_with_whole(pool, chosen, whole) for pool in pools]
        return Week({}, tuple(pool.days[0] for pool in pools if not pool.candidates))


def _with_whole(pool: Pool, chosen: Mapping[int, Candidate], whole: Mapping[int, Candidate]) -> Pool:
    """Return ``pool`` with the rounded form of the days that were chosen from it, without those that may not be served."""
    rounded = {chosen[day].recipes: whole[day] for day in pool.days}
    candidates = (rounded.get(candidate.recipes, candidate) for candidate in pool.candidates)
    serving = tuple(candidate for candidate in candidates if pool.frame.goal.serves(candidate.totals))
    return Pool(pool.frame, pool.days, serving)


def date_of(request: MealPlanRequest, day: int) -> dt.date:
    """Return the date of day ``day`` (0-based) of the plan."""
    return request.start + dt.timedelta(days=day)
