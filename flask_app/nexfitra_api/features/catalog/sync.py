"""Brings the catalogue's data files into the database: adds what is new, adds a version where content changed, edits none."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from nexfitra_domain.catalog import catalog_uuid
from nexfitra_domain.catalog.model import Catalog
from nexfitra_domain.catalog.model import Exercise as CatalogExercise
from nexfitra_domain.catalog.model import Food as CatalogFood
from nexfitra_domain.catalog.model import Recipe as CatalogRecipe
from nexfitra_domain.micros import sum_nutrients
from sqlalchemy.orm import Session

from nexfitra_api.features.catalog.models import CatalogState, Exercise, Food, FoodVersion, Recipe, RecipeVersion
from nexfitra_api.features.catalog.repository import search_vector
from nexfitra_api.kit import clock
from nexfitra_api.kit.ids import new_id
from nexfitra_api.kit.text import words

_LOCK = 7_300_001
"""Advisory lock: two replicas that start at once must not both add the same version."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a run changed: rows that are new, rows that got a new version, rows that left the catalogue."""

    added: int
    changed: int
    retired: int


def sync_where_new(session: Session, catalog: Catalog) -> SyncReport | None:
    """Make the database hold ``catalog``; None where it holds this very version already, which one row tells."""
    state = session.get(CatalogState, 1)
    if state is not None and state.version == catalog.version:
        return None
    report = sync_catalog(session, catalog)
    session.merge(CatalogState(id=1, version=catalog.version, synced_at=clock.now()))
    return report


def sync_catalog(session: Session, catalog: Catalog) -> SyncReport:
    """Make the database hold ``catalog``. Idempotent. The caller owns the transaction and has set ``app.catalog_sync``."""
    session.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    versions: dict[str, FoodVersion] = {}
    outcomes = [_food(session, food, versions) for food in catalog.foods.values()]
    session.flush()
    outcomes += [_recipe(session, recipe, catalog, versions) for recipe in catalog.recipes.values()]
    outcomes += [_exercise(session, exercise) for exercise in catalog.exercises.values()]
    session.flush()
    retired = sum(
        _retire(session, model, rows)
        for model, rows in ((Food, catalog.foods), (Recipe, catalog.recipes), (Exercise, catalog.exercises))
    )
    return SyncReport(outcomes.count("added"), outcomes.count("changed"), retired)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _sort_name(name: str) -> str:
    return " ".join(words(name))


def _texts(names: Mapping[Any, str], synonyms: Mapping[Any, tuple[str, ...]]) -> list[str]:
    return [*names.values(), *(text for group in synonyms.values() for text in group)]


def _food(session: Session, row: CatalogFood, versions: dict[str, FoodVersion]) -> str:
    content = {
        "name": dict(row.name),
        "brand": None,
        "per_100g": dict(row.per_100g),
        "portions": _plain(row.portions),
        "allergens": sorted(row.allergens),
    }
    key, digest = catalog_uuid("food", row.id), _digest(content)
    food = session.get(Food, key)
    outcome = "same"
    if food is None:
        food, outcome = Food(id=key, slug=row.id, version=0), "added"
        session.add(food)
    food.source, food.source_id = row.source, row.source_id
    food.sort_name, food.retired_at = _sort_name(row.name["en"]), None
    food.search = search_vector(_texts(row.name, row.synonyms))
    current = session.scalar(
        sa.select(FoodVersion).where(FoodVersion.food_id == key, FoodVersion.version == food.version)
    )
    if current is None or current.digest != digest:
        outcome = outcome if outcome == "added" else "changed"
        food.version += 1
        session.flush()
        current = FoodVersion(id=new_id(), food_id=key, version=food.version, digest=digest, **content)
        session.add(current)
    versions[row.id] = current
    return outcome


def _recipe(session: Session, row: CatalogRecipe, catalog: Catalog, versions: Mapping[str, FoodVersion]) -> str:
    key = catalog_uuid("recipe", row.id)
    details = {
        name: _plain(getattr(row, name)) for name in ("slots", "minutes", "kitchen", "cuisine", "keeps_days", "steps")
    }
    ingredients = [
        {"food_id": str(versions[line.food].food_id), "slug": line.food, "grams": line.grams, "text": line.text}
        for line in row.ingredients
    ]
    totals = sum_nutrients((catalog.foods[line.food].per_100g, line.grams) for line in row.ingredients)
    content = {
        "title": dict(row.title),
        "details": details,
        "ingredients": ingredients,
        # A sum over a part of the ingredients is not the recipe's content: unknown is not zero.
        "per_serving": {name: total if covered >= 1 else None for name, (total, covered) in totals.items()},
        "serving_grams": sum(line.grams for line in row.ingredients),
        "allergens": sorted(row.allergens),
    }
    digest = _digest([content, [versions[line.food].digest for line in row.ingredients]])
    recipe = session.get(Recipe, key)
    outcome = "same"
    if recipe is None:
        recipe, outcome = Recipe(id=key, slug=row.id, version=0), "added"
        session.add(recipe)
    recipe.sort_name, recipe.retired_at = _sort_name(row.title["en"]), None
    recipe.search = search_vector(row.title.values())
    stored = sa.select(RecipeVersion.digest).where(
        RecipeVersion.recipe_id == key, RecipeVersion.version == recipe.version
    )
    if session.scalar(stored) != digest:
        outcome = outcome if outcome == "added" else "changed"
        recipe.version += 1
        session.flush()
        _pin_versions(ingredients, versions)
        session.add(RecipeVersion(id=new_id(), recipe_id=key, version=recipe.version, digest=digest, **content))
    return outcome


def _pin_versions(ingredients: list[dict[str, Any]], versions: Mapping[str, FoodVersion]) -> None:
    for line in ingredients:
        line["food_version_id"] = str(versions[line["slug"]].id)


def _exercise(session: Session, row: CatalogExercise) -> str:
    key, details = catalog_uuid("exercise", row.id), _plain(row)
    digest = _digest(details)
    exercise = session.get(Exercise, key)
    if exercise is not None and exercise.digest == digest and exercise.retired_at is None:
        return "same"
    outcome = "added" if exercise is None else "changed"
    exercise = exercise or Exercise(id=key, slug=row.id)
    exercise.details, exercise.digest, exercise.retired_at = details, digest, None
    exercise.sort_name = _sort_name(row.name["en"])
    exercise.search = search_vector(_texts(row.name, row.synonyms))
    session.add(exercise)
    return outcome


def _retire(session: Session, model: type[Food] | type[Recipe] | type[Exercise], rows: Mapping[str, object]) -> int:
    """Hide rows that left the data files from search; they stay for the entries that point at them."""
    statement = (
        sa.update(model)
        .where(model.subject_id.is_(None), model.retired_at.is_(None), model.slug.not_in(list(rows)))
        .values(retired_at=clock.now())
        .returning(model.id)
    )
    gone: list[UUID] = list(session.scalars(statement))
    return len(gone)
