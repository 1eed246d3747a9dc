"""What may be on a person's plate, judged food by food through the verifier's own lexicon."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from nexfitra_domain.catalog.model import Food, Recipe
from nexfitra_domain.contract.common import Violation
from nexfitra_domain.contract.meals import DietRules
from nexfitra_domain.verification.lexicon import (
    ANIMAL,
    food_subjects,
    is_not_mediterranean,
    normalise,
    recipe_subjects,
)
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
"""Keto is judged by the dish and Mediterranean by the names of foods: see below."""
KETO_SHARE: Final = 0.10
"""Of a dish's own energy that may come from carbohydrate (Feinman et al. 2015: less than 10 % of energy)."""
KCAL_PER_G_CARBOHYDRATE: Final = 4.0


def food_violations(food: Food, diet: DietRules, where: str) -> Iterator[Violation]:
    """Yield what speaks against a food: allergens, unknown make-up, style, dislikes."""
    if not food.made_of and (diet.allergens or BANNED_BY_STYLE[diet.style]):
        yield Violation("unknown_ingredients", where, f"What {food.name['en']} is made of is not known.")
    yield from _subject_violations(food_subjects(food), diet, where, food.name["en"])
    if diet.style == "mediterranean" and is_not_mediterranean(food):
        yield Violation("diet", where, f"{food.name['en']} is butter, cream or processed meat: not mediterranean.")
    for dislike in diet.dislikes:
        if _is_disliked(food, dislike):
            yield Violation("dislike", where, f"{food.name['en']} is disliked ({dislike}).")


def is_keto(recipe: Recipe, foods: Mapping[str, Food]) -> bool:
    """Return whether a dish, in its own amounts, is keto; one with a food of unknown content is not."""
    lines = [(foods[line.food].per_100g, line.grams) for line in recipe.ingredients if line.food in foods]
    energy = [(amounts.get("energy_kcal"), grams) for amounts, grams in lines]
    carbohydrate = [(amounts.get("carbohydrate_g"), grams) for amounts, grams in lines]
    if any(amount is None for amount, _ in (*energy, *carbohydrate)):
        return False
    total_kcal = math.fsum((amount or 0.0) * grams for amount, grams in energy)
    from_carbohydrate = KCAL_PER_G_CARBOHYDRATE * math.fsum((amount or 0.0) * grams for amount, grams in carbohydrate)
    return from_carbohydrate <= KETO_SHARE * total_kcal * (1 + 1e-6)


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


PRESSED: Final = ("oil", "vinegar", "stock", "broth")
"""What a food's English name ends in where the food is not what it was pressed, fermented or boiled from."""
_PRESSED_IN_WORDS: Final = re.compile(
    r"(?:oil|vinegar|stock|broth|bouillon|aceite|vinagre|caldo|fondo|fumet|ol|essig|bruhe|fond)(?:s|e|n)?"
)
_PRESSED_IN_COMPOUNDS: Final = re.compile(r".+(?:ol|essig|bruhe|fond)s?")
_AS_ITS_SOURCE: Final = re.compile(r"(?:coconut|sesame|walnut|hazelnut|pumpkin|rapeseed|palm|balsamic)\b")
"""Oils with the taste of their source, and what is known as an oil or vinegar only: the source's name means these, too."""


def _is_disliked(food: Food, wish: str) -> bool:
    """Return whether ``wish`` keeps a food away: words of a name do, but a source does not mean its oil, vinegar or stock.

    "Olives" leave olive oil and "peanuts" peanut oil on the plate; "olive oil", "Olivenöl" and "aceite" do not. What tastes of
    its source and what comes from an animal (fish stock to somebody who writes "fish") is kept away as well. This is about
    taste: allergens are found through the lexicon, whatever a food is called here.
    """
    own_name = normalise(re.sub(r"[(,].*", "", food.name["en"]))
    if not own_name.endswith(tuple(f" {word}" for word in PRESSED)):
        return is_named(wish, _names(food))
    names = [re.sub(r"\(.*", "", name) for name in _names(food)]
    if not is_named(wish, names):
        return False
    if food_subjects(food) & ANIMAL or _AS_ITS_SOURCE.match(own_name):
        return True
    words = normalise(wish).split()
    german = {word for name in (food.name["de"], *food.synonyms.get("de", ())) for word in normalise(name).split()}
    if any(
        _PRESSED_IN_WORDS.fullmatch(word) or (word in german and _PRESSED_IN_COMPOUNDS.fullmatch(word))
        for word in words
    ):
        return True
    return is_named(wish, [name for name in names if len(normalise(name).split()) == len(words)])


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
