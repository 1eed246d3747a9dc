"""Portions of one day: a linear program over ingredient amounts, then whole kitchen steps by a small local search."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nexfitra_domain.planning.dishes import Plate
from nexfitra_domain.planning.goals import CAPS, FIBRE, HARD_GOALS, INNER_COST, INSIDE, OUTER_COST, Array, Goal
from nexfitra_domain.planning.solver import INFINITY, Program, Solver

HABIT_COST: Final = 0.12
"""For moving one ingredient by its whole amount away from the recipe."""
SHARE_COST: Final = 0.4
"""For a meal being 10 % of its energy share outside the free band."""
SHARE_BAND: Final = 0.15
MAX_REPAIRS: Final = 24
GOOD_ENOUGH: Final = 0.12
"""The search stops where the day costs this little above nothing: about 0.1 % of energy."""


@dataclass(frozen=True, slots=True)
class DayProblem:
    """The plates of a day, the energy each aims at, and what locked meals bring already (7 nutrients)."""

    goal: Goal
    plates: tuple[Plate, ...]
    aims_kcal: tuple[float, ...]
    fixed: Array
    euro_cost: float = 0.0
    """The cost of a euro: 0 where money does not matter."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """All ingredients of the day in one column each."""

    base: Array
    low: Array
    high: Array
    step: Array
    per_gram: Array
    habit: Array
    price: Array
    meal: npt.NDArray[np.intp]


def _stack(plates: Sequence[Plate]) -> _Stack:
    base = np.concatenate([plate.base for plate in plates])
    step = np.concatenate([plate.dish.step for plate in plates])
    return _Stack(
        base=base,
        low=np.concatenate([plate.low for plate in plates]),
        high=np.concatenate([plate.high for plate in plates]),
        step=step,
        per_gram=np.concatenate([plate.dish.per_gram for plate in plates]),
        habit=HABIT_COST / np.maximum(base, step),
        price=np.concatenate([plate.dish.price_per_gram for plate in plates]),
        meal=np.repeat(np.arange(len(plates)), [len(plate.base) for plate in plates]),
    )


def can_reach(problem: DayProblem) -> bool:
    """Say whether each goal alone lies between the least and the most that the plates bring; False rules the day out."""
    goal = problem.goal
    low = problem.fixed + sum(plate.reach_low for plate in problem.plates)
    high = problem.fixed + sum(plate.reach_high for plate in problem.plates)
    target = goal.target[:HARD_GOALS]
    if goal.wanted[0] and goal.floor_kcal > target[0] + goal.served[0]:
        return False
    inside = (low[:HARD_GOALS] <= target + goal.served) & (high[:HARD_GOALS] >= target - goal.served)
    return bool(np.all(inside | (goal.wanted == 0)) and high[0] >= goal.floor_kcal)


def solve_amounts(problem: DayProblem, solver: Solver) -> Array | None:
    """Return the grams of every ingredient that fit the day best (LP), or None where the energy floor cannot be met.

    Columns: more and less of each ingredient than the recipe says, two pieces each way for every deviation, missing fibre, what is
    above the caps, and each meal's distance from its share. Rows: the nutrients, the energy floor, the meals.
    """
    stack = _stack(problem.plates)
    size, meals = len(stack.base), len(problem.plates)
    nutrients, caps = stack.per_gram.shape[1], CAPS.stop - CAPS.start
    rows, columns = nutrients + 1 + meals, 2 * size + 4 * HARD_GOALS + 1 + caps + 2 * meals
    goal, brought = problem.goal, problem.fixed + (stack.base[:, None] * stack.per_gram).sum(axis=0)
    matrix = np.zeros((rows, columns))
    in_meal = (np.arange(meals)[:, None] == stack.meal) * stack.per_gram[:, 0]
    effects = np.vstack((stack.per_gram.T, stack.per_gram[:, 0], in_meal))
    matrix[:, :size], matrix[:, size : 2 * size] = effects, -effects
    at = 2 * size
    for row in range(HARD_GOALS):
        matrix[row, at : at + 4] = (-1.0, -1.0, 1.0, 1.0)
        at += 4
    matrix[FIBRE, at] = 1.0
    at += 1
    matrix[CAPS, at : at + caps] = -np.eye(caps)
    at += caps
    for row in range(meals):
        matrix[nutrients + 1 + row, at : at + 2] = (-1.0, 1.0)
        at += 2
    aims = np.array(problem.aims_kcal)
    meal_energy = np.bincount(stack.meal, weights=stack.base * stack.per_gram[:, 0], minlength=meals)
    low = np.concatenate((goal.target - brought, [goal.floor_kcal - brought[0]], aims * (1 - SHARE_BAND) - meal_energy))
    high = low.copy()
    high[FIBRE] = high[nutrients] = INFINITY
    low[CAPS] = -INFINITY
    high[nutrients + 1 :] = aims * (1 + SHARE_BAND) - meal_energy
    cost, upper = _costs(problem, stack)
    point = solver.solve(Program(cost, upper, matrix, low, high))
    return None if point is None else stack.base + point[:size] - point[size : 2 * size]


def _costs(problem: DayProblem, stack: _Stack) -> tuple[Array, Array]:
    goal, money = problem.goal, problem.euro_cost * stack.price
    inner, outer = INNER_COST / goal.unit * goal.wanted, OUTER_COST / goal.unit * goal.wanted
    pieces = np.stack((inner, outer, inner, outer), axis=1).ravel()
    near = INSIDE * goal.unit
    ends = np.stack((near, np.full(HARD_GOALS, INFINITY), near, np.full(HARD_GOALS, INFINITY)), axis=1).ravel()
    share = np.repeat(SHARE_COST / (0.1 * np.array(problem.aims_kcal)), 2)
    cost = np.concatenate((stack.habit + money, stack.habit - money, pieces, [goal.fibre_rate], goal.cap_rates, share))
    room = (np.maximum(stack.high - stack.base, 0.0), np.maximum(stack.base - stack.low, 0.0))
    return cost, np.concatenate((*room, ends, np.full(1 + len(goal.cap_rates) + len(share), INFINITY)))


def round_amounts(problem: DayProblem, amounts: Array) -> Array:
    """Return ``amounts`` in whole steps within bounds, moved by single steps and pairs of steps to where the day costs least."""
    stack = _stack(problem.plates)
    grams = np.clip(np.floor(amounts / stack.step + 0.5) * stack.step, stack.low, stack.high)
    moves = np.concatenate((np.eye(len(grams)), -np.eye(len(grams)), np.zeros((1, len(grams))))) * stack.step
    change = (moves[:, :, None] * stack.per_gram[None]).sum(axis=1)
    for _ in range(MAX_REPAIRS):
        totals = problem.fixed + (grams[:, None] * stack.per_gram).sum(axis=0)
        if float(problem.goal.cost(totals)) <= GOOD_ENOUGH:
            break
        after = grams + moves
        allowed = np.flatnonzero(((after >= stack.low - 1e-9) & (after <= stack.high + 1e-9)).all(axis=1))
        best = _best_pair(problem, stack, grams, totals, (moves[allowed], change[allowed]))
        if best is None:
            break
        grams = best
    return grams


def _best_pair(
    problem: DayProblem, stack: _Stack, grams: Array, totals: Array, options: tuple[Array, Array]
) -> Array | None:
    """Return the amounts after the best one or two steps, or None where no step helps. The last option is to stay."""
    moves, change = options
    habit = np.where(moves != 0, np.abs(grams + moves - stack.base) - np.abs(grams - stack.base), 0.0) @ stack.habit
    habit = habit + problem.euro_cost * (moves @ stack.price)
    pair_cost = problem.goal.cost(totals + change[:, None] + change[None]) + habit[:, None] + habit[None]
    # Twice the same step may leave the bounds, and step and counter-step do nothing.
    np.fill_diagonal(pair_cost[:-1, :-1], np.inf)
    pick = int(np.argmin(pair_cost))
    if pair_cost.ravel()[pick] >= pair_cost[-1, -1] - 1e-6:
        return None
    first, second = divmod(pick, len(moves))
    return np.asarray(grams + moves[first] + moves[second])


def day_cost(problem: DayProblem, grams: Array) -> tuple[float, Array]:
    """Return the cost of ``grams`` (targets, habits, energy shares) and the day's totals (7 nutrients, with locked meals)."""
    stack = _stack(problem.plates)
    totals = problem.fixed + (grams[:, None] * stack.per_gram).sum(axis=0)
    energy = np.bincount(stack.meal, weights=grams * stack.per_gram[:, 0], minlength=len(problem.plates))
    aims = np.array(problem.aims_kcal)
    outside = np.maximum(np.abs(energy / aims - 1) - SHARE_BAND, 0.0).sum() * SHARE_COST / 0.1
    habit = (np.abs(grams - stack.base) * stack.habit).sum()
    return float(problem.goal.cost(totals)) + float(outside) + float(habit), totals
