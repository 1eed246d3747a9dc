"""Allergens and origins of a food, derived from what it is made of.

A food names *terms* ("wheat_flour"); a table says what each term contains, which allergens it carries by itself and what
kind of thing it comes from. Nothing here is typed by hand for a food: one wrong row in the table is one place to mend.

Sources of the allergen list: Annex II of Regulation (EU) No 1169/2011, plus wheat on its own as in the United States'
FALCPA (21 U.S.C. 321(qq)). Oats count as a cereal containing gluten, as in Annex II. Coconut is not a nut in Annex II.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from nexfitra_domain.vocabulary import Allergen

if TYPE_CHECKING:  # the catalogue imports this module
    from nexfitra_domain.catalog.model import PlantOrAnimal

Fodmap = Literal["low", "high"]

IMPLIED: Final[Mapping[Allergen, frozenset[Allergen]]] = {"wheat": frozenset({"gluten"})}
"""An allergen that always brings others with it."""


class UnknownTermError(ValueError):
    """A term that the table does not know: the allergens of such a food are unknown, so nothing may be derived."""

    def __init__(self, term: str) -> None:
        super().__init__(f"unknown ingredient term {term!r}")
        self.term = term


@dataclass(frozen=True, slots=True)
class IngredientTerm:
    """One row of ``ingredient_terms/``. ``origin`` is None for a compound: its parts say where it comes from."""

    term: str
    origin: "PlantOrAnimal | None"
    allergens: frozenset[Allergen]
    contains: tuple[str, ...] = ()
    fodmap: Fodmap | None = None
    """Low or high in fermentable carbohydrates by published lists, None where that is unknown (``fodmap.py``)."""


def close_terms(made_of: Iterable[str], table: Mapping[str, IngredientTerm]) -> frozenset[str]:
    """Return ``made_of`` with everything that its terms contain, to any depth. Cycles are harmless.

    Raises:
        UnknownTermError: a term is not in the table.
    """
    closed: set[str] = set()
    open_terms = list(made_of)
    while open_terms:
        term = open_terms.pop()
        if term in closed:
            continue
        if term not in table:
            raise UnknownTermError(term)
        closed.add(term)
        open_terms.extend(table[term].contains)
    return frozenset(closed)


def imply(allergens: Iterable[Allergen]) -> frozenset[Allergen]:
    """Return the allergens with those that they imply (wheat brings gluten)."""
    given = frozenset(allergens)
    return given.union(*(IMPLIED.get(allergen, frozenset()) for allergen in given))


def allergens_of(made_of: Iterable[str], table: Mapping[str, IngredientTerm]) -> frozenset[Allergen]:
    """Return every allergen of a food made of these terms.

    Raises:
        UnknownTermError: a term is not in the table.
    """
    return imply(allergen for term in close_terms(made_of, table) for allergen in table[term].allergens)


def origins_of(made_of: Iterable[str], table: Mapping[str, IngredientTerm]) -> "frozenset[PlantOrAnimal]":
    """Return the kinds of thing (plant, dairy, fish, …) that a food made of these terms comes from.

    Raises:
        UnknownTermError: a term is not in the table.
    """
    origins = (table[term].origin for term in close_terms(made_of, table))
    return frozenset(origin for origin in origins if origin is not None)
