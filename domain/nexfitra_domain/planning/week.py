"""Solving the days of a request: frames from targets and locked meals, candidate days for each, and the choice among them."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import LockedMeal, MealPlanRequest, PlannedMeal
from nexfitra_domain.planning.budget import Band, bands, cheaper_choices, price_of, price_of_locked, price_of_meals
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
from nexfitra_domain.planning.dishes import Dish, at_this_time, make_dishes
from nexfitra_domain.planning.eligibility import BUDGET, MINUTES, blocked_recipes, minutes_on
from nexfitra_domain.planning.goals import GOAL_KEYS, Array, Goal, make_goal
from nexfitra_domain.planning.leftovers import Served, with_leftovers
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
MAX_ROUNDINGS: Final = 10
"""How often days are chosen anew because rounding moved their price out of its band."""
BUDGET_NODES: Final = 200
"""Days within a narrow band of price are harder to find than any days."""

NO_WISHES: Final[frozenset[str]] = frozenset()


class InvalidLock(ValueError):
    """A locked meal lies outside the plan's days or meals, or two are locked in one place."""


@dataclass(frozen=True, slots=True)
class Week:
    """The days that were found (by index), and the first day of every kind of day for which nothing was.

    ``too_much`` names nutrients whose upper level all choices of days pass, ``enough_eur_per_day`` is the budget that would do where it
    is the budget that fails; then there are no days either. ``lunches`` are leftovers by day: its candidate is without them.
    """

    days: Mapping[int, Candidate]
    failed: tuple[int, ...]
    too_much: tuple[str, ...] = ()
    lunches: Mapping[int, PlannedMeal] = field(default_factory=dict)
    enough_eur_per_day: float = 0.0


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
        self.request, self.waived, self.lenient, self.catalog = request, waived, lenient, catalog
        self.shape = day_shape(request.diet.meals_per_day, request.diet.meal_shares)
        self.solver, self._patient = Solver(), Solver(BUDGET_NODES)
        # How long a dish takes is asked day by day.
        at_leisure = replace(request.diet, max_cooking_minutes=None, minutes_by_weekday=None)
        blocked = blocked_recipes(at_leisure, request.exclude_recipes, catalog)
        dishes = make_dishes((slug for slug, by in blocked.items() if by <= waived), catalog, request.diet.style)
        at_home = frozenset(item.food for item in request.pantry)
        self.dishes: dict[str, Dish] = at_this_time(dishes, catalog.foods, request.start.month, at_home)
        self._recipe_minutes = {slug: catalog.recipes[slug].minutes for slug in self.dishes}
        self._locks = locks_by_day(request)
        self.kept = tuple(lock for at, lock in enumerate(request.locked) if f"locked[{at}]" not in waived)
        used = {food for dish in self.dishes.values() for food in dish.foods}
        pantry = [item for item in request.pantry if item.food in used]
        self.goals = WeekGoals(request.week_goals, catalog.foods, len(request.targets), pantry)

    def frame(self, day: int, leftover: PlannedMeal | None = None) -> Frame:
        """Return the frame of day ``day`` (0-based), beside a ``leftover`` where there is one."""
        locks = [at for _, at in sorted(self._locks.get(day, {}).items()) if f"locked[{at}]" not in self.waived]
        given_up = frozenset(key for key in GOAL_KEYS if f"targets[{day}].{key}" in self.waived)
        goal = make_goal(self.request.targets[day], given_up, lenient=self.lenient)
        fixed = [self.request.locked[at] for at in locks]
        fixed += [] if leftover is None else [LockedMeal(date_of(self.request, day), leftover)]
        return make_frame(goal, self.shape, fixed)

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
        week = self._choose(pools)
        budget = None if BUDGET in self.waived else self.request.diet.budget_eur_per_day
        if budget is None or not week.days:
            return week
        most = budget * len(self.request.targets)
        dear = self._price(Served(week.days, week.lunches))
        return week if dear <= most else self._cheaper(pools, dear, most)

    def _cheaper(self, pools: Sequence[Pool], dear: float, most: float) -> Week:
        """Return the days of the dearest band within ``most`` euros, or none and what would be enough."""
        pools = [replace(pool, candidates=(*pool.candidates, *self._cheap_candidates(pool))) for pool in pools]
        levels = bands(dear)
        fitting = next((at for at, band in enumerate(levels) if band.high <= most), len(levels))
        for band in levels[fitting:]:
            week = self._choose(pools, band)
            if week.days:
                return week
        days = len(self.request.targets)
        enough = next((band.high for band in reversed(levels[:fitting]) if self._choose(pools, band).days), dear)
        return Week({}, (), enough_eur_per_day=math.ceil(enough / days * 100) / 100)

    def _cheap_candidates(self, pool: Pool) -> list[Candidate]:
        """Return further days of a pool, drawn with a preference for what is cheap."""
        if not pool.frame.meals:
            return []
        known = {candidate.recipes for candidate in pool.candidates}
        choices = list(cheaper_choices(make_choices(pool.frame, self.dishes_of(pool.days[0]))))
        found = CandidateDays(pool.frame, choices, self.solver, stable_rng(self.request.seed, "cheap", pool.days[0]))
        found.grow(DRAWS)
        serving = (candidate for candidate in found.best(DRAWS) if pool.frame.goal.serves(candidate.totals))
        return [candidate for candidate in serving if candidate.recipes not in known]

    def _choose(self, pools: Sequence[Pool], band: Band | None = None) -> Week:
        """Return the days chosen from ``pools`` in whole steps; with a ``band`` only such as cost what it holds, else none."""
        free = None if band is None else band.without(price_of_locked(self.kept, self.catalog.foods))
        if band is not None and free is None:
            return Week({}, ())
        solver, rounds = self.solver if free is None else self._patient, 0
        while all(pool.candidates for pool in pools):
            rounds += 1
            chosen = choose_days(pools, solver, self.goals, self.kept, free)
            if chosen is None or rounds > MAX_ROUNDINGS:
                return Week({}, ())
            whole = {day: whole_day(pool.frame, chosen[day]) for pool in pools for day in pool.days}
            days = [(pool.frame.goal, chosen[day], whole[day]) for pool in pools for day in pool.days]
            worse = [day for goal, day, step in days if goal.cost(step.totals) > goal.cost(day.totals) + ROUNDING_COST]
            missed = [day for goal, _, day in days if not goal.serves(day.totals)]
            too_much = self.goals.passed(list(whole.values()), self.kept)
            off = band is not None and not band.holds(self._price(Served(whole, {})))
            if not missed and rounds >= MAX_CHOICES and too_much:
                return Week({}, (), too_much)
            if not missed and not too_much and not off and (not worse or rounds >= MAX_CHOICES):
                served = self._with_leftovers(Served(whole, {}), band)
                return Week(served.days, (), lunches=served.lunches)
            pools = [_with_whole(pool, chosen, whole) for pool in pools]
        return Week({}, tuple(pool.days[0] for pool in pools if not pool.candidates))

    def _with_leftovers(self, served: Served, band: Band | None) -> Served:
        wanted = self.request.diet.leftover_lunches
        if not wanted:
            return served

        def accept(trial: Served) -> bool:
            fixed = [LockedMeal(date_of(self.request, day), meal) for day, meal in trial.lunches.items()]
            too_much = self.goals.passed(list(trial.days.values()), (*self.kept, *fixed))
            return not too_much and (band is None or band.holds(self._price(trial)))

        return with_leftovers(served, wanted, self.request.start, self, self.catalog, accept)

    def redrawn(self, day: int, frame: Frame) -> list[Candidate]:
        """Return a few candidate days for ``frame`` on ``day``, cheapest first: see ``leftovers``."""
        choices = make_choices(frame, self.dishes_of(day))
        if not all(choices):
            return []
        found = CandidateDays(frame, choices, self.solver, stable_rng(self.request.seed, "leftovers", day))
        found.grow(LEAST_DRAWS)
        return found.best(TRIES)

    def _price(self, served: Served) -> float:
        free = sum(price_of(candidate) for candidate in served.days.values())
        return (
            free
            + price_of_locked(self.kept, self.catalog.foods)
            + price_of_meals(served.lunches.values(), self.catalog.foods)
        )


def _with_whole(pool: Pool, chosen: Mapping[int, Candidate], whole: Mapping[int, Candidate]) -> Pool:
    """Return ``pool`` with the rounded form of the days that were chosen from it, without those that may not be served."""
    rounded = {chosen[day].recipes: whole[day] for day in pool.days}
    candidates = (rounded.get(candidate.recipes, candidate) for candidate in pool.candidates)
    serving = tuple(candidate for candidate in candidates if pool.frame.goal.serves(candidate.totals))
    return Pool(pool.frame, pool.days, serving)


def date_of(request: MealPlanRequest, day: int) -> dt.date:
    """Return the date of day ``day`` (0-based) of the plan."""
    return request.start + dt.timedelta(days=day)
