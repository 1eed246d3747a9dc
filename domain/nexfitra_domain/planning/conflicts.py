"""Why no plan fits: the smallest set of wishes that collide, with a change that would do (``relaxations``).

A wish is dropped for good where the day stays unsolvable without it; what is left cannot lose a member, so every wish
named takes part in the collision.
"""

from typing import Final

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.contract.common import Conflict
from nexfitra_domain.contract.meals import DietRules, MealPlanRequest
from nexfitra_domain.planning.eligibility import ALLERGENS, STYLE, food_blockers
from nexfitra_domain.planning.probe import LOOSER, Probe, minimal_wishes
from nexfitra_domain.planning.relaxations import relaxation
from nexfitra_domain.planning.week import date_of
from nexfitra_domain.planning.wishes import MEALS, Wish, describe, spelled

MAX_CONFLICTS: Final = 3


def locked_conflicts(request: MealPlanRequest, catalog: Catalog) -> tuple[Conflict, ...]:
    """Return one conflict for every locked meal with a food that style, allergens or dislikes forbid."""
    conflicts = []
    for at, locked in enumerate(request.locked):
        broken: dict[str, str] = {}
        for item in locked.meal.items:
            food = catalog.foods.get(item.food)
            # A food that the catalogue no longer has is of unknown make-up.
            rules = {STYLE, ALLERGENS} & _strict(request.diet) if food is None else food_blockers(food, request.diet)
            for rule in sorted(rules):
                broken.setdefault(rule, item.food if food is None else food.name["en"])
        if broken:
            foods = ", ".join(sorted(set(broken.values())))
            text = f"The locked meal on {locked.date} holds {foods}, which {spelled(sorted(broken))} forbids."
            conflicts.append(Conflict((f"locked[{at}]", *sorted(broken)), text, "Unlock this meal."))
    return tuple(conflicts)


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
    date = date_of(probe.request, probe.day)
    if not core:
        text = f"The catalogue holds no set of dishes for a day like {date}, whatever is changed."
        return Conflict((MEALS,), text, "Add foods or recipes to the catalogue.")
    named = spelled([describe(wish, probe.request) for wish in core])
    together = "cannot be met" if len(core) == 1 else "cannot be met together"
    text = f"No day of the catalogue's dishes fits {date}: {named} {together}."
    return Conflict(tuple(wish.path for wish in core), text, relaxation(probe, core))
