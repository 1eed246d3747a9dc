"""Solving the days of a request: frames from targets and locked meals, candidate days for each, and the choice among them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import LockedMeal, MealPlanRequest, PlannedMeal
from nexfitra_domain.planning.budget import CHEAP_DRAWS, DEAREST_EURO, Market, halvings, price_of_locked, price_of_meals
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
from nexfitra_domain.planning.frames import date_of, locks_by_day, make_frame
from nexfitra_domain.planning.goals import GOAL_KEYS, make_goal
from nexfitra_domain.planning.leftovers import Served, with_leftovers
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.planning.slots import day_shape
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
MOST_PRICED: Final = 32
"""Candidates of a kind of day that come to a choice that weighs money."""
LEFTOVER_WORTH: Final = 1.0
"""Cooking once less is worth this cost of money."""

NO_WISHES: Final[frozenset[str]] = frozenset()


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


class WeekSolver:
    """Solves days of one request. ``waived`` are wishes (request paths) left out of account, to find out which collide; ``lenient`` shows days however far they miss their targets."""

    def __init__(
        self, request: MealPlanRequest, catalog: Catalog, waived: frozenset[str] = NO_WISHES, *, lenient: bool = False
    ) -> None:
        self.request, self.waived, self.lenient, self.catalog = request, waived, lenient, catalog
        self.shape = day_shape(request.diet.meals_per_day, request.diet.meal_shares)
        self.solver = Solver()
        # How long a dish takes is asked day by day.
        at_leisure = replace(request.diet, max_cooking_minutes=None, minutes_by_weekday=None)
        blocked = blocked_recipes(at_leisure, request.exclude_recipes, catalog)
        dishes = make_dishes((slug for slug, by in blocked.items() if by <= waived), catalog, request.diet.style)
        at_home = frozenset(item.food for item in request.pantry)
        self.dishes: dict[str, Dish] = at_this_time(dishes, catalog.foods, request.start.month, at_home)
        self._markets: dict[int, Market] = {}
        self._cheap_days: dict[tuple[int, ...], tuple[Candidate, ...]] = {}
        self._wholes: dict[int, tuple[Candidate, Candidate]] = {}
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
        return make_frame(goal, self.shape, fixed, self.catalog)

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
        return [candidate for candidate in found.best(max(DRAWS, draws)) if frame.goal.serves(candidate.totals)]

    def whole_candidate(self, day: int, draws: int = DRAWS, rounds: int = 1) -> Candidate | None:
        """Return the cheapest day found for ``day`` that may be served in whole steps, or None."""
        frame = self.frame(day)
        for candidate in self.candidates(day, draws, rounds=rounds)[:TRIES]:
            whole = whole_day(frame, candidate)
            if frame.goal.serves(whole.totals):
                return whole
        return None

    def solve(self, most_draws: int = DRAWS) -> Week:
        """Return the days of the whole request, from at most ``most_draws`` candidate days a kind of day to begin with."""
        kinds = self.kinds()
        draws = _draws(most_draws, len(kinds))
        pools = [
            Pool(self.frame(days[0]), days, tuple(self.candidates(days[0], draws, min(2 * len(days), draws // 2))))
            for days in kinds
        ]
        week = self._choose(pools)
        budget = None if BUDGET in self.waived else self.request.diet.budget_eur_per_day
        if budget is None or not week.days:
            return week
        most = budget * len(self.request.targets)
        dear = self.price(week)
        return week if dear <= most else self._cheaper(pools, dear, most)

    def _cheaper(self, pools: Sequence[Pool], dear: float, most: float) -> Week:
        """Return days for at most ``most`` euros, or none and what would be enough: see ``budget``."""
        cheapest = self.cheapest()
        least = self.price(cheapest) if cheapest.days else dear
        if least > most:
            enough = min(least, dear) / len(self.request.targets)
            return Week({}, (), enough_eur_per_day=math.ceil(enough * 100) / 100)
        pools = [replace(pool, candidates=_once((*pool.candidates, *self._cheap(pool.days)))) for pool in pools]
        fitting = [cheapest]
        for euro_cost, halve in halvings():
            week = self._choose([_best_at(pool, euro_cost) for pool in pools], euro_cost)
            fits = bool(week.days) and self.price(week) <= most
            halve(fits)
            fitting += [week] if fits else []
        return max(fitting, key=self.price)

    def cheapest(self) -> Week:
        """Return the cheapest days that were found; they do not depend on the budget."""
        pools = [Pool(self.frame(days[0]), days, self._cheap(days)) for days in self.kinds()]
        return self._choose([_best_at(pool, DEAREST_EURO) for pool in pools], DEAREST_EURO)

    def least_eur(self) -> float:
        """Return what days within the judged tolerances cost at least, locked meals with them: a bound, not a plan."""
        free = sum(len(days) * self._market(days[0]).floor_eur for days in self.kinds())
        return free + price_of_locked(self.kept, self.catalog.foods)

    def _cheap(self, days: tuple[int, ...]) -> tuple[Candidate, ...]:
        """Return cheap candidates for a kind of day."""
        if days not in self._cheap_days:
            rng = stable_rng(self.request.seed, "cheap", days[0])
            draws = _draws(CHEAP_DRAWS, len(self.kinds()))
            found = self._market(days[0]).days(rng, draws) if self.frame(days[0]).meals else self.candidates(days[0])
            self._cheap_days[days] = tuple(found)
        return self._cheap_days[days]

    def _market(self, day: int) -> Market:
        if day not in self._markets:
            self._markets[day] = Market(self.frame(day), self.dishes_of(day), self.solver)
        return self._markets[day]

    def _choose(self, pools: Sequence[Pool], euro_cost: float = 0.0) -> Week:
        """Return the days chosen from ``pools`` in whole steps, where a euro costs ``euro_cost``."""
        rounds = 0
        while all(pool.candidates for pool in pools):
            rounds += 1
            chosen = choose_days(pools, self.solver, self.goals, self.kept, euro_cost)
            whole = {day: self._whole(pool.frame, chosen[day]) for pool in pools for day in pool.days}
            days = [(pool.frame.goal, chosen[day], whole[day]) for pool in pools for day in pool.days]
            worse = [day for goal, day, step in days if goal.cost(step.totals) > goal.cost(day.totals) + ROUNDING_COST]
            missed = [day for goal, _, day in days if not goal.serves(day.totals)]
            too_much = self.goals.passed(list(whole.values()), self.kept)
            if not missed and rounds >= MAX_CHOICES and too_much:
                return Week({}, (), too_much)
            if not missed and not too_much and (not worse or rounds >= MAX_CHOICES):
                served = self._with_leftovers(Served(whole, {}), euro_cost)
                return Week(served.days, (), lunches=served.lunches)
            pools = [_with_whole(pool, chosen, whole) for pool in pools]
        return Week({}, tuple(pool.days[0] for pool in pools if not pool.candidates))

    def _whole(self, frame: Frame, candidate: Candidate) -> Candidate:
        """Return ``candidate`` in whole steps; the same days are chosen again and again while a budget is sought."""
        if id(candidate) not in self._wholes:
            self._wholes[id(candidate)] = (candidate, whole_day(frame, candidate))
        return self._wholes[id(candidate)][1]

    def _with_leftovers(self, served: Served, euro_cost: float) -> Served:
        wanted = self.request.diet.leftover_lunches
        if not wanted:
            return served

        def accept(before: Served, trial: Served) -> bool:
            fixed = [LockedMeal(date_of(self.request, day), meal) for day, meal in trial.lunches.items()]
            too_much = self.goals.passed(list(trial.days.values()), (*self.kept, *fixed))
            dearer = self.price(trial) - self.price(before) if euro_cost else 0.0
            return not too_much and euro_cost * dearer <= LEFTOVER_WORTH

        return with_leftovers(served, wanted, self.request.start, self, self.catalog, accept)

    def redrawn(self, day: int, frame: Frame, *, cheap: bool) -> list[Candidate]:
        """Return a few candidate days for ``frame`` on ``day``, best first: see ``leftovers``."""
        if cheap:
            rng = stable_rng(self.request.seed, "cheap leftovers", day)
            return Market(frame, self.dishes_of(day), self.solver).days(rng, LEAST_DRAWS)[:TRIES]
        choices = make_choices(frame, self.dishes_of(day))
        if not all(choices):
            return []
        found = CandidateDays(frame, choices, self.solver, stable_rng(self.request.seed, "leftovers", day))
        found.grow(LEAST_DRAWS)
        return found.best(TRIES)

    def price(self, served: Served | Week) -> float:
        """Return the euros of all meals, locked ones and leftovers with them."""
        free = sum(candidate.price_eur for candidate in served.days.values())
        return (
            free
            + price_of_locked(self.kept, self.catalog.foods)
            + price_of_meals(served.lunches.values(), self.catalog.foods)
        )


def _draws(most: int, kinds: int) -> int:
    return min(most, max(LEAST_DRAWS, int(KINDS_AT_FULL_DRAWS * most / kinds)))


def _once(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return ``candidates`` without a second day of the same dishes."""
    return tuple({candidate.recipes: candidate for candidate in reversed(tuple(candidates))}.values())[::-1]


def _best_at(pool: Pool, euro_cost: float) -> Pool:
    """Return ``pool`` with those candidates alone that are best where a euro costs ``euro_cost``: the choice takes far less time."""
    order = sorted(pool.candidates, key=lambda day: (day.cost + euro_cost * day.price_eur, day.recipes))
    return replace(pool, candidates=tuple(order[:MOST_PRICED]))


def _with_whole(pool: Pool, chosen: Mapping[int, Candidate], whole: Mapping[int, Candidate]) -> Pool:
    """Return ``pool`` with the rounded form of the days that were chosen from it, without those that may not be served."""
    rounded = {chosen[day].recipes: whole[day] for day in pool.days}
    candidates = (rounded.get(candidate.recipes, candidate) for candidate in pool.candidates)
    serving = tuple(candidate for candidate in candidates if pool.frame.goal.serves(candidate.totals))
    return Pool(pool.frame, pool.days, serving)
