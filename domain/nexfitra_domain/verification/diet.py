"""What may be on a person's plate, judged food by food through the verifier's own lexicon."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from nexfitra_domain.catalog.model import Food, Recipe
from nexfitra_domain.contract.common import Violation
from nexfitra_domain.contract.meals import DietRules
from nexfitra_domain.verification.lexicon import food_subjects, normalise, recipe_subjects
from nexfitra_domain.vocabulary import DietStyle

_LAND: Final = frozenset({"meat", "poultry", "gelatin"})
_WATER: Final = frozenset({"fish", "shellfish"})
BANNED_BY_STYLE: Final[Mapping[DietStyle, frozenset[str]]] = {
    "omnivore": frozenset(),
    "mediterranean": frozenset(),
    "keto": frozenset(),
    "pescatarian": _LAND,
    "vegetarian": _LAND | _WATER,
    "vegan": _LAND | _WATER | {"dairy", "egg", "honey"},
}
"""Keto and Mediterranean are kept by the day's targets and by preference, not by a list of foods."""


def food_violations(food: Food, diet: DietRules, where: str) -> Iterator[Violation]:
    """Yield what speaks against a food: allergens, unknown make-up, style, dislikes."""
    if not food.made_of and (diet.allergens or BANNED_BY_STYLE[diet.style]):
        yield Violation("unknown_ingredients", where, f"What {food.name['en']} is made of is not known.")
    yield from _subject_violations(food_subjects(food), diet, where, food.name["en"])
    for dislike in diet.dislikes:
        if is_named(dislike, _names(food)):
            yield Violation("dislike", where, f"{food.name['en']} is disliked ({dislike}).")


def recipe_text_violations(
    recipe: Recipe, foods: Mapping[str, Food], diet: DietRules, where: str
) -> Iterator[Violation]:
    """Yield what a recipe's title, notes and steps say beyond its foods."""
    yield from _subject_violations(recipe_subjects(recipe, foods), diet, where, recipe.title["en"])


def _subject_violations(subjects: frozenset[str], diet: DietRules, where: str, name: str) -> Iterator[Violation]:
    for allergen in diet.allergens:
        if allergen in subjects:
            yield Violation("allergen", where, f"{name} contains {allergen}.")
    for origin in sorted(BANNED_BY_STYLE[diet.style] & subjects):
        yield Violation("diet", where, f"{name} comes from {origin}, which is not {diet.style}.")


def _names(food: Food) -> list[str]:
    """Names by which a person may mean a food: slug, names and synonyms of every language."""
    return [food.id, *food.name.values(), *(word for words in food.synonyms.values() for word in words)]


def is_named(wish: str, names: Iterable[str]) -> bool:
    """Return whether a name holds the words of ``wish`` in a row, each in the singular or the plural."""
    wanted = [_forms(word) for word in normalise(wish).split()]
    if not wanted:
        return False
    return any(_holds([_forms(word) for word in normalise(name).split()], wanted) for name in names)


def _holds(words: list[frozenset[str]], wanted: list[frozenset[str]]) -> bool:
    last = len(words) - len(wanted)
    return any(all(word & wish for word, wish in zip(words[at:], wanted, strict=False)) for at in range(last + 1))


def _forms(word: str) -> frozenset[str]:
    """The word itself and, where it looks like an English plural, its singulars."""
    forms = {word}
    if re.fullmatch(r".{3,}s", word):
        forms.add(word[:-1])
    if re.fullmatch(r".{3,}(?:s|x|z|o|ch|sh)es", word):
        forms.add(word[:-2])
    if re.fullmatch(r".{2,}ies", word):
        forms.add(f"{word[:-3]}y")
    return frozenset(forms)
