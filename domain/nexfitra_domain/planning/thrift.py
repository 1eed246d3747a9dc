"""How cheap a day can be, and what each dish costs beside the others: a linear program over the shares in which dishes fill each meal.

The program may mix dishes within a meal, so the least price that it finds lies below that of every real day within the judged
tolerances whose dishes keep to ``SHARE_OF_DAYS``. Its dual prices say what a gram of protein or a kilocalorie is worth, and with them how much
dearer a day becomes with a dish that is not the best one: a lean but dear dish may be worth its price. Solved by column generation (Dantzig and
Wolfe 1960): a column is a dish in the amounts that pay best at the prices found so far, for all dishes at once in a few array operations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nexfitra_domain.planning.candidates import Choice, Frame
from nexfitra_domain.planning.goals import ENERGY_JUDGED, HARD_GOALS, Array
from nexfitra_domain.planning.solver import INFINITY, Program, Solver

SHARE_OF_DAYS: Final = 2 / 7
"""A dish fills at most so many meals a day on average: twice in a week. The least price is that of a week that varies."""
REPEAT_EUR: Final = 1.0
"""For a dish more often than that: dear, but there may be too few dishes."""
MISSING_EUR: Final = 1.0
"""For missing a goal by one unit: far above what food costs, so that goals are missed only where they must be."""
FIRST_COLUMNS, MORE_COLUMNS = 12, 3
"""Dishes a meal that come into the program in the first and in each later round."""
ROUNDS: Final = 30
CLOSE_EUR: Final = 0.01

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Thrift:
    """``least_eur`` is a lower bound of a day's price in a week that varies, ``floor_eur`` of any day's; ``extra_eur`` says for each choice of each meal how much dearer it makes a day."""

    least_eur: float
    floor_eur: float
    extra_eur: tuple[Array, ...]


@dataclass(frozen=True, slots=True)
class _Stock:
    """All choices of a day's meals: one entry a choice (``meal``, ``dish``), one an ingredient (all others)."""

    meal: Indices
    dish: Indices
    starts: Indices
    low: Array
    high: Array
    per_gram: Array
    price: Array

    def sums(self, values: Array) -> Array:
        """Return the sum over the ingredients of each choice."""
        return np.asarray(np.add.reduceat(values, self.starts))


def _stock(choices: Sequence[Sequence[Choice]]) -> _Stock:
    plates = [option.plate for options in choices for option in options]
    numbers: dict[str, int] = {}
    sizes = [len(plate.base) for plate in plates]
    return _Stock(
        meal=np.repeat(np.arange(len(choices)), [len(options) for options in choices]),
        dish=np.array([numbers.setdefault(plate.dish.recipe, len(numbers)) for plate in plates]),
        starts=np.cumsum([0, *sizes[:-1]]),
        low=np.concatenate([plate.low for plate in plates]),
        high=np.concatenate([plate.high for plate in plates]),
        per_gram=np.concatenate([plate.dish.per_gram[:, :HARD_GOALS] for plate in plates]),
        price=np.concatenate([plate.dish.price_per_gram for plate in plates]),
    )


def thrift(frame: Frame, choices: Sequence[Sequence[Choice]], solver: Solver) -> Thrift:
    """Return the least price (euros a day) of the free meals of ``frame``, and what each of ``choices`` (none empty) adds to it."""
    search = _Search(frame, _stock(choices), solver)
    for number in range(ROUNDS):
        search.price()
        if not search.add(FIRST_COLUMNS if number == 0 else MORE_COLUMNS) or search.solve() - search.least < CLOSE_EUR:
            break
    search.price()
    worth = [search.worth[search.stock.meal == meal] for meal in range(len(choices))]
    return Thrift(
        max(search.least, search.floor, 0.0), max(search.floor, 0.0), tuple(values - values.min() for values in worth)
    )


class _Search:
    """The rounds of column generation: prices, the best amounts at these prices, and the program of what has come in."""

    def __init__(self, frame: Frame, stock: _Stock, solver: Solver) -> None:
        self.stock, self._solver, self.least, self.floor = stock, solver, 0.0, 0.0
        goal = frame.goal
        wanted = goal.target[:HARD_GOALS] - frame.fixed[:HARD_GOALS]
        tolerance = np.concatenate(([ENERGY_JUDGED * goal.target[0]], goal.unit[1:]))
        tolerance = np.where(goal.wanted > 0, tolerance, INFINITY)
        self.low, self.high = wanted - tolerance, wanted + tolerance
        self.low[0] = max(self.low[0], goal.floor_kcal - frame.fixed[0])
        self.high[0] = max(self.high[0], self.low[0])
        self._meals, self._dishes = len(frame.meals), int(stock.dish.max()) + 1
        self._missing = MISSING_EUR / goal.unit
        self._nutrient, self._often = np.zeros(HARD_GOALS), np.zeros(self._dishes)
        self._meal_price = np.full(self._meals, INFINITY)
        self._columns: list[Array] = []
        self._prices: list[float] = []
        self.worth = self._grams = np.zeros(0)

    def price(self) -> None:
        """Set the amounts that pay best and what each choice then is worth (euros); raise the lower bound where they prove more."""
        reduced = self.stock.price - self.stock.per_gram @ self._nutrient
        self._grams = np.where(reduced > 0, self.stock.low, self.stock.high)
        alone = self.stock.sums(reduced * self._grams)
        self.worth = alone - self._often[self.stock.dish]
        priced = self._nutrient != 0
        ends = np.where(self._nutrient > 0, self.low, self.high)
        wanted = float(self._nutrient[priced] @ ends[priced])
        self.floor = max(self.floor, wanted + self._best(alone))
        self.least = max(self.least, wanted + self._best(self.worth) + SHARE_OF_DAYS * float(self._often.sum()))

    def _best(self, worth: Array) -> float:
        return sum(float(worth[self.stock.meal == meal].min()) for meal in range(self._meals))

    def add(self, most: int) -> int:
        """Bring in up to ``most`` choices of each meal that pay at present prices; return how many came in."""
        price = self.stock.sums(self.stock.price * self._grams)
        brings = np.array([self.stock.sums(column * self._grams) for column in self.stock.per_gram.T])
        before = len(self._columns)
        for meal in range(self._meals):
            mine = np.flatnonzero(self.stock.meal == meal)
            for at in mine[np.argsort(self.worth[mine], kind="stable")[:most]]:
                if self.worth[at] < self._meal_price[meal] - 1e-6:
                    column = np.zeros(self._meals + HARD_GOALS + self._dishes)
                    column[meal] = column[self._meals + HARD_GOALS + self.stock.dish[at]] = 1.0
                    column[self._meals : self._meals + HARD_GOALS] = brings[:, at]
                    self._columns.append(column)
                    self._prices.append(float(price[at]))
        return len(self._columns) - before

    def solve(self) -> float:
        """Solve the program of what has come in, keep its prices, and return what it costs."""
        first = self._meals + HARD_GOALS
        matrix = np.array(self._columns).T
        used = np.flatnonzero(matrix[first:].any(axis=1))
        rows, goals = first + len(used), 2 * HARD_GOALS
        slack = np.zeros((rows, goals + len(used)))
        slack[self._meals : first, :goals] = np.hstack((np.eye(HARD_GOALS), -np.eye(HARD_GOALS)))
        slack[first:, goals:] = -np.eye(len(used))
        cost = np.concatenate((self._prices, self._missing, self._missing, np.full(len(used), REPEAT_EUR)))
        once = np.ones(self._meals)
        program = Program(
            cost=cost,
            upper=np.full(len(cost), INFINITY),
            matrix=np.hstack((matrix[np.concatenate((np.arange(first), first + used))], slack)),
            row_low=np.concatenate((once, self.low, np.full(len(used), -INFINITY))),
            row_high=np.concatenate((once, self.high, np.full(len(used), SHARE_OF_DAYS))),
        )
        price, duals = self._solver.dual_prices(program)
        self._meal_price, self._nutrient = duals[: self._meals], duals[self._meals : first]
        self._often = np.zeros(self._dishes)
        self._often[used] = duals[first:]
        return price
