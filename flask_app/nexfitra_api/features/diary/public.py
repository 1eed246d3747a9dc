"""What later features may use of the diary."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from nexfitra_domain.vocabulary import MealSlot

from nexfitra_api.features.diary import repository, service
from nexfitra_api.features.diary.nutrition import facts_for, totals
from nexfitra_api.features.diary.schemas import EntryIn, ItemIn
from nexfitra_api.kit.db import session

__all__ = ["PlannedEntry", "day_totals", "export", "log_planned", "record"]


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """A planned meal to be logged. ``entry_id`` is derived from plan and meal, so that logging twice logs once."""

    entry_id: UUID
    meal: MealSlot
    recipe_id: UUID
    servings: float
    items: Sequence[tuple[UUID, float]]
    """(food id, grams) as planned."""


def log_planned(subject: UUID, plan_id: UUID, date: dt.date, meals: Sequence[PlannedEntry]) -> list[UUID]:
    """Write planned meals into the diary as they were planned; return the ids of the entries.

    Raises:
        Invalid: a food or recipe is not known any more.
    """
    for index, meal in enumerate(meals):
        items = [ItemIn(food_id=food_id, grams=grams) for food_id, grams in meal.items]
        body = EntryIn(
            date=date,
            meal=meal.meal,
            recipe_id=meal.recipe_id,
            servings=meal.servings,
            items=items,
            plan_id=plan_id,
            position=index,
        )
        stored = repository.one(session(), subject, meal.entry_id)
        if stored is None or stored.deleted:
            service.store(subject, meal.entry_id, body)
    return [meal.entry_id for meal in meals]


def record(subject: UUID, key: UUID, values: Mapping[str, Any]) -> None:
    """Write an entry as its person would. Raises pydantic's ``ValidationError``, or ``Invalid`` for an unknown food or recipe."""
    service.store(subject, key, EntryIn.model_validate(values))


def day_totals(subject: UUID, first: dt.date, last: dt.date) -> dict[dt.date, dict[str, float | None]]:
    """Return day → nutrient totals for days on which something was written."""
    entries = repository.between(session(), subject, first, last)
    facts = facts_for(entries)
    days = {entry.date for entry in entries if entry.date is not None}
    return {date: totals([entry for entry in entries if entry.date == date], facts)[0] for date in sorted(days)}


def export(subject: UUID) -> list[dict[str, Any]]:
    """Return everything that this feature keeps of a person."""
    entries = repository.between(session(), subject, dt.date.min, dt.date.max)
    facts = facts_for(entries)
    return [service.entry_out(entry, facts, "en").model_dump(mode="json") for entry in entries]
