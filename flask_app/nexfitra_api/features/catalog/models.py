"""Foods and recipes with their immutable versions, and exercises. Rows without a subject are the common catalogue."""

import datetime as dt
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from nexfitra_api.kit.db import Base


class Food(Base):
    """A food as something that can be found. What it contains stands in its versions."""

    __tablename__ = "foods"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    slug: Mapped[str | None] = mapped_column(unique=True)
    source: Mapped[str]
    source_id: Mapped[str | None]
    gtin: Mapped[str | None] = mapped_column(sa.String(14), index=True)
    version: Mapped[int]
    sort_name: Mapped[str]
    search: Mapped[str] = mapped_column(TSVECTOR)
    retired_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))

    __table_args__ = (sa.Index("ix_foods_search", "search", postgresql_using="gin"),)


class FoodVersion(Base):
    """What a food contained at some time. Never changed: diary entries point here (decision 9)."""

    __tablename__ = "food_versions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    food_id: Mapped[UUID] = mapped_column(sa.ForeignKey("foods.id", ondelete="CASCADE"))
    subject_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    name: Mapped[dict[str, Any]] = mapped_column(JSONB)
    brand: Mapped[str | None]
    per_100g: Mapped[dict[str, Any]] = mapped_column(JSONB)
    portions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    allergens: Mapped[list[str] | None] = mapped_column(JSONB(none_as_null=True))
    digest: Mapped[str]

    __table_args__ = (sa.UniqueConstraint("food_id", "version"),)


class Recipe(Base):
    """A recipe as something that can be found."""

    __tablename__ = "recipes"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    slug: Mapped[str | None] = mapped_column(unique=True)
    version: Mapped[int]
    sort_name: Mapped[str]
    search: Mapped[str] = mapped_column(TSVECTOR)
    retired_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))

    __table_args__ = (sa.Index("ix_recipes_search", "search", postgresql_using="gin"),)


class RecipeVersion(Base):
    """A recipe at some time, with the nutrients of one serving as its ingredients then had them. Never changed."""

    __tablename__ = "recipe_versions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    recipe_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recipes.id", ondelete="CASCADE"))
    subject_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    ingredients: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    per_serving: Mapped[dict[str, Any]] = mapped_column(JSONB)
    serving_grams: Mapped[float]
    allergens: Mapped[list[str] | None] = mapped_column(JSONB(none_as_null=True))
    digest: Mapped[str]

    __table_args__ = (sa.UniqueConstraint("recipe_id", "version"),)


class Exercise(Base):
    """An exercise of the catalogue; ``details`` is its row as in the data file."""

    __tablename__ = "exercises"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    slug: Mapped[str | None] = mapped_column(unique=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    sort_name: Mapped[str]
    search: Mapped[str] = mapped_column(TSVECTOR)
    digest: Mapped[str]
    retired_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))

    __table_args__ = (sa.Index("ix_exercises_search", "search", postgresql_using="gin"),)


class CatalogState(Base):
    """Which catalogue the database holds: one row."""

    __tablename__ = "catalog_states"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[str] = mapped_column(sa.String(64))
    synced_at: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True))

    __table_args__ = (sa.CheckConstraint("id = 1", name="single"),)
