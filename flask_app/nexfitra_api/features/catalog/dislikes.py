"""What a disliked word keeps off the plate, by the planner's own comparison, and what may have been meant where that is nothing."""

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.model import Catalog, Food, Language
from nexfitra_domain.planning.eligibility import is_disliked

from nexfitra_api.features.catalog import schemas
from nexfitra_api.kit.language import in_language
from nexfitra_api.kit.text import fold, words

EXAMPLES: Final = 12
SUGGESTIONS: Final = 3
LIKENESS: Final = 0.72
"""How alike two words must be (difflib's ratio) to be a slip of the pen: own choice, "broccolli" and "broccoli" have 0.94."""
SHORTEST_BEGINNING: Final = 3


def excluded_by(asked: Iterable[str], language: Language) -> schemas.DislikesOut:
    """Return for each word which foods and how many dishes of the catalogue it excludes."""
    return schemas.DislikesOut(items=[_one(word, language) for word in asked])


def _one(word: str, language: Language) -> schemas.DislikeOut:
    catalog = load_catalog()
    slugs = _excluded(word, catalog.version)
    dishes = [
        found
        for recipe in catalog.recipes.values()
        if (found := {line.food for line in recipe.ingredients if line.food in slugs})
    ]
    uses = Counter(slug for found in dishes for slug in found)
    # What the most dishes hold stands for the rest, and then what people eat most.
    known = sorted(slugs, key=lambda slug: (-uses[slug], -(catalog.foods[slug].reports or 0), slug))
    return schemas.DislikeOut(
        word=word,
        foods=len(slugs),
        examples=[in_language(catalog.foods[slug].name, language) for slug in known[:EXAMPLES]],
        dishes=len(dishes),
        suggestions=[] if slugs else _meant(word, language, catalog.version),
    )


@lru_cache(maxsize=2_048)
def _excluded(word: str, _catalog_version: str) -> frozenset[str]:
    return frozenset(slug for slug, food in load_catalog().foods.items() if is_disliked(food, [word]))


def _meant(word: str, language: Language, catalog_version: str) -> list[str]:
    """Return words of the catalogue that begin alike or are spelled alike."""
    plain, known = fold(word).strip(), _vocabulary(language, catalog_version)
    begin = [key for key in known if len(plain) >= SHORTEST_BEGINNING and key.startswith(plain)]
    alike = get_close_matches(plain, known, n=SUGGESTIONS, cutoff=LIKENESS)
    # Of several words the last says most often what it is: "fresh broccolli".
    parts = [part for part in words(word) if part != plain and len(part) >= SHORTEST_BEGINNING]
    of_parts = [key for part in reversed(parts) for key in get_close_matches(part, known, n=1, cutoff=LIKENESS)]
    found = dict.fromkeys([*sorted(begin, key=len)[:SUGGESTIONS], *alike, *of_parts])
    return [known[key] for key in found][:SUGGESTIONS]


@lru_cache(maxsize=6)
def _vocabulary(language: Language, _catalog_version: str) -> dict[str, str]:
    """Return folded → written of all words by which foods are named in ``language``, the names of popular foods first."""
    catalog: Catalog = load_catalog()
    found: dict[str, str] = {}
    for food in sorted(catalog.foods.values(), key=lambda food: (-(food.reports or 0), food.id)):
        for text in _texts(food, language):
            for written in text.replace(",", " ").split():
                bare = written.strip("().;:%/-")
                if len(bare) >= SHORTEST_BEGINNING and bare.isalpha():
                    found.setdefault(fold(bare), bare)
    return found


def _texts(food: Food, language: Language) -> tuple[str, ...]:
    return (in_language(food.name, language), *food.synonyms.get(language, ()))
