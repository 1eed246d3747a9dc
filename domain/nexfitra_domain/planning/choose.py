"""Which candidate days make up the plan: a small whole-number program that weighs fit, variety and micronutrients."""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nexfitra_domain.contract.meals import LockedMeal
from nexfitra_domain.planning.candidates import Candidate, Frame
from nexfitra_domain.planning.solver import INFINITY, Program, Solver
from nexfitra_domain.planning.week_goals import Bounds, WeekGoals

REPEAT_COST: Final[Mapping[str, float]] = {"main": 0.8, "snack": 0.3, "breakfast": 0.1, "food": 0.3}
"""For the first use of a dish too many; the next costs twice, every later one four times as much. Breakfast may repeat. "food" is
what lunches and dinners are built on."""
A_WEEK: Final[Mapping[str, int]] = {"main": 1, "snack": 1, "breakfast": 1, "food": 3}
"""Uses that cost nothing."""
PIECES: Final = (1.0, 2.0, 4.0)
MAIN_MEALS: Final = frozenset({"lunch", "dinner"})

ELSEWHERE: Final = 0.5
"""What a dish for lunch and dinner counts as one of these where it is had at another meal: sardines for breakfast and again in the evening."""
NEAR_DAYS: Final = 2
"""A dish should not come again within so many days."""

Use = tuple[str, str]
"""Kind of meal ("main", "snack", "breakfast") and family of dishes, or "food" and the food that a lunch or dinner is built on."""
Uses = Mapping[Use, float]


@dataclass(frozen=True, slots=True)
class Pool:
    """Days with the same frame, and the candidates that may fill them."""

    frame: Frame
    days: tuple[int, ...]
    candidates: tuple[Candidate, ...]


def use_of(slot: str, family: str) -> Use:
    """Return how a dish counts for variety: lunch and dinner share one count."""
    return ("main" if slot in MAIN_MEALS else slot), family


def uses(frame: Frame, candidate: Candidate) -> Uses:
    """Return how often each dish, and each food that a main meal is built on, is used by ``candidate``."""
    found: dict[Use, float] = defaultdict(float)
    for (_, meal), plate in zip(frame.meals, candidate.plates, strict=True):
        dish = plate.dish
        found[use_of(meal.slot, dish.family)] += 1.0
        if meal.slot in MAIN_MEALS and dish.main_food:
            found["food", dish.main_food] += 1.0
        elif meal.slot not in MAIN_MEALS and MAIN_MEALS.intersection(dish.slots):
            found["main", dish.family] += ELSEWHERE
    return found


def choose_days(
    pools: Sequence[Pool],
    solver: Solver,
    goals: WeekGoals | None = None,
    locked: Sequence[LockedMeal] = (),
    euro_cost: float = 0.0,
) -> dict[int, Candidate]:
    """Return day index → candidate for every day of ``pools``; each pool must have a candidate. A euro costs ``euro_cost``."""
    program, owners = _program(pools, euro_cost)
    if goals:
        program = _with_goals(program, pools, goals, goals.bounds(locked))
    point = solver.solve(program)
    counts = _greedy(pools) if point is None else [round(value) for value in point[: len(owners)]]
    chosen: dict[int, Candidate] = {}
    start = 0
    picked: list[list[Candidate]] = []
    for pool in pools:
        mine = counts[start : start + len(pool.candidates)]
        picked.append([day for day, times in zip(pool.candidates, mine, strict=True) for _ in range(times)])
        start += len(pool.candidates)
    _spread(pools, picked, chosen)
    return chosen


def _greedy(pools: Sequence[Pool]) -> list[int]:
    """Take each pool's cheapest days in turn: the answer where the node limit is met without a solution."""
    counts = []
    for pool in pools:
        size = len(pool.candidates)
        counts += [len(pool.days) // size + (at < len(pool.days) % size) for at in range(size)]
    return counts


def _program(pools: Sequence[Pool], euro_cost: float) -> tuple[Program, list[int]]:
    """Columns: how often each candidate is used, then three pieces of overuse for every dish that could be used too often."""
    owners = [number for number, pool in enumerate(pools) for _ in pool.candidates]
    contents = [uses(pool.frame, day) for pool in pools for day in pool.candidates]
    locked: Counter[Use] = Counter()
    for pool in pools:
        for slot, family in pool.frame.locked_dishes:
            locked[use_of(slot, family)] += len(pool.days)
    dishes = sorted({use for content in contents for use in content})
    weeks = math.ceil(sum(len(pool.days) for pool in pools) / 7)
    free = [float(weeks * A_WEEK[kind]) for kind, _ in dishes]
    size, extra = len(owners), len(PIECES) * len(dishes)
    matrix = np.zeros((len(pools) + len(dishes), size + extra))
    for column, (owner, content) in enumerate(zip(owners, contents, strict=True)):
        matrix[owner, column] = 1.0
        for row, use in enumerate(dishes, start=len(pools)):
            matrix[row, column] = content.get(use, 0.0)
    for number in range(len(dishes)):
        at = size + number * len(PIECES)
        matrix[len(pools) + number, at : at + len(PIECES)] = -1.0
    caps = [max(1, math.ceil(2 * len(pool.days) / len(pool.candidates))) for pool in pools for _ in pool.candidates]
    need = np.array([float(len(pool.days)) for pool in pools])
    over = [factor * REPEAT_COST[kind] for kind, _ in dishes for factor in PIECES]
    costs = [
        day.cost + euro_cost * day.price_eur if euro_cost else day.cost for pool in pools for day in pool.candidates
    ]
    program = Program(
        cost=np.array(costs + over),
        upper=np.concatenate((np.array(caps, dtype=float), [end for most in free for end in (most, most, INFINITY)])),
        matrix=matrix,
        row_low=np.concatenate((need, np.full(len(dishes), -INFINITY))),
        row_high=np.concatenate((need, [most - locked[use] for most, use in zip(free, dishes, strict=True)])),
        integer=np.arange(size + extra) < size,
    )
    return program, owners


def _with_goals(program: Program, pools: Sequence[Pool], goals: WeekGoals, bounds: Bounds) -> Program:
    """Add two rows a nutrient (at least, at most) with a column each for what is missing and what is too much."""
    brings = np.array([goals.of_candidate(day) for pool in pools for day in pool.candidates]).T
    asked = np.flatnonzero(bounds.least > 0)
    capped = np.flatnonzero(np.isfinite(bounds.most))
    rows, columns = program.matrix.shape
    size, more = brings.shape[1], len(asked) + len(capped)
    # In shares of what is asked, so that grams and micrograms are of one size to the solver.
    unit = np.concatenate((bounds.least[asked], np.maximum(bounds.most[capped], 1e-9)))
    matrix = np.zeros((rows + more, columns + more))
    matrix[:rows, :columns] = program.matrix
    matrix[rows:, :size] = np.vstack((brings[asked], brings[capped])) / unit[:, None]
    matrix[rows:, columns:] = np.diag(np.concatenate((np.ones(len(asked)), -np.ones(len(capped)))))
    ones, free = np.ones(more), np.full(more, INFINITY)
    asks = np.arange(more) < len(asked)
    return Program(
        cost=np.concatenate(
            (program.cost, unit * np.concatenate((bounds.missing_rate[asked], bounds.over_rate[capped])))
        ),
        upper=np.concatenate((program.upper, free)),
        matrix=matrix,
        row_low=np.concatenate((program.row_low, np.where(asks, ones, -free))),
        row_high=np.concatenate((program.row_high, np.where(asks, free, ones))),
        integer=None if program.integer is None else np.concatenate((program.integer, np.zeros(more, dtype=bool))),
    )


def _spread(pools: Sequence[Pool], picked: list[list[Candidate]], chosen: dict[int, Candidate]) -> None:
    """Give the picked days dates so that a dish of the last two days comes again as late as can be: each day in turn the one that
    is least like those before it, then swaps of two days for as long as they help."""
    where = {day: number for number, pool in enumerate(pools) for day in pool.days}
    contents: dict[int, frozenset[Use]] = {}
    for day in sorted(where):
        frame, left = pools[where[day]].frame, picked[where[day]]
        options = [_told(frame, candidate) for candidate in left]
        pick = min(range(len(left)), key=lambda at: (_nearness({**contents, day: options[at]}, day), at))
        chosen[day], contents[day] = left.pop(pick), options[pick]
    pairs = [(one, other) for pool in pools for one, other in itertools.combinations(pool.days, 2)]
    while any(_swapped(contents, chosen, *pair) for pair in pairs):
        pass


def _told(frame: Frame, candidate: Candidate) -> frozenset[Use]:
    return frozenset(uses(frame, candidate)) | {use_of(slot, family) for slot, family in frame.locked_dishes}


def _nearness(contents: Mapping[int, frozenset[Use]], day: int) -> float:
    """Return the cost of what ``day`` has in common with the days around it."""
    gaps = [gap for gap in range(-NEAR_DAYS, NEAR_DAYS + 1) if gap and day + gap in contents]
    return sum(REPEAT_COST[kind] / abs(gap) for gap in gaps for kind, _ in contents[day] & contents[day + gap])


def _swapped(contents: dict[int, frozenset[Use]], chosen: dict[int, Candidate], one: int, other: int) -> bool:
    """Swap two days where that leaves less in common with the days around them; say whether it did."""
    swapped = {**contents, one: contents[other], other: contents[one]}
    before = _nearness(contents, one) + _nearness(contents, other)
    if _nearness(swapped, one) + _nearness(swapped, other) >= before - 1e-9:
        return False
    contents.update(swapped)
    chosen[one], chosen[other] = chosen[other], chosen[one]
    return True
