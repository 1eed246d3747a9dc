"""The hard rules on dishes: which wishes of a person keep which dish off the plan.

Every dish gets the set of wishes that block it, named by their path in the request. A dish is used where none of the
wishes in force blocks it; to find out which wishes collide, the planner asks again with some of them left out.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from nexfitra_domain.catalog.diets import food_fits, recipe_fits
from nexfitra_domain.catalog.model import Catalog, Food, Recipe
from nexfitra_domain.contract.meals import DietRules

STYLE, ALLERGENS, DISLIKES = "diet.style", "diet.allergens", "diet.dislikes"
MINUTES, KITCHEN, EXCLUDED = "diet.max_cooking_minutes", "diet.kitchen", "exclude_recipes"
BUDGET = "diet.budget_eur_per_day"
RULES: Final = (EXCLUDED, DISLIKES, KITCHEN, MINUTES, STYLE, ALLERGENS)


Word = frozenset[str]
"""A word with the singulars that it may be the plural of: two words are the same where their forms meet."""


@lru_cache(maxsize=65_536)
def _words(text: str) -> tuple[Word, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(_forms(word) for word in re.findall(r"[^\W_]+", plain))


def _forms(word: str) -> Word:
    """Return ``word`` and what it is without an English plural ending; a form too many only hides a dish more."""
    endings = (("ies", 5, "y"), ("es", 4, ""), ("s", 4, ""))
    cut = {word[: -len(end)] + instead for end, least, instead in endings if word.endswith(end) and len(word) >= least}
    return frozenset(cut | {word})


def _holds(text: tuple[Word, ...], wanted: tuple[Word, ...]) -> bool:
    starts = range(len(text) - len(wanted) + 1)
    return any(all(word & wish for word, wish in zip(text[at:], wanted, strict=False)) for at in starts)


def food_texts(food: Food) -> tuple[str, ...]:
    """Return the slug, names and synonyms by which a person may name ``food``."""
    names = [food.id, *(food.name[key] for key in sorted(food.name))]
    for language in sorted(food.synonyms):
        names.extend(food.synonyms[language])
    return tuple(names)


EXTRACTS: Final = frozenset({"oil", "vinegar", "stock", "broth"})
_EXTRACT_WORDS: Final = EXTRACTS | {
    "bouillon",
    "aceite",
    "vinagre",
    "caldo",
    "fondo",
    "fumet",
    "ol",
    "essig",
    "bruhe",
    "fond",
}
"""Folded words that name the form, in English, Spanish and German."""
_EXTRACT_ENDINGS: Final = ("ol", "essig", "bruhe", "fond")
"""Ends of German compounds ("Olivenöl"), folded; looked for in German names only, since "girasol" is no oil."""
TASTES_OF_ITS_SOURCE: Final = frozenset({"coconut", "sesame", "walnut", "hazelnut", "pumpkin"})
EATEN_IN_NO_OTHER_FORM: Final = frozenset({"rapeseed", "palm", "balsamic"})


def is_disliked(food: Food, dislikes: Iterable[str]) -> bool:
    """Say whether a dislike is the food's slug, or whole words in a row of its slug, a name or a synonym in any language.

    An oil, a vinegar or a stock is not what it was made from: who dislikes olives, corn, peanuts, apples or celery keeps olive
    oil, corn oil, peanut oil, cider vinegar and a stock boiled with celery, unless the wish names the form ("olive oil", "oils")
    or is the whole name. Three kinds stay away all the same: what tastes of its source (coconut, sesame and nut oils), what is
    eaten in no other form (whoever writes "canola" means the oil), and what an animal gave (fish stock, cod liver oil): there a
    dislike often is more than taste. Allergies never come here: they are judged by what a food is made of.
    """
    dislikes = tuple(dislikes)
    if not _is_extract(food):
        return _is_named(food_texts(food), dislikes)
    named = [dislike for dislike in dislikes if _is_named(_extract_texts(food), (dislike,))]
    return bool(named) and (_stands_for_its_source(food) or any(_names_the_extract(wish, food) for wish in named))


def _is_extract(food: Food) -> bool:
    """Whether the English name's own part (before comma and bracket) ends in a word for an oil, a vinegar or a stock."""
    own = re.split(r"[,(]", food.name["en"])[0].casefold().split()
    return bool(own) and own[-1] in EXTRACTS


def _extract_texts(food: Food) -> tuple[str, ...]:
    """Return what names the extract itself; a bracket tells what else it was boiled with."""
    return tuple(text.split("(")[0] for text in food_texts(food))


def _stands_for_its_source(food: Food) -> bool:
    first = food.name["en"].casefold().split()[0]
    return bool(food.origins - {"plant", "mineral"}) or first in TASTES_OF_ITS_SOURCE | EATEN_IN_NO_OTHER_FORM


def _names_the_extract(wish: str, food: Food) -> bool:
    wanted = _words(wish)
    german = {
        form for text in (food.name["de"], *food.synonyms.get("de", ())) for word in _words(text) for form in word
    }
    compounds = {form for form in german if form.endswith(_EXTRACT_ENDINGS)}
    if any(word & (_EXTRACT_WORDS | compounds) for word in wanted):
        return True
    return any(len(_words(text)) == len(wanted) and _holds(_words(text), wanted) for text in _extract_texts(food))


@lru_cache(maxsize=16_384)
def _is_named(texts: tuple[str, ...], dislikes: tuple[str, ...]) -> bool:
    """The comparison itself, kept: to find out which wishes collide the same foods are asked for over and over."""
    wanted = [words for words in map(_words, dislikes) if words]
    return bool(wanted) and any(_holds(text, words) for words in wanted for text in map(_words, texts))


def food_blockers(food: Food, diet: DietRules) -> frozenset[str]:
    """Return the wishes that forbid ``food``; a food of unknown make-up is not used where its make-up matters."""
    unknown = not food.made_of
    blockers = set()
    # Keto is judged by the dish, not by the food: a clove of garlic does not unmake it.
    if diet.style not in ("omnivore", "keto") and (unknown or not food_fits(diet.style, food)):
        blockers.add(STYLE)
    if diet.allergens and (unknown or food.allergens & set(diet.allergens)):
        blockers.add(ALLERGENS)
    if is_disliked(food, diet.dislikes):
        blockers.add(DISLIKES)
    return frozenset(blockers)


def minutes_on(diet: DietRules, date: dt.date) -> int | None:
    """Return the most minutes of cooking on ``date``, None where there is no limit."""
    own = None if diet.minutes_by_weekday is None else diet.minutes_by_weekday[date.weekday()]
    return diet.max_cooking_minutes if own is None else own


def rules_on(diet: DietRules, date: dt.date) -> DietRules:
    """Return the rules as they hold on ``date`` alone."""
    return replace(diet, max_cooking_minutes=minutes_on(diet, date), minutes_by_weekday=None)


def _recipe_blockers(
    recipe: Recipe, diet: DietRules, catalog: Catalog, foods: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    blockers = set().union(*(foods[line.food] for line in recipe.ingredients))
    if diet.style == "keto" and not recipe_fits("keto", recipe, catalog.foods):
        blockers.add(STYLE)
    if diet.max_cooking_minutes is not None and recipe.minutes > diet.max_cooking_minutes:
        blockers.add(MINUTES)
    if not set(recipe.kitchen) <= set(diet.kitchen):
        blockers.add(KITCHEN)
    return frozenset(blockers)


def blocked_recipes(diet: DietRules, excluded: Iterable[str], catalog: Catalog) -> dict[str, frozenset[str]]:
    """Return recipe slug → wishes that forbid it (empty: allowed), in slug order. ``diet`` is that of one day (``rules_on``)."""
    used = {line.food for recipe in catalog.recipes.values() for line in recipe.ingredients}
    foods = {slug: food_blockers(catalog.foods[slug], diet) for slug in used}
    blocked = {slug: _recipe_blockers(catalog.recipes[slug], diet, catalog, foods) for slug in sorted(catalog.recipes)}
    for slug in set(excluded) & set(blocked):
        blocked[slug] |= {EXCLUDED}
    return blocked
