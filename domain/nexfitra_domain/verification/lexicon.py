"""Which allergens and animal origins a text speaks of, by the verifier's own words.

This is the second, independent opinion beside the allergens that the catalogue derives from its ingredient terms: nothing
here reads those terms' table or the derived sets. ``settled/`` holds what a person decided where the two differ.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from nexfitra_domain.catalog.model import Food, Recipe
from nexfitra_domain.vocabulary import ALLERGENS

ANIMAL: Final = frozenset({"meat", "poultry", "gelatin", "honey", "dairy", "egg", "fish", "shellfish"})
SUBJECTS: Final = frozenset(ALLERGENS) | ANIMAL
"""What a text can be found to speak of: an allergen or an animal origin."""
_START: Final = "^"
"""Stands before the first word of a text."""
_DENIALS: Final = (("no",), ("without",), ("other", "than"))


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


class _Phrases:
    """Phrases to find in a row of words: whole words, the last one in the singular or the plural.

    "*" before a phrase lets a joined word end in it ("buttermilk"), "^" wants it at the start of the text.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        """Keep them by their first word, the longest first, so that most words are passed over at once."""
        rows = {row for phrase in phrases for row in _spelt(phrase)}
        self._endings = tuple(row[0][1:] for row in rows if row[0][0] == "*")
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for row in sorted(rows, key=len, reverse=True):
            self._by_first.setdefault(row[0], []).append(row)

    def may_stand_in(self, words: tuple[str, ...]) -> bool:
        """Return whether a closer look pays: it does for few of all texts."""
        if not self._by_first.keys().isdisjoint(words):
            return True
        return bool(self._endings) and any(word.endswith(self._endings) for word in words)

    def length_at(self, words: tuple[str, ...], at: int) -> int:
        """Return how many words from ``at`` on are the longest phrase there; 0 is none."""
        if at >= len(words):
            return 0
        for row in self._by_first.get(words[at], ()):
            if words[at : at + len(row)] == row:
                return len(row)
        return int(words[at].endswith(self._endings))


def _spelt(phrase: str) -> Iterator[tuple[str, ...]]:
    mark = phrase[0] if phrase[0] in "*^" else ""
    *before, last = normalise(phrase).split()
    plurals = (f"{last[:-1]}ies",) if re.search(r"[^aeiou]y$", last) else (f"{last}s", f"{last}es")
    for form in (last, *plurals):
        row = (*before, form)
        yield (f"*{form}",) if mark == "*" else (_START, *row) if mark else row


@dataclass(frozen=True, slots=True)
class _Rule:
    words: _Phrases
    unless: _Phrases
    cleared_by: _Phrases

    def speaks_in(self, words: tuple[str, ...], explained: frozenset[str]) -> bool:
        """Whether one of the rule's words stands in a text and is no name of an ``explained`` food."""
        if not self.words.may_stand_in(words):
            return False
        parts = self._left_of(words)
        found = (part[at : at + self.words.length_at(part, at)] for part in parts for at in range(len(part)))
        return any(not explained.issuperset(map(_stem, match)) for match in found)

    def _left_of(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The text in parts, without the exceptions and without a word that is denied ("no cheese")."""
        start = at = 0
        while at < len(words):
            taken = self.unless.length_at(words, at) or self._denied_at(words, at)
            if taken:
                yield words[start:at]
                start = at + taken
            at += taken or 1
        yield words[start:]

    def _denied_at(self, words: tuple[str, ...], at: int) -> int:
        for denial in _DENIALS:
            after = at + len(denial)
            if words[at:after] == denial and (length := self.words.length_at(words, after)):
                return len(denial) + length
        return 0


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
        dishes = [] if recipe_text else [word for part in rows for word in part.get("dishes", ())]
        unless = _Phrases(word for part in rows for word in part["unless"])
        rules[subject] = _Rule(_Phrases([*words, *dishes]), unless, _Phrases(row["cleared_by"]))
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
    lines = [_words(text) for text in texts]
    names = [_words(text) for text in cleared_in]
    explained = frozenset({_START, *(_stem(word) for name in recipe_of or () for word in normalise(name).split())})
    found = {
        subject
        for subject, rule in _rules(recipe_of is not None).items()
        if not any(rule.cleared_by.length_at(name, at) for name in names for at in range(len(name)))
        and any(rule.speaks_in(line, explained) for line in lines)
    }
    return frozenset(found | {origin for allergen, origin in _origin_of_allergen().items() if allergen in found})


def _words(text: str) -> tuple[str, ...]:
    return (_START, *normalise(text).split())


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
