"""Which allergens and animal origins a text speaks of, by the verifier's own words.

This is the second, independent opinion beside the allergens that the catalogue derives from its ingredient terms: nothing
here reads those terms' table or the derived sets. ``settled/`` holds what a person decided where the two differ.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from nexfitra_domain.catalog.model import Food, Recipe
from nexfitra_domain.vocabulary import ALLERGENS

ANIMAL: Final = frozenset({"meat", "poultry", "gelatin", "honey", "dairy", "egg", "fish", "shellfish"})
SUBJECTS: Final = frozenset(ALLERGENS) | ANIMAL
"""What a text can be found to speak of: an allergen or an animal origin."""


@dataclass(frozen=True, slots=True)
class _Rule:
    words: re.Pattern[str]
    unless: re.Pattern[str]
    cleared_by: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's decision about one food or recipe: whether ``subject`` is ``present``, and why."""

    slug: str
    subject: str
    present: bool
    reason: str


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Return lower-case words parted by single spaces, without accents and punctuation; underscores part words too."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain))


def _phrase(phrase: str) -> str:
    """One phrase as an expression: "*" lets a joined word end in it, "^" wants it at the start of the text."""
    words = normalise(phrase)
    start = {"*": r"\b[^\W_]*", "^": "^"}.get(phrase[0], r"\b")
    if re.search(r"[^aeiou]y$", words):
        return rf"{start}{re.escape(words[:-1])}(?:y|ies)"
    return rf"{start}{re.escape(words)}(?:s|es)?"


def _any_of(phrases: Iterable[str]) -> str:
    """Whole words and phrases, the last word in the singular or the plural; the longest is tried first."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return rf"(?:{'|'.join(map(_phrase, longest_first))})\b"


def _read(name: str) -> Any:
    path = resources.files("nexfitra_domain.verification").joinpath(name)
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def _rules(recipe_text: bool) -> Mapping[str, _Rule]:
    document = _read("lexicon.json")
    ignored = frozenset(document["recipe_words_ignored"]) if recipe_text else frozenset()
    rules = {}
    for subject, row in (document["allergens"] | document["origins"]).items():
        rows = [row, *(shared for shared in document["together"] if subject in shared["subjects"])]
        words = [word for part in rows for word in part["words"] if word not in ignored]
        # A word that is denied ("without cheese") is taken out as well.
        denied = rf"\b(?:no|without|other than) {_any_of(words)}"
        unless = [_any_of(part["unless"]) for part in rows if part["unless"]]
        cleared_by = re.compile(_any_of(row["cleared_by"])) if row["cleared_by"] else None
        rules[subject] = _Rule(re.compile(_any_of(words)), re.compile("|".join([*unless, denied])), cleared_by)
    return rules


@cache
def _origin_of_allergen() -> Mapping[str, str]:
    origins: Mapping[str, str] = _read("lexicon.json")["origins_by_allergen"]
    return origins


def subjects_in(
    texts: Iterable[str], *, cleared_in: Iterable[str] = (), recipe_of: Iterable[str] | None = None
) -> frozenset[str]:
    """Return the allergens and animal origins that texts speak of.

    ``cleared_in`` are the names in which "gluten-free" and the like are believed. ``recipe_of`` marks the texts of a recipe
    and holds the names of its foods: "the milk" of a recipe with oat milk is that milk and judged there, and kitchen verbs
    ("toast the seeds") or forms of a dish ("porridge") say nothing.
    """
    named = None if recipe_of is None else tuple(recipe_of)
    return _subjects_in(tuple(texts), tuple(cleared_in), named)


@lru_cache(maxsize=8192)
def _subjects_in(
    texts: tuple[str, ...], cleared_in: tuple[str, ...], recipe_of: tuple[str, ...] | None
) -> frozenset[str]:
    """The search itself. The same catalogue is judged over and over, so what was read once is kept."""
    lines = [normalise(text) for text in texts]
    names = " | ".join(normalise(text) for text in cleared_in)
    explained = frozenset(_stem(word) for name in recipe_of or () for word in normalise(name).split())
    rules = _rules(recipe_of is not None)
    found = {subject for subject, rule in rules.items() if _speaks_of(rule, lines, names, explained)}
    return frozenset(found | {origin for allergen, origin in _origin_of_allergen().items() if allergen in found})


def _speaks_of(rule: _Rule, lines: Iterable[str], names: str, explained: frozenset[str]) -> bool:
    if rule.cleared_by is not None and rule.cleared_by.search(names):
        return False
    left = (rule.unless.sub(" | ", line) for line in lines)
    matches = (match[0].split() for line in left for match in rule.words.finditer(line))
    return any(not explained.issuperset(map(_stem, words)) for words in matches)


def _stem(word: str) -> str:
    """A word without a plural ending, good enough to compare a recipe's words with the names of its foods."""
    return word.removesuffix("s").removesuffix("e")


@cache
def settlements() -> tuple[Settlement, ...]:
    """Return what people decided where the lexicon and the derived sets differ."""
    folder = resources.files("nexfitra_domain.verification") / "settled"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".json"))
    return tuple(Settlement(**row) for name in names for row in _read(f"settled/{name}")["settled"])


def _settle(slug: str, found: frozenset[str]) -> frozenset[str]:
    mine = [entry for entry in settlements() if entry.slug == slug]
    absent = {entry.subject for entry in mine if not entry.present}
    return (found - absent) | {entry.subject for entry in mine if entry.present}


def food_names(food: Food) -> tuple[str, ...]:
    """Return the English names of a food: its own, the source's and the synonyms."""
    return (food.name["en"], food.source_name, *food.synonyms.get("en", ()))


def read_food(food: Food) -> frozenset[str]:
    """Return what a food's names and its written ingredients speak of, before any settlement."""
    names = food_names(food)
    # One ingredient at a time: "beef, tomato" is no beef tomato.
    return subjects_in((*names, *(food.ingredients or "").split(",")), cleared_in=names)


def food_subjects(food: Food) -> frozenset[str]:
    """Return what a food holds for the verdict: by its names, its ingredient words and the settlements, all together."""
    return _settle(food.id, read_food(food) | subjects_in(food.made_of))


def read_recipe(recipe: Recipe, foods: Mapping[str, Food]) -> frozenset[str]:
    """Return what a recipe's title, notes and steps speak of beyond the foods that it names, before any settlement."""
    title = recipe.title["en"]
    texts = (title, *(line.text for line in recipe.ingredients), *recipe.steps)
    named = [name for line in recipe.ingredients if line.food in foods for name in food_names(foods[line.food])]
    return subjects_in(texts, cleared_in=(title,), recipe_of=named)


def recipe_subjects(recipe: Recipe, foods: Mapping[str, Food]) -> frozenset[str]:
    """Return what a recipe's own text adds to its foods, after the settlements."""
    return _settle(recipe.id, read_recipe(recipe, foods))
