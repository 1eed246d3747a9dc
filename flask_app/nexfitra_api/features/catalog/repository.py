"""Queries of the catalogue: the common rows, and the subject's own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nexfitra_api.features.catalog.models import Exercise, Food, FoodVersion, Recipe, RecipeVersion
from nexfitra_api.kit.text import prefix_query, words

Listed = TypeVar("Listed", Food, Recipe, Exercise)


def search_vector(texts: Iterable[str]) -> sa.Function[Any]:
    """Return the expression to store in ``search``: the folded words, as they stand."""
    return sa.func.to_tsvector("simple", " ".join(word for text in texts for word in words(text)))


def visible(model: type[Listed], subject_id: UUID) -> sa.ColumnElement[bool]:
    """Return the filter for rows of the common catalogue and of this subject."""
    return sa.or_(model.subject_id.is_(None), model.subject_id == subject_id)


def find(
    session: Session,
    model: type[Listed],
    subject_id: UUID,
    query: str,
    limit: int,
    after: Sequence[Any] | None,
    narrow: Sequence[sa.ColumnElement[bool]] = (),
) -> Sequence[tuple[Listed, int, str, UUID]]:
    """Return up to ``limit`` rows with their sort key (rank, name, id): names that begin with the query come first."""
    rank: sa.ColumnElement[int] = sa.literal(0)
    filters = [visible(model, subject_id), model.retired_at.is_(None), *narrow]
    if text := prefix_query(query):
        filters.append(model.search.op("@@")(sa.func.to_tsquery("simple", text)))
        beginning = " ".join(words(query))
        rank = sa.case((model.sort_name.startswith(beginning, autoescape=True), 0), else_=1)
    elif query.strip():
        return []
    key = (rank, model.sort_name, model.id)
    if after is not None:
        filters.append(sa.tuple_(*key) > sa.tuple_(*(sa.literal(part) for part in after)))
    statement = sa.select(model, rank, model.sort_name, model.id).where(*filters).order_by(*key).limit(limit)
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(statement)]


def for_slot(slot: str) -> sa.ColumnElement[bool]:
    """Return the filter for recipes of a meal of the day."""
    current = sa.select(RecipeVersion.id).where(
        RecipeVersion.recipe_id == Recipe.id,
        RecipeVersion.version == Recipe.version,
        RecipeVersion.details["slots"].contains([slot]),
    )
    return current.exists()


def for_muscle(muscle: str) -> sa.ColumnElement[bool]:
    """Return the filter for exercises that train a muscle."""
    trains: sa.ColumnElement[bool] = Exercise.details["muscles"].has_key(muscle)
    return trains


def for_equipment(piece: str) -> sa.ColumnElement[bool]:
    """Return the filter for exercises that can be done with a piece of equipment (among others, perhaps)."""
    return Exercise.details["equipment"].contains([[piece]])


def one(session: Session, model: type[Listed], subject_id: UUID, key: UUID) -> Listed | None:
    """Return a row by id, retired ones too: old entries still point at them."""
    return session.scalar(sa.select(model).where(model.id == key, visible(model, subject_id)))


def own_foods(session: Session, subject_id: UUID) -> Sequence[Food]:
    """Return the foods that a person has made."""
    return session.scalars(sa.select(Food).where(Food.subject_id == subject_id).order_by(Food.id)).all()


def food_by_gtin(session: Session, subject_id: UUID, gtin: str) -> Food | None:
    """Return the food of a GTIN-14; the person's own wins over the common one."""
    order = Food.subject_id.is_(None)
    return session.scalar(
        sa.select(Food)
        .where(Food.gtin == gtin, visible(Food, subject_id), Food.retired_at.is_(None))
        .order_by(order)
        .limit(1)
    )


def current_food_versions(session: Session, foods: Iterable[Food]) -> Mapping[UUID, FoodVersion]:
    """Return food id → its current version."""
    keys = [(food.id, food.version) for food in foods]
    rows = session.scalars(sa.select(FoodVersion).where(sa.tuple_(FoodVersion.food_id, FoodVersion.version).in_(keys)))
    return {row.food_id: row for row in rows}


def current_recipe_versions(session: Session, recipes: Iterable[Recipe]) -> Mapping[UUID, RecipeVersion]:
    """Return recipe id → its current version."""
    keys = [(recipe.id, recipe.version) for recipe in recipes]
    rows = session.scalars(
        sa.select(RecipeVersion).where(sa.tuple_(RecipeVersion.recipe_id, RecipeVersion.version).in_(keys))
    )
    return {row.recipe_id: row for row in rows}


def food_versions(session: Session, keys: Iterable[UUID]) -> Mapping[UUID, FoodVersion]:
    """Return version id → food version."""
    return {row.id: row for row in session.scalars(sa.select(FoodVersion).where(FoodVersion.id.in_(list(keys))))}


def recipe_versions(session: Session, keys: Iterable[UUID]) -> Mapping[UUID, RecipeVersion]:
    """Return version id → recipe version."""
    return {row.id: row for row in session.scalars(sa.select(RecipeVersion).where(RecipeVersion.id.in_(list(keys))))}


def exercises(session: Session, subject_id: UUID, keys: Iterable[UUID]) -> Sequence[Exercise]:
    """Return the visible exercises with these ids, retired ones too."""
    return session.scalars(sa.select(Exercise).where(Exercise.id.in_(list(keys)), visible(Exercise, subject_id))).all()
