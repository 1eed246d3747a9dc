"""Where the lexicon and the catalogue's derived sets differ. Every difference is mended or settled by a person with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.verification.lexicon import ANIMAL, read_food, read_recipe, settlements


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One food or recipe and one allergen or origin that only one of the two opinions finds."""

    kind: Literal["food", "recipe"]
    slug: str
    subject: str
    found_by: Literal["lexicon", "derivation"]


def _derived(allergens: Iterable[str], origins: Iterable[str]) -> frozenset[str]:
    return frozenset(allergens) | (frozenset(origins) & ANIMAL)


def lexicon_disagreements(catalog: Catalog, *, settled: bool = True) -> tuple[Disagreement, ...]:
    """Return every difference over a catalogue, in slug order; with ``settled`` those that a person decided are left out.

    Of a food's names both directions count. Of a recipe's text only what it says and its foods do not hold: a recipe need
    not name everything. A settlement must say what the derivation says, or the difference stays: the planner follows
    the derivation.
    """
    found = [
        *(
            Disagreement("food", slug, subject, "lexicon" if subject in read else "derivation")
            for slug, food in sorted(catalog.foods.items())
            for read, derived in [(read_food(food), _derived(food.allergens, food.origins))]
            for subject in sorted(read ^ derived)
        ),
        *(
            Disagreement("recipe", slug, subject, "lexicon")
            for slug, recipe in sorted(catalog.recipes.items())
            for subject in sorted(read_recipe(recipe, catalog.foods) - _derived(recipe.allergens, recipe.origins))
        ),
    ]
    if not settled:
        return tuple(found)
    decided = {(entry.slug, entry.subject, entry.present) for entry in settlements()}
    return tuple(item for item in found if (item.slug, item.subject, item.found_by == "derivation") not in decided)


def idle_settlements(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """Return settlements (slug, subject) that settle nothing any more, so that the reviewed file stays short."""
    differing = {(item.slug, item.subject) for item in lexicon_disagreements(catalog, settled=False)}
    return tuple((entry.slug, entry.subject) for entry in settlements() if (entry.slug, entry.subject) not in differing)
