"""The engines that are compared, all with the same request, catalogue and number of candidate days.

The baselines use the planner's own rules and portions, and differ in what is put together: that is what the table is about.
They serve the best they have however far it misses, and are judged by the same verifier.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.meals import MealPlan, MealPlanRequest, PlannedDay
from nexfitra_domain.planning.candidates import (
    DRAWS,
    Candidate,
    CandidateDays,
    Choice,
    Frame,
    make_choices,
    relaxed_day,
    whole_day,
)
from nexfitra_domain.planning.dishes import Plate
from nexfitra_domain.planning.frames import date_of
from nexfitra_domain.planning.goals import HARD_GOALS, Array
from nexfitra_domain.planning.meals import plan_meals, provenance
from nexfitra_domain.planning.portions import DayProblem, day_cost
from nexfitra_domain.planning.seeding import stable_rng
from nexfitra_domain.planning.solver import Solver
from nexfitra_domain.planning.totals import add_totals, make_meal
from nexfitra_domain.planning.week import WeekSolver

Engine = Callable[[MealPlanRequest, Catalog], MealPlan]
Choices = Sequence[Sequence[Choice]]

LARGE_FACTOR: Final = 4
LARGE_NODES: Final = 2_000
"""A hundred times the planner's node limit."""


def random_portions(request: MealPlanRequest, catalog: Catalog) -> MealPlan:
    """Draw whole days at random among the eligible dishes, set portions by LP, keep the days that miss least."""
    return _by_kind(request, catalog, _random_with_portions)


def random_only(request: MealPlanRequest, catalog: Catalog) -> MealPlan:
    """The same draws with the recipes as they are, servings scaled to the meal's energy."""
    return _by_kind(request, catalog, _random_as_written)


def greedy(request: MealPlanRequest, catalog: Catalog) -> MealPlan:
    """For every meal take the dish nearest to the meal's macros that the week has not had yet, then set portions."""
    return _by_kind(request, catalog, _greedy_days)


def large_mip(request: MealPlanRequest, catalog: Catalog) -> MealPlan:
    """The planner with four times the candidate days, all of them in the choice, and a hundred times the nodes."""
    week = _LargeWeek(request, catalog)
    found = week.solve(LARGE_FACTOR * DRAWS)
    return _refusal(request) if found.failed else as_plan(request, catalog, week, found.days)


ARMS: Final[Mapping[str, Engine]] = {
    "planner": plan_meals,
    "large MIP": large_mip,
    "greedy": greedy,
    "random + portions": random_portions,
    "random": random_only,
}


class _LargeWeek(WeekSolver):
    """The planner's week without its cut of the candidates that come to the choice."""

    def __init__(self, request: MealPlanRequest, catalog: Catalog) -> None:
        super().__init__(request, catalog)
        self.solver = Solver(LARGE_NODES)

    def candidates(self, day: int, draws: int = DRAWS, wanted: int = 1, rounds: int = 1) -> list[Candidate]:
        """Return every candidate day that may be served as ``day``, cheapest first."""
        frame = self.frame(day)
        choices = make_choices(frame, self.dishes_of(day))
        if not all(choices):
            return []
        found = CandidateDays(frame, choices, self.solver, stable_rng(self.request.seed, "meals", day))
        for _ in range(rounds):
            found.grow(draws)
            if len(found.days) >= wanted:
                break
        return [candidate for candidate in found.best(len(found.days)) if frame.goal.serves(candidate.totals)]


def _by_kind(
    request: MealPlanRequest,
    catalog: Catalog,
    fill: Callable[[WeekSolver, tuple[int, ...], Choices], list[Candidate]],
) -> MealPlan:
    """Fill each kind of day by ``fill``; refuse where a meal has no dish or no day keeps the energy floor."""
    week = WeekSolver(request, catalog)
    chosen: dict[int, Candidate] = {}
    for days in week.kinds():
        choices = make_choices(week.frame(days[0]), week.dishes_of(days[0]))
        found = fill(week, days, choices) if all(choices) else []
        if not found:
            return _refusal(request)
        chosen |= {day: found[at % len(found)] for at, day in enumerate(days)}
    return as_plan(request, catalog, week, chosen)


def as_plan(request: MealPlanRequest, catalog: Catalog, week: WeekSolver, chosen: Mapping[int, Candidate]) -> MealPlan:
    """Return the plan of ``chosen`` days; benchmark requests lock no meals."""
    days = []
    for day, target in enumerate(request.targets):
        meals, start = [], 0
        for (index, meal), plate in zip(week.frame(day).meals, chosen[day].plates, strict=True):
            grams = chosen[day].grams[start : start + len(plate.base)]
            meals.append(make_meal(index, meal.slot, plate, grams, catalog))
            start += len(plate.base)
        totals = add_totals(meal.totals for meal in meals)
        days.append(PlannedDay(date_of(request, day), target, totals, tuple(meals)))
    return MealPlan("ready", replace(provenance(request), engine="baseline"), days=tuple(days))


def _refusal(request: MealPlanRequest) -> MealPlan:
    return MealPlan("infeasible", replace(provenance(request), engine="baseline"))


def _drawn(week: WeekSolver, day: int, choices: Choices) -> list[tuple[Plate, ...]]:
    """Return as many random days as the planner looks at in its first round, none twice."""
    rng = stable_rng(week.request.seed, "random", day)
    drawn = [tuple(rng.randrange(len(options)) for options in choices) for _ in range(DRAWS)]
    return [
        tuple(options[pick].plate for options, pick in zip(choices, picks, strict=True))
        for picks in dict.fromkeys(drawn)
    ]


def _cheapest(candidates: Sequence[Candidate], count: int) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: (candidate.cost, candidate.recipes))[:count]


def _random_with_portions(week: WeekSolver, days: tuple[int, ...], choices: Choices) -> list[Candidate]:
    frame = week.frame(days[0])
    relaxed = (relaxed_day(frame, plates, week.solver) for plates in _drawn(week, days[0], choices))
    best = _cheapest([candidate for candidate in relaxed if candidate is not None], len(days))
    return [whole_day(frame, candidate) for candidate in best]


def _random_as_written(week: WeekSolver, days: tuple[int, ...], choices: Choices) -> list[Candidate]:
    frame = week.frame(days[0])
    return _cheapest([_as_written(frame, plates) for plates in _drawn(week, days[0], choices)], len(days))


def _as_written(frame: Frame, plates: tuple[Plate, ...]) -> Candidate:
    """Return the day with the recipes' own amounts, rounded to kitchen steps."""
    grams = np.concatenate(
        [np.clip(np.round(plate.base / plate.dish.step) * plate.dish.step, plate.low, plate.high) for plate in plates]
    )
    problem = DayProblem(frame.goal, plates, frame.aims_kcal(), frame.fixed)
    return Candidate(plates, grams, *day_cost(problem, grams), whole=True)


def _greedy_days(week: WeekSolver, days: tuple[int, ...], choices: Choices) -> list[Candidate]:
    frame, used, found = week.frame(days[0]), set[str](), list[Candidate]()
    for _ in days:
        plates = []
        for options, aim_kcal in zip(choices, frame.aims_kcal(), strict=True):
            aim = frame.goal.target[:HARD_GOALS] * (aim_kcal / frame.goal.target[0])
            ranked = sorted(options, key=lambda option: (_off(option.plate, aim), option.plate.dish.recipe))
            pick = next((option for option in ranked if option.plate.dish.recipe not in used), ranked[0])
            used.add(pick.plate.dish.recipe)
            plates.append(pick.plate)
        relaxed = relaxed_day(frame, tuple(plates), week.solver)
        found.append(_as_written(frame, tuple(plates)) if relaxed is None else whole_day(frame, relaxed))
    return found


def _off(plate: Plate, aim: Array) -> float:
    """Return how far the recipe's own amounts lie from a meal's part of the targets, in shares of that part."""
    brought = (plate.base[:, None] * plate.dish.per_gram).sum(axis=0)[:HARD_GOALS]
    return float((np.abs(brought - aim) / np.maximum(aim, (100.0, 8.0, 8.0, 15.0))).sum())
