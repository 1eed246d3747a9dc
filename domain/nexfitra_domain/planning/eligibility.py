"""The hard rules on dishes: which wishes of a person keep which dish off the plan.

Every dish gets the set of wishes that block it, named by their path in the request. A dish is used where none of the
wishes in force blocks it; to find out which wishes collide, the planner asks again with some of them left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from nexfitra_domain.catalog.model import Catalog, Food, PlantOrAnimal, Recipe
from nexfitra_domain.contract.meals import DietRules
from nexfitra_domain.vocabulary import DietStyle

STYLE, ALLERGENS, DISLIKES = "diet.style", "diet.allergens", "diet.dislikes"
MINUTES, KITCHEN, EXCLUDED = "diet.max_cooking_minutes", "diet.kitchen", "exclude_recipes"
RULES: Final = (EXCLUDED, DISLIKES, KITCHEN, MINUTES, STYLE, ALLERGENS)

_FLESH: Final[frozenset[PlantOrAnimal]] = frozenset({"poultry", "meat", "gelatin"})
_SEA: Final[frozenset[PlantOrAnimal]] = frozenset({"fish", "shellfish"})
FORBIDDEN_ORIGINS: Final[Mapping[DietStyle, frozenset[PlantOrAnimal]]] = {
    "omnivore": frozenset(),
    "keto": frozenset(),  # kept by the day's carbohydrate target, not by a list of foods
    "mediterranean": frozenset(),  # a preference for plants and fish, see candidates.py
    "pescatarian": _FLESH,
    "vegetarian": _FLESH | _SEA,
    "vegan": _FLESH | _SEA | {"dairy", "egg", "honey"},
}


def _words(text: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(_singular(word) for word in re.findall(r"\w+", plain.replace("_", " ")))


def _singular(word: str) -> str:
    """Fold English plurals so that a dislike of "tomatoes" also finds "tomato"; a fold too many only hides a dish more."""
    for ending, least, instead in (("ies", 5, "y"), ("es", 5, ""), ("s", 4, "")):
        if word.endswith(ending) and len(word) >= least:
            return word[: -len(ending)] + instead
    return word.removesuffix("e") if len(word) >= 5 else word


def food_texts(food: Food) -> tuple[str, ...]:
    """Return the slug, names and synonyms by which a person may name ``food``."""
    names = [food.id, *(food.name[key] for key in sorted(food.name))]
    for language in sorted(food.synonyms):
        names.extend(food.synonyms[language])
    return tuple(names)


def is_disliked(food: Food, dislikes: Iterable[str]) -> bool:
    """Say whether a dislike is the food's slug, or whole words in a row of its slug, a name or a synonym in any language."""
    wanted = [words for words in (_words(dislike) for dislike in dislikes) if words]
    if not wanted:
        return False
    texts = [_words(text) for text in food_texts(food)]
    return any(
        text[at : at + len(words)] == words
        for words in wanted
        for text in texts
        for at in range(len(text) - len(words) + 1)
    )


def food_blockers(food: Food, diet: DietRules) -> frozenset[str]:
    """Return the wishes that forbid ``food``; a food of unknown make-up is not used where its make-up matters."""
    unknown = not food.made_of
    forbidden = FORBIDDEN_ORIGINS[diet.style]
    blockers = set()
    if forbidden and (unknown or food.origins & forbidden):
        blockers.add(STYLE)
    if diet.allergens and (unknown or food.allergens & set(diet.allergens)):
        blockers.add(ALLERGENS)
    if is_disliked(food, diet.dislikes):
        blockers.add(DISLIKES)
    return frozenset(blockers)


def recipe_blockers(
    recipe: Recipe, diet: DietRules, excluded: frozenset[str], foods: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Return the wishes that forbid ``recipe``; ``foods`` holds :func:`food_blockers` of each of its foods."""
    blockers = set().union(*(foods[line.food] for line in recipe.ingredients))
    if recipe.id in excluded:
        blockers.add(EXCLUDED)
    if diet.max_cooking_minutes is not None and recipe.minutes > diet.max_cooking_minutes:
        blockers.add(MINUTES)
    if not set(recipe.kitchen) <= set(diet.kitchen):
        blockers.add(KITCHEN)
    return frozenset(blockers)


def blocked_recipes(diet: DietRules, excluded: Iterable[str], catalog: Catalog) -> dict[str, frozenset[str]]:
    """Return recipe slug → wishes that forbid it (empty: allowed), in slug order."""
    foods = {slug: food_blockers(food, diet) for slug, food in catalog.foods.items()}
    out = frozenset(excluded)
    return {slug: recipe_blockers(catalog.recipes[slug], diet, out, foods) for slug in sorted(catalog.recipes)}
