"""What later features may use of the catalogue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from nexfitra_domain.catalog.model import Language

from nexfitra_api.features.catalog import repository, service
from nexfitra_api.features.catalog.models import Exercise, Food, FoodVersion, Recipe, RecipeVersion
from nexfitra_api.features.catalog.schemas import Nutrients, nutrient_json
from nexfitra_api.kit.db import session
from nexfitra_api.kit.language import in_language

__all__ = [
    "FoodFacts",
    "Nutrients",
    "RecipeFacts",
    "current_food",
    "current_recipe",
    "exercise_names",
    "export",
    "food_facts",
    "known_exercises",
    "muscles_of",
    "nutrient_json",
    "recipe_facts",
]


@dataclass(frozen=True, slots=True)
class FoodFacts:
    """One version of a food: what an entry that points at it is made of."""

    version_id: UUID
    food_id: UUID
    name: Mapping[str, str]
    brand: str | None
    per_100g: Mapping[str, float | None]

    def name_in(self, language: Language) -> str:
        """Return the name in a language."""
        return in_language(self.name, language)


@dataclass(frozen=True, slots=True)
class RecipeFacts:
    """One version of a recipe: its ingredients for one serving as (food version, grams)."""

    version_id: UUID
    recipe_id: UUID
    title: Mapping[str, str]
    lines: tuple[tuple[UUID, float], ...]

    def title_in(self, language: Language) -> str:
        """Return the title in a language."""
        return in_language(self.title, language)


def current_food(subject: UUID, food_id: UUID) -> FoodFacts | None:
    """Return the current version of a food that this person may see."""
    food = repository.one(session(), Food, subject, food_id)
    if food is None:
        return None
    return _food_facts(repository.current_food_versions(session(), [food])[food.id])


def current_recipe(subject: UUID, recipe_id: UUID) -> RecipeFacts | None:
    """Return the current version of a recipe that this person may see."""
    recipe = repository.one(session(), Recipe, subject, recipe_id)
    if recipe is None:
        return None
    return _recipe_facts(repository.current_recipe_versions(session(), [recipe])[recipe.id])


def food_facts(version_ids: Iterable[UUID]) -> dict[UUID, FoodFacts]:
    """Return version id → facts, old versions included."""
    return {key: _food_facts(row) for key, row in repository.food_versions(session(), version_ids).items()}


def recipe_facts(version_ids: Iterable[UUID]) -> dict[UUID, RecipeFacts]:
    """Return version id → facts, old versions included."""
    return {key: _recipe_facts(row) for key, row in repository.recipe_versions(session(), version_ids).items()}


def known_exercises(subject: UUID, keys: Iterable[UUID]) -> dict[UUID, Exercise]:
    """Return the exercises with these ids that this person may see."""
    return {row.id: row for row in repository.exercises(session(), subject, keys)}


def exercise_names(subject: UUID, keys: Iterable[UUID], language: Language) -> dict[UUID, str]:
    """Return exercise id → name."""
    return {key: in_language(row.details["name"], language) for key, row in known_exercises(subject, keys).items()}


def muscles_of(subject: UUID, keys: Iterable[UUID]) -> dict[UUID, Mapping[str, float]]:
    """Return exercise id → muscle → weight (1 prime mover, 0.5 helper). Conditioning trains no muscle in this sense."""
    rows = known_exercises(subject, keys)
    return {
        key: {} if row.details["pattern"] == "conditioning" else row.details["muscles"] for key, row in rows.items()
    }


def export(subject: UUID) -> list[dict[str, Any]]:
    """Return the foods that a person has made."""
    foods = repository.own_foods(session(), subject)
    versions = repository.current_food_versions(session(), foods)
    return [
        service.food_out(food, versions[food.id], "en").model_dump(mode="json") | {"gtin": food.gtin} for food in foods
    ]


def _food_facts(row: FoodVersion) -> FoodFacts:
    return FoodFacts(row.id, row.food_id, row.name, row.brand, row.per_100g)


def _recipe_facts(row: RecipeVersion) -> RecipeFacts:
    lines = tuple((UUID(line["food_version_id"]), float(line["grams"])) for line in row.ingredients)
    return RecipeFacts(row.id, row.recipe_id, row.title, lines)
