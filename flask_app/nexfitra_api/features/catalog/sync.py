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
    outcomes = _foods(session, catalog, versions)
    outcomes += _recipes(session, catalog, versions)
    outcomes += _exercises(session, catalog)
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


def _foods(session: Session, catalog: Catalog, versions: dict[str, FoodVersion]) -> list[str]:
    """Bring the foods, and fill ``versions`` with the current one of each. What is there is read once, not row by row."""
    known = {food.id: food for food in session.scalars(sa.select(Food).where(Food.subject_id.is_(None)))}
    is_current = sa.and_(FoodVersion.food_id == Food.id, FoodVersion.version == Food.version)
    stored = sa.select(FoodVersion).join(Food, is_current).where(Food.subject_id.is_(None))
    current = {version.food_id: version for version in session.scalars(stored)}
    outcomes, made = [], []
    for row in catalog.foods.values():
        content = _food_content(row)
        key, digest = catalog_uuid("food", row.id), _digest(content)
        food, version, outcome = known.get(key), current.get(key), "same"
        if food is None:
            food, outcome = Food(id=key, slug=row.id, version=0), "added"
            session.add(food)
        food.source, food.source_id = row.source, row.source_id
        food.sort_name, food.retired_at = _sort_name(row.name["en"]), None
        food.search = search_vector(_texts(row.name, row.synonyms))
        if version is None or version.digest != digest:
            outcome = outcome if outcome == "added" else "changed"
            food.version += 1
            version = FoodVersion(id=new_id(), food_id=key, version=food.version, digest=digest, **content)
            made.append(version)
        versions[row.id] = version
        outcomes.append(outcome)
    session.flush()  # foods before what points at them
    session.add_all(made)
    session.flush()
    return outcomes


def _food_content(row: CatalogFood) -> dict[str, Any]:
    return {
        "name": dict(row.name),
        "brand": None,
        "per_100g": dict(row.per_100g),
        "portions": _plain(row.portions),
        "allergens": sorted(row.allergens),
    }


def _recipes(session: Session, catalog: Catalog, versions: Mapping[str, FoodVersion]) -> list[str]:
    known = {recipe.id: recipe for recipe in session.scalars(sa.select(Recipe).where(Recipe.subject_id.is_(None)))}
    is_current = sa.and_(RecipeVersion.recipe_id == Recipe.id, RecipeVersion.version == Recipe.version)
    stored = sa.select(RecipeVersion.recipe_id, RecipeVersion.digest).join(Recipe, is_current)
    digests = {key: digest for key, digest in session.execute(stored.where(Recipe.subject_id.is_(None)))}  # noqa: C416 -- rows are no pairs to a type checker
    outcomes, made = [], []
    for row in catalog.recipes.values():
        content = _recipe_content(row, catalog, versions)
        key = catalog_uuid("recipe", row.id)
        digest = _digest([content, [versions[line.food].digest for line in row.ingredients]])
        recipe, outcome = known.get(key), "same"
        if recipe is None:
            recipe, outcome = Recipe(id=key, slug=row.id, version=0), "added"
            session.add(recipe)
        recipe.sort_name, recipe.retired_at = _sort_name(row.title["en"]), None
        recipe.search = search_vector(row.title.values())
        if digests.get(key) != digest:
            outcome = outcome if outcome == "added" else "changed"
            recipe.version += 1
            _pin_versions(content["ingredients"], versions)
            made.append(RecipeVersion(id=new_id(), recipe_id=key, version=recipe.version, digest=digest, **content))
        outcomes.append(outcome)
    session.flush()
    session.add_all(made)
    return outcomes


def _recipe_content(row: CatalogRecipe, catalog: Catalog, versions: Mapping[str, FoodVersion]) -> dict[str, Any]:
    details = {
        name: _plain(getattr(row, name)) for name in ("slots", "minutes", "kitchen", "cuisine", "keeps_days", "steps")
    }
    ingredients = [
        {"food_id": str(versions[line.food].food_id), "slug": line.food, "grams": line.grams, "text": line.text}
        for line in row.ingredients
    ]
    totals = sum_nutrients((catalog.foods[line.food].per_100g, line.grams) for line in row.ingredients)
    return {
        "title": dict(row.title),
        "details": details,
        "ingredients": ingredients,
        # A sum over a part of the ingredients is not the recipe's content: unknown is not zero.
        "per_serving": {name: total if covered >= 1 else None for name, (total, covered) in totals.items()},
        "serving_grams": sum(line.grams for line in row.ingredients),
        "allergens": sorted(row.allergens),
    }


def _pin_versions(ingredients: list[dict[str, Any]], versions: Mapping[str, FoodVersion]) -> None:
    for line in ingredients:
        line["food_version_id"] = str(versions[line["slug"]].id)


def _exercises(session: Session, catalog: Catalog) -> list[str]:
    known = {row.id: row for row in session.scalars(sa.select(Exercise).where(Exercise.subject_id.is_(None)))}
    return [_exercise(session, row, known.get(catalog_uuid("exercise", row.id))) for row in catalog.exercises.values()]


def _exercise(session: Session, row: CatalogExercise, exercise: Exercise | None) -> str:
    details = _plain(row)
    digest = _digest(details)
    if exercise is not None and exercise.digest == digest and exercise.retired_at is None:
        return "same"
    outcome = "added" if exercise is None else "changed"
    exercise = exercise or Exercise(id=catalog_uuid("exercise", row.id), slug=row.id)
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
