"""Candidate days: which dishes might make a day together, drawn at random from a seed, with portions set for each draw."""

import itertools
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nexfitra_domain.planning.dishes import Dish, Plate, make_plate, servings_for
from nexfitra_domain.planning.goals import HARD_GOALS, Array, Goal
from nexfitra_domain.planning.portions import DayProblem, can_reach, day_cost, round_amounts, solve_amounts
from nexfitra_domain.planning.slots import Meal
from nexfitra_domain.planning.solver import Solver

DRAWS: Final = 64
"""Candidate days a day target, in the first round."""
MORE_DRAWS: Final = 48
MAX_ROUNDS: Final = 4
AGAIN: Final = 1e-9
"""Of the weight of a dish that the day has already: it is drawn only where there is no other."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is to be filled: the free meals of a day with their energy aims, beside what locked meals bring already."""

    goal: Goal
    meals: tuple[tuple[int, Meal], ...]
    """Index within the day and slot of every meal that is still free."""
    fixed: Array
    locked_dishes: tuple[tuple[str, str], ...] = ()
    """Slot and family of dishes of the locked meals, which count for variety."""

    def aims_kcal(self) -> tuple[float, ...]:
        """Return the energy that each free meal aims at: what locked meals leave, by the meals' shares."""
        shares = sum(meal.share for _, meal in self.meals)
        left = max(float(self.goal.target[0] - self.fixed[0]), 0.25 * shares * float(self.goal.target[0]))
        return tuple(left * meal.share / shares for _, meal in self.meals)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day with portions: the plates of the free meals, grams of all their ingredients, cost, and the day's totals (7).

    Amounts are in whole kitchen steps only where ``whole`` is true: rounding takes longer than finding the portions, so it
    is done for the days that are chosen.
    """

    plates: tuple[Plate, ...]
    grams: Array
    cost: float
    totals: Array
    whole: bool = False
    euro_cost: float = 0.0
    """What a euro cost when the portions were set; ``cost`` is without money."""

    @property
    def recipes(self) -> tuple[str, ...]:
        """Return the recipe of each free meal."""
        return tuple(plate.dish.recipe for plate in self.plates)

    @property
    def price_eur(self) -> float:
        """Return the euros of the free meals."""
        prices = [plate.dish.price_per_gram for plate in self.plates]
        return float(self.grams @ np.concatenate(prices)) if prices else 0.0

    @property
    def cost_with_money(self) -> float:
        """Return what the portions were set to keep down."""
        return self.cost + self.euro_cost * self.price_eur if self.euro_cost else self.cost


@dataclass(frozen=True, slots=True)
class Choice:
    """A plate that could fill one free meal, and how likely it is to be drawn."""

    plate: Plate
    weight: float

    @property
    def family(self) -> str:
        """Return what the dish counts as for variety."""
        return self.plate.dish.family


def _weight(plate: Plate, aim: Array) -> float:
    """Weigh a plate by how far its reach stays from the meal's part of the target; far ones are still drawn now and then."""
    scale = np.maximum(aim, (100.0, 8.0, 8.0, 15.0))
    low, high = plate.reach_low[:HARD_GOALS], plate.reach_high[:HARD_GOALS]
    off = (np.maximum(low - aim, 0.0) + np.maximum(aim - high, 0.0)) / scale
    return (math.exp(-1.5 * float(off.sum())) + 0.003) * plate.dish.liking


def make_choices(frame: Frame, dishes: Mapping[str, Dish]) -> list[list[Choice]]:
    """Return the choices of every free meal of ``frame``; an empty list means that nothing fits that meal."""
    choices = []
    target = np.maximum(frame.goal.target - frame.fixed, 0.0)[:HARD_GOALS]
    for (_, meal), aim_kcal in zip(frame.meals, frame.aims_kcal(), strict=True):
        aim = target * (aim_kcal / target[0] if target[0] > 0 else 0.0)
        plates = [make_plate(dish, servings_for(dish, aim_kcal)) for dish in dishes.values() if meal.slot in dish.slots]
        choices.append([Choice(plate, _weight(plate, aim)) for plate in plates])
    return choices


def relaxed_day(frame: Frame, plates: tuple[Plate, ...], solver: Solver, euro_cost: float = 0.0) -> Candidate | None:
    """Return the day of ``plates`` with the best portions in any amount, or None where the energy floor is out of reach."""
    problem = DayProblem(frame.goal, plates, frame.aims_kcal(), frame.fixed, euro_cost)
    amounts = solve_amounts(problem, solver)
    return None if amounts is None else Candidate(plates, amounts, *day_cost(problem, amounts), euro_cost=euro_cost)


def whole_day(frame: Frame, candidate: Candidate) -> Candidate:
    """Return ``candidate`` with its amounts in whole kitchen steps."""
    if candidate.whole or not candidate.plates:
        return candidate
    problem = DayProblem(frame.goal, candidate.plates, frame.aims_kcal(), frame.fixed, candidate.euro_cost)
    grams = round_amounts(problem, candidate.grams)
    return Candidate(candidate.plates, grams, *day_cost(problem, grams), whole=True, euro_cost=candidate.euro_cost)


def _pick(weights: Array, rng: random.Random) -> int:
    """Return a random position, each as often as its weight says."""
    sums = weights.cumsum()
    return min(int(sums.searchsorted(rng.random() * sums[-1], side="right")), len(sums) - 1)


class CandidateDays:
    """The candidate days of one frame; more are drawn on demand, always in the same order for the same seed."""

    def __init__(
        self,
        frame: Frame,
        choices: list[list[Choice]],
        solver: Solver,
        rng: random.Random,
        euro_cost: float = 0.0,
    ) -> None:
        self.frame, self._euro_cost = frame, euro_cost
        self._choices, self._solver, self._rng = choices, solver, rng
        self._weights = [np.array([option.weight for option in options]) for options in choices]
        numbers: dict[str, int] = {}
        self._families = [
            np.array([numbers.setdefault(option.family, len(numbers)) for option in options]) for options in choices
        ]
        self._used = [np.zeros(len(options)) for options in choices]
        self._seen: set[tuple[int, ...]] = set()
        self.days: dict[tuple[int, ...], Candidate] = {}

    def grow(self, count: int) -> None:
        """Add up to ``count`` candidate days that no earlier call has looked at."""
        for picks in self._picks(count):
            plates = tuple(self._choices[meal][pick].plate for meal, pick in enumerate(picks))
            problem = DayProblem(self.frame.goal, plates, self.frame.aims_kcal(), self.frame.fixed)
            candidate = relaxed_day(self.frame, plates, self._solver, self._euro_cost) if can_reach(problem) else None
            if candidate is not None:
                self.days[picks] = candidate

    def best(self, count: int) -> list[Candidate]:
        """Return the ``count`` cheapest candidate days, cheapest first."""
        return [self.days[picks] for picks in self._ranked()[:count]]

    def _ranked(self) -> list[tuple[int, ...]]:
        return sorted(self.days, key=lambda picks: (self.days[picks].cost_with_money, picks))

    def _picks(self, count: int) -> list[tuple[int, ...]]:
        combinations = math.prod(len(options) for options in self._choices)
        if combinations <= count + len(self._seen):
            every = itertools.product(*(range(len(options)) for options in self._choices))
            fresh = [picks for picks in every if picks not in self._seen]
            fresh = [picks for picks in fresh if not self._repeats(picks)] or fresh
        else:
            fresh = self._random_picks(count)
        self._seen.update(fresh)
        return fresh

    def _random_picks(self, count: int) -> list[tuple[int, ...]]:
        fresh: dict[tuple[int, ...], None] = {}
        repeating: dict[tuple[int, ...], None] = {}
        parents = self._ranked()[:8]
        for attempt in range(6 * count):
            # Half of the later draws start from what already came close.
            picks = self._mutated(parents) if parents and attempt % 2 == 1 else self._draw()
            if picks in self._seen or picks in fresh:
                continue
            if self._repeats(picks):
                repeating[picks] = None
                continue
            fresh[picks] = None
            for meal, pick in enumerate(picks):
                self._used[meal][pick] += 1
            if len(fresh) == count:
                break
        return list(fresh) or list(repeating)[:count]

    def _draw(self) -> tuple[int, ...]:
        """Draw one choice a meal, no dish twice a day where that can be helped, dishes drawn before less often."""
        picked: list[int] = []
        families: list[int] = []
        for weights, used, family in zip(self._weights, self._used, self._families, strict=True):
            fresh = weights / (1 + used)
            for eaten in families:
                fresh[family == eaten] *= AGAIN
            picked.append(_pick(fresh, self._rng))
            families.append(int(family[picked[-1]]))
        return tuple(picked)

    def _mutated(self, parents: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
        """Change one meal of one of the better days."""
        picks = list(self._rng.choice(parents))
        meal = self._rng.randrange(len(picks))
        picks[meal] = _pick(self._weights[meal], self._rng)
        return tuple(picks)

    def _repeats(self, picks: tuple[int, ...]) -> bool:
        return len({int(family[pick]) for family, pick in zip(self._families, picks, strict=True)}) < len(picks)
