"""Why no plan fits: the smallest set of wishes that collide, with a change that would do (``relaxations``).

A wish is dropped for good where the day stays unsolvable without it; what is left cannot lose a member, so every wish
named takes part in the collision.
"""

from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import Conflict
from nexfitra_domain.contract.meals import DietRules, MealPlanRequest
from nexfitra_domain.explain import conflict, sentence, tell
from nexfitra_domain.planning.eligibility import ALLERGENS, BUDGET, STYLE, food_blockers
from nexfitra_domain.planning.probe import LOOSER, PROBE_DRAWS, Probe, minimal_wishes
from nexfitra_domain.planning.relaxations import relaxation
from nexfitra_domain.planning.week import NO_WISHES, WeekSolver, date_of
from nexfitra_domain.planning.wishes import MEALS, Wish, describe, describe_rule, wishes_of

MAX_CONFLICTS: Final = 3


def locked_conflicts(request: MealPlanRequest, catalog: Catalog) -> tuple[Conflict, ...]:
    """Return one conflict for every locked meal with a food that style, allergens or dislikes forbid."""
    conflicts = []
    for at, locked in enumerate(request.locked):
        broken: set[str] = set()
        foods: set[str] = set()
        for item in locked.meal.items:
            food = catalog.foods.get(item.food)
            # A food that the catalogue no longer has is of unknown make-up.
            rules = {STYLE, ALLERGENS} & _strict(request.diet) if food is None else food_blockers(food, request.diet)
            broken |= rules
            foods |= {item.food} if rules else set()
        if broken:
            against = [describe_rule(rule, request.diet) for rule in sorted(broken)]
            text = sentence("conflict.locked", *against, date=locked.date.isoformat(), foods=tuple(sorted(foods)))
            names = {slug: food.name["en"] for slug, food in catalog.foods.items()}
            wishes = (f"locked[{at}]", *sorted(broken))
            conflicts.append(conflict(wishes, tell(text, names=names), tell(sentence("change.unlock_this"))))
    return tuple(conflicts)


def upper_level_conflict(request: MealPlanRequest, nutrients: tuple[str, ...]) -> Conflict:
    """Return the conflict of a week that passes the upper level of ``nutrients`` whichever of the found days make it up."""
    at = [f"week_goals[{at}]" for at, goal in enumerate(request.week_goals) if goal.nutrient in nutrients]
    text = sentence("conflict.upper_level", nutrients=nutrients)
    return conflict((*at, "targets"), tell(text), tell(sentence("change.other_days")))


def budget_conflict(request: MealPlanRequest, catalog: Catalog, enough_eur_per_day: float) -> Conflict:
    """Return the conflict of a budget with the other wishes; ``enough_eur_per_day`` is a budget with which days were found.

    A wish is named where the budget is enough without it, all those that are not named left out of account.
    """
    wanted = request.diet.budget_eur_per_day or 0.0
    waived: frozenset[str] = NO_WISHES
    core: list[Wish] = []
    for wish in wishes_of(request, 0):
        if wish.path.split("[")[0] in ("targets", "locked") or wish.path == MEALS:
            continue
        if WeekSolver(request, catalog, waived | {wish.path}).solve(PROBE_DRAWS).days:
            core.append(wish)
        else:
            waived |= {wish.path}
    named = [describe(wish, request) for wish in core]
    text = sentence("conflict.budget_with" if named else "conflict.budget", *named, wanted=round(wanted, 2))
    change = sentence("change.budget", amount=enough_eur_per_day, wanted=round(wanted, 2))
    return conflict((BUDGET, *(wish.path for wish in core), "targets"), tell(text), tell(change))


def _strict(diet: DietRules) -> frozenset[str]:
    strict = {ALLERGENS} if diet.allergens else set()
    return frozenset(strict | ({STYLE} if diet.style in LOOSER else set()))


def explain(request: MealPlanRequest, catalog: Catalog, failed: tuple[int, ...]) -> tuple[Conflict, ...]:
    """Return the conflicts behind the days (indices) for which nothing fits; days with the same reason are named once."""
    conflicts: list[Conflict] = []
    seen: set[tuple[str, ...]] = set()
    for day in failed:
        if len(conflicts) == MAX_CONFLICTS:
            break
        probe = Probe(request, catalog, day)
        core = minimal_wishes(probe)
        key = tuple(wish.path.replace(f"[{day}]", "[]") for wish in core)
        if key not in seen:
            seen.add(key)
            conflicts.append(_conflict(probe, core))
    return tuple(conflicts)


def _conflict(probe: Probe, core: tuple[Wish, ...]) -> Conflict:
    date = date_of(probe.request, probe.day).isoformat()
    if not core:
        return conflict((MEALS,), tell(sentence("conflict.catalog", date=date)), tell(sentence("change.catalog")))
    named = [describe(wish, probe.request) for wish in core]
    text = sentence("conflict.alone" if len(core) == 1 else "conflict.together", *named, date=date)
    return conflict(tuple(wish.path for wish in core), tell(text), relaxation(probe, core))
