"""Meal plans: from a request and the catalogue to days of weighed-out meals, or to the wishes that collide."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import Conflict, EngineProvenance
from nexfitra_domain.contract.meals import MealPlace, MealPlan, MealPlanRequest, PlannedDay, PlannedMeal
from nexfitra_domain.planning.budget_conflict import budget_conflict
from nexfitra_domain.planning.candidates import Candidate
from nexfitra_domain.planning.conflicts import explain, locked_conflicts, upper_level_conflict
from nexfitra_domain.planning.frames import date_of, locks_by_day
from nexfitra_domain.planning.totals import add_totals, make_meal
from nexfitra_domain.planning.week import Week, WeekSolver
from nexfitra_domain.vocabulary import MealSlot

PLANNER_VERSION: Final = "meals-5"
"""Part of every plan's provenance; raised whenever the same request may give another plan."""


class CatalogMismatch(ValueError):
    """The request was made for another version of the catalogue."""


def plan_meals(request: MealPlanRequest, catalog: Catalog) -> MealPlan:
    """Return the plan for ``request``: status "ready" with one day a target, or "infeasible" with the colliding wishes.

    Every day keeps the hard rules (style, allergens, dislikes, minutes, kitchen, excluded recipes, energy floor) and lies within
    10 % of the energy and within the larger of 15 % and 15 g of each macro; the planner aims far closer. Locked meals are
    taken over unchanged. The same request and catalogue give an equal plan.

    Raises:
        CatalogMismatch: ``request.catalog_version`` is not the catalogue's.
        InvalidLock: a locked meal lies outside the plan, or two are locked in one place.
    """
    check_catalog(request, catalog)
    conflicts = locked_conflicts(request, catalog)
    if not conflicts:
        solver = WeekSolver(request, catalog)
        week = solver.solve()
        if week.days:
            return MealPlan("ready", provenance(request), days=_days(request, catalog, solver, week))
        conflicts = _conflicts(request, catalog, week)
    return MealPlan("infeasible", provenance(request), conflicts=conflicts)


def _conflicts(request: MealPlanRequest, catalog: Catalog, week: Week) -> tuple[Conflict, ...]:
    if week.failed:
        return explain(request, catalog, week.failed)
    if week.too_much:
        return (upper_level_conflict(request, week.too_much),)
    return (budget_conflict(request, catalog, week.enough_eur_per_day),)


def check_catalog(request: MealPlanRequest, catalog: Catalog) -> None:
    """Raise :class:`CatalogMismatch` where the request names another catalogue version."""
    if request.catalog_version != catalog.version:
        raise CatalogMismatch(f"request is for catalogue {request.catalog_version}, here is {catalog.version}")


def provenance(request: MealPlanRequest) -> EngineProvenance:
    """Return what every plan of this planner says about its origin."""
    return EngineProvenance("solver", PLANNER_VERSION, request.seed, request.catalog_version)


def _days(request: MealPlanRequest, catalog: Catalog, solver: WeekSolver, week: Week) -> tuple[PlannedDay, ...]:
    locks = locks_by_day(request)
    days = []
    for day, target in enumerate(request.targets):
        lunch = week.lunches.get(day)
        fixed = [_locked(request, at) for at in locks.get(day, {}).values()] + ([lunch] if lunch else [])
        free = [(index, meal.slot) for index, meal in solver.frame(day, lunch).meals]
        meals = sorted([*fixed, *_meals(free, week.days[day], catalog)], key=lambda meal: meal.index)
        totals = add_totals(meal.totals for meal in meals)
        days.append(PlannedDay(date_of(request, day), target, totals, tuple(meals)))
    return tuple(days)


def _locked(request: MealPlanRequest, at: int) -> PlannedMeal:
    """Return a locked meal as it is; a leftover whose pot is not locked with it becomes a meal that is cooked."""
    meal = request.locked[at].meal
    pots = {MealPlace(lock.date, lock.meal.index) for lock in request.locked}
    return replace(meal, locked=True, leftover_of=meal.leftover_of if meal.leftover_of in pots else None)


def _meals(free: Sequence[tuple[int, MealSlot]], candidate: Candidate, catalog: Catalog) -> list[PlannedMeal]:
    meals, start = [], 0
    for (index, slot), plate in zip(free, candidate.plates, strict=True):
        end = start + len(plate.base)
        meals.append(make_meal(index, slot, plate, candidate.grams[start:end], catalog))
        start = end
    return meals
