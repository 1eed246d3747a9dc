"""Why no plan keeps to a budget: the smallest set of wishes without which it would be enough, and the least budget that was found."""

from collections.abc import Sequence
from dataclasses import replace

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import Conflict
from nexfitra_domain.contract.meals import MealPlanRequest
from nexfitra_domain.explain import conflict, sentence, tell
from nexfitra_domain.planning.budget import price_of_locked
from nexfitra_domain.planning.eligibility import BUDGET, minutes_on, rules_on
from nexfitra_domain.planning.frames import date_of
from nexfitra_domain.planning.week import NO_WISHES, WeekSolver
from nexfitra_domain.planning.wishes import MEALS, Wish, describe, wishes_of

Wishes = tuple[Wish, ...]


def budget_conflict(request: MealPlanRequest, catalog: Catalog, enough_eur_per_day: float) -> Conflict:
    """Return the conflict of a budget with the other wishes; ``enough_eur_per_day`` is a budget with which days were found.

    A wish is named where the budget is enough without it and not enough without any of those that are not named. How many meals there
    are and what they should bring are not asked to give way: less food is always cheaper.
    """
    wanted = request.diet.budget_eur_per_day or 0.0
    most = wanted * len(request.targets)
    alone = _too_dear_alone(request, catalog, most)
    core = alone or _needed(_Purse(request, catalog, most), _wishes(request, catalog), NO_WISHES)
    named = [describe(wish, _on_the_shortest_day(request)) for wish in core]
    text = sentence("conflict.budget_with" if named else "conflict.budget", *named, wanted=round(wanted, 2))
    change = sentence("change.budget", amount=enough_eur_per_day, wanted=round(wanted, 2))
    paths = (BUDGET, *(wish.path for wish in core), *(() if alone else ("targets",)))
    return conflict(paths, tell(text), tell(change))


class _Purse:
    """Asks whether the money is enough when some wishes are left out of account."""

    def __init__(self, request: MealPlanRequest, catalog: Catalog, most_eur: float) -> None:
        self._request, self._catalog, self._most_eur = request, catalog, most_eur
        self._answers: dict[frozenset[str], bool] = {}

    def is_enough(self, waived: frozenset[str]) -> bool:
        """Say whether days were found for the money without the ``waived`` wishes."""
        if waived not in self._answers:
            self._answers[waived] = self._finds_days(waived)
        return self._answers[waived]

    def _finds_days(self, waived: frozenset[str]) -> bool:
        solver = WeekSolver(self._request, self._catalog, waived)
        if solver.least_eur() > self._most_eur:
            return False
        week = solver.cheapest()
        return bool(week.days) and solver.price(week) <= self._most_eur


def _needed(purse: _Purse, wishes: Wishes, waived: frozenset[str]) -> Wishes:
    """Return those of ``wishes`` that have to stay for the money not to be enough, by halves: most wishes take no part."""
    if not wishes or not purse.is_enough(waived | _paths(wishes)):
        return ()
    if len(wishes) == 1:
        return wishes
    middle = len(wishes) // 2
    first = _needed(purse, wishes[:middle], waived)
    rest = waived | (_paths(wishes[:middle]) - _paths(first))
    return (*first, *_needed(purse, wishes[middle:], rest))


def _paths(wishes: Sequence[Wish]) -> frozenset[str]:
    return frozenset(wish.path for wish in wishes)


def _wishes(request: MealPlanRequest, catalog: Catalog) -> Wishes:
    """Return the wishes that may give way, those first that are the least worth naming: locked meals, the cheapest first, then rules."""
    locked = tuple(Wish(path) for _, path in sorted(_locked_prices(request, catalog)))
    rules = wishes_of(_on_the_shortest_day(request), 0)
    return (*locked, *(wish for wish in rules if wish.path.split("[")[0] not in ("targets", "locked", MEALS)))


def _locked_prices(request: MealPlanRequest, catalog: Catalog) -> list[tuple[float, str]]:
    return [(price_of_locked([lock], catalog.foods), f"locked[{at}]") for at, lock in enumerate(request.locked)]


def _too_dear_alone(request: MealPlanRequest, catalog: Catalog, most_eur: float) -> Wishes:
    """Return the dearest locked meals where they cost more than there is, without one that is not needed for that; else nothing."""
    spent, core = 0.0, list[Wish]()
    for price, path in sorted(_locked_prices(request, catalog), reverse=True):
        spent += price
        core.append(Wish(path))
        if spent > most_eur:
            return tuple(core)
    return ()


def _on_the_shortest_day(request: MealPlanRequest) -> MealPlanRequest:
    """Return ``request`` with the rules of the day that has the least time to cook: the time that is named."""
    dates = [date_of(request, day) for day in range(len(request.targets))]
    limits = [(minutes, date) for date in dates if (minutes := minutes_on(request.diet, date)) is not None]
    return replace(request, diet=rules_on(request.diet, min(limits)[1])) if limits else request
