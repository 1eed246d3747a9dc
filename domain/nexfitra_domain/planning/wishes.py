"""The wishes of a request that planning can leave out of account, and how a person would name them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nexfitra_domain.contract.meals import MealPlanRequest
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


def describe(wish: Wish, request: MealPlanRequest) -> str:
    """Return ``wish`` in plain words, with what it asks for."""
    diet, path = request.diet, wish.path
    if path.startswith("targets"):
        key = path.rsplit(".", 1)[1]
        name, unit = key.rsplit("_", 1)
        day = int(path[len("targets[") : path.index("]")])
        return f"{getattr(request.targets[day], key):.0f} {unit} {name}"
    if path.startswith("locked"):
        locked = request.locked[int(path[len("locked[") : -1])]
        return f"the locked {locked.meal.slot} of {locked.date}"
    words = {
        STYLE: f"{diet.style} days",
        ALLERGENS: f"no {' or '.join(diet.allergens)}",
        DISLIKES: "the disliked foods",
        MINUTES: f"at most {diet.max_cooking_minutes} cooking minutes",
        KITCHEN: f"a kitchen with {', '.join(diet.kitchen).replace('_', ' ') or 'no appliance'}",
        MEALS: f"{diet.meals_per_day} meals a day",
        EXCLUDED: "the excluded recipes",
    }
    return words[path]


def spelled(words: Sequence[str]) -> str:
    """Return ``words`` as "a, b and c"."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
