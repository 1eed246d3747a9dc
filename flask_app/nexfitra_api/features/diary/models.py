"""What a person ate, entry by entry. An entry points at the version of the food or recipe that it was logged with."""

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from nexfitra_api.kit.db import Base
from nexfitra_api.kit.revisions import PhoneWritten


class DiaryEntry(PhoneWritten, Base):
    """One entry: a food in grams, a recipe in servings, or a quick entry of energy and macros."""

    __tablename__ = "diary_entries"
    payload_columns: ClassVar = (
        "date", "meal", "food_version_id", "grams", "recipe_version_id", "servings", "items", "quick", "position",
        "plan_id", "note",
    )  # fmt: skip

    date: Mapped[dt.date | None]
    meal: Mapped[str | None]
    food_version_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("food_versions.id"))
    grams: Mapped[float | None]
    recipe_version_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("recipe_versions.id"))
    servings: Mapped[float | None]
    items: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True))
    """For a recipe whose portions a plan moved: ``[{food_version_id, grams}]``; they win over the recipe's own."""
    quick: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    position: Mapped[int | None]
    plan_id: Mapped[UUID | None]
    note: Mapped[str | None]

    __table_args__ = (
        sa.Index("ix_diary_entries_subject_date", "subject_id", "date"),
        sa.CheckConstraint(
            "deleted OR (date IS NOT NULL AND meal IS NOT NULL AND "
            "num_nonnulls(food_version_id, recipe_version_id, quick) = 1)",
            name="whole",
        ),
    )
