"""What entries add up to: from versions of foods and recipes to nutrients, loaded once for a whole span of entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from nexfitra_domain.micros import sum_nutrients

from nexfitra_api.features.catalog import public as catalog
from nexfitra_api.features.diary.models import DiaryEntry

Eaten = tuple[dict[str, float | None], float]
"""(amounts per 100 g, grams)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The versions that a set of entries points at."""

    foods: dict[UUID, catalog.FoodFacts]
    recipes: dict[UUID, catalog.RecipeFacts]

    def lines(self, entry: DiaryEntry) -> Sequence[tuple[UUID, float]]:
        """Return the (food version, grams) of a food or recipe entry; nothing for a quick one."""
        if entry.food_version_id is not None and entry.grams is not None:
            return [(entry.food_version_id, entry.grams)]
        if entry.items is not None:
            return [(UUID(item["food_version_id"]), float(item["grams"])) for item in entry.items]
        if entry.recipe_version_id is not None and entry.servings is not None:
            servings = entry.servings
            return [(key, grams * servings) for key, grams in self.recipes[entry.recipe_version_id].lines]
        return []

    def eaten(self, entry: DiaryEntry) -> list[Eaten]:
        """Return what an entry contributes, ready for ``sum_nutrients``."""
        if entry.quick is not None:
            # A quick entry states amounts, not a food: as "100 g of it", everything it does not state stays unknown.
            return [({key: value for key, value in entry.quick.items() if key != "name"}, 100.0)]
        return [(dict(self.foods[key].per_100g), grams) for key, grams in self.lines(entry)]


def facts_for(entries: Iterable[DiaryEntry]) -> Facts:
    """Load the versions that these entries point at, in two queries whatever their number."""
    listed = list(entries)
    recipes = catalog.recipe_facts({entry.recipe_version_id for entry in listed if entry.recipe_version_id})
    keys = {entry.food_version_id for entry in listed if entry.food_version_id}
    keys |= {UUID(item["food_version_id"]) for entry in listed for item in entry.items or ()}
    keys |= {key for recipe in recipes.values() for key, _ in recipe.lines}
    return Facts(catalog.food_facts(keys), recipes)


def totals(entries: Iterable[DiaryEntry], facts: Facts) -> tuple[dict[str, float | None], dict[str, float]]:
    """Return (nutrient → total or None, nutrient → coverage 0–1) of entries."""
    summed = sum_nutrients(part for entry in entries for part in facts.eaten(entry))
    return (
        {key: None if total is None else round(total, 4) for key, (total, _) in summed.items()},
        {key: round(covered, 4) for key, (_, covered) in summed.items()},
    )
