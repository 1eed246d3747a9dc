"""Why no plan fits: the smallest set of wishes that collide, with a change that would do (``relaxations``).

A wish is dropped for good where the day stays unsolvable without it; what is left cannot lose a member, so every wish
named takes part in the collision.
"""

from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import Conflict
from nexfitra_domain.contract.meals import DietRules, MealPlanRequest
from nexfitra_domain.explain import conflict, sentence, tell
from nexfitra_domain.planning.eligibility import ALLERGENS, STYLE, food_blockers
from nexfitra_domain.planning.frames import date_of
from nexfitra_domain.planning.probe import LOOSER, Probe, minimal_wishes
from nexfitra_domain.planning.relaxations import relaxation
from nexfitra_domain.planning.wishes import MEALS, Wish, describe, describe_rule

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
