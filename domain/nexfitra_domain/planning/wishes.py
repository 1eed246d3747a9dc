"""The wishes of a request that planning can leave out of account, and how a person would name them."""

from dataclasses import dataclass
from typing import Final

from nexfitra_domain.contract.common import Phrase
from nexfitra_domain.contract.meals import DietRules, MealPlanRequest
from nexfitra_domain.explain import phrase
from nexfitra_domain.planning.eligibility import (
    ALLERGENS,
    DISLIKES,
    EXCLUDED,
    KITCHEN,
    MINUTES,
    STYLE,
)

MEALS: Final = "diet.meals_per_day"
TARGETS: Final = ("carbohydrate_g", "fat_g", "energy_kcal", "protein_g")


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish by its path in the request, e.g. ``diet.allergens`` or ``targets[0].protein_g``."""

    path: str


def wishes_of(request: MealPlanRequest, day: int) -> tuple[Wish, ...]:
    """Return the wishes in force on ``day``, those first that are the least worth naming where another set explains as much."""
    diet = request.diet
    paths = [f"locked[{at}]" for at, lock in enumerate(request.locked) if (lock.date - request.start).days == day]
    paths += [f"targets[{day}].{key}" for key in TARGETS[:3]] + [MEALS]
    paths += [EXCLUDED] if request.exclude_recipes else []
    paths += [DISLIKES] if diet.dislikes else []
    paths += [KITCHEN]
    paths += [MINUTES] if diet.max_cooking_minutes is not None else []
    paths += [f"targets[{day}].{TARGETS[3]}"]
    paths += [STYLE] if diet.style != "omnivore" else []
    paths += [ALLERGENS] if diet.allergens else []
    return tuple(Wish(path) for path in paths)


def describe(wish: Wish, request: MealPlanRequest) -> Phrase:
    """Return ``wish`` as a person would name it, with what it asks for."""
    path = wish.path
    if path.startswith("targets"):
        key = path.rsplit(".", 1)[1]
        day = int(path[len("targets[") : path.index("]")])
        return phrase(f"wish.{key}", amount=round(getattr(request.targets[day], key)))
    if path.startswith("locked"):
        locked = request.locked[int(path[len("locked[") : -1])]
        return phrase("wish.locked", slot=locked.meal.slot, date=locked.date.isoformat())
    return describe_rule(path, request.diet)


def describe_rule(path: str, diet: DietRules) -> Phrase:
    """Return the wish at ``path`` that is not about one day."""
    if path == KITCHEN:
        return phrase("wish.kitchen", appliances=diet.kitchen) if diet.kitchen else phrase("wish.bare_kitchen")
    if path == MINUTES and diet.max_cooking_minutes is not None:
        return phrase("wish.minutes", minutes=diet.max_cooking_minutes)
    phrases = {
        STYLE: phrase("wish.style", style=diet.style),
        ALLERGENS: phrase("wish.allergens", allergens=diet.allergens),
        DISLIKES: phrase("wish.dislikes"),
        MEALS: phrase("wish.meals", meals=diet.meals_per_day),
        EXCLUDED: phrase("wish.excluded"),
    }
    return phrases[path]
