"""What the diary can do: write entries in any order, delete them, show days."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from nexfitra_domain.catalog.model import Language
from nexfitra_domain.vocabulary import MEAL_SLOTS

from nexfitra_api.features.catalog import public as catalog
from nexfitra_api.features.diary import repository, schemas
from nexfitra_api.features.diary.models import DiaryEntry
from nexfitra_api.features.diary.nutrition import Facts, facts_for, totals
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.kit.db import session
from nexfitra_api.kit.errors import Invalid
from nexfitra_api.kit.ranges import DayRange
from nexfitra_api.kit.revisions import Written, write


def put(subject: UUID, key: UUID, body: schemas.EntryIn, language: Language) -> schemas.EntryWrittenOut:
    """Store an entry unless a later revision stands already.

    Raises:
        Invalid: a food or recipe that this person cannot see.
        NotFound: the id belongs to somebody else.
    """
    return _outcome(store(subject, key, body), language)


def store(subject: UUID, key: UUID, body: schemas.EntryIn) -> Written[DiaryEntry]:
    """Store an entry; see ``put``."""
    before = repository.one(session(), subject, key)
    sent = body.model_dump(mode="json", exclude={"revision"})
    payload: dict[str, Any] = {
        "date": body.date,
        "meal": body.meal,
        "food_version_id": _food_version(subject, body.food_id, before) if body.food_id else None,
        "grams": body.grams,
        "recipe_version_id": _recipe_version(subject, body.recipe_id, before) if body.recipe_id else None,
        "servings": body.servings,
        "items": None if body.items is None else _items(subject, body.items, before),
        "quick": None if body.quick is None else body.quick.model_dump(),
        "position": body.position,
        "plan_id": body.plan_id,
        "note": body.note or None,
    }
    return write(session(), DiaryEntry, key, body.revision, payload, sent)


def delete(key: UUID, revision: str | None, language: Language) -> schemas.EntryWrittenOut:
    """Leave a tombstone unless a later revision stands already."""
    return _outcome(write(session(), DiaryEntry, key, revision, None), language)


def _food_version(subject: UUID, food_id: UUID, before: DiaryEntry | None, loc: str = "food_id") -> UUID:
    """Return the version to point at: the one that the entry has already, where it is the same food (decision 9)."""
    if before is not None:
        stored = {before.food_version_id} if before.food_version_id else set()
        stored |= {UUID(item["food_version_id"]) for item in before.items or ()}
        for version_id, facts in catalog.food_facts(stored).items():
            if facts.food_id == food_id:
                return version_id
    food = catalog.current_food(subject, food_id)
    if food is None:
        raise Invalid.field(loc, "unknown_food", "There is no such food")
    return food.version_id


def _recipe_version(subject: UUID, recipe_id: UUID, before: DiaryEntry | None) -> UUID:
    if before is not None and before.recipe_version_id is not None:
        stored = catalog.recipe_facts([before.recipe_version_id])[before.recipe_version_id]
        if stored.recipe_id == recipe_id:
            return stored.version_id
    recipe = catalog.current_recipe(subject, recipe_id)
    if recipe is None:
        raise Invalid.field("recipe_id", "unknown_recipe", "There is no such recipe")
    return recipe.version_id


def _items(subject: UUID, items: Sequence[schemas.ItemIn], before: DiaryEntry | None) -> list[dict[str, Any]]:
    return [
        {
            "food_version_id": str(_food_version(subject, item.food_id, before, f"items.{index}.food_id")),
            "grams": item.grams,
        }
        for index, item in enumerate(items)
    ]


def day(subject: UUID, date: dt.date, language: Language) -> schemas.DiaryDayOut:
    """Return a day with its meals, totals and targets."""
    entries = repository.between(session(), subject, date, date)
    facts = facts_for(entries)
    meals = []
    for slot in MEAL_SLOTS:
        eaten = [entry for entry in entries if entry.meal == slot]
        shown = [entry_out(entry, facts, language) for entry in eaten]
        meals.append(schemas.MealOut(meal=slot, entries=shown, totals=totals(eaten, facts)[0]))
    summed, coverage = totals(entries, facts)
    targets = profiles.targets_on(subject, date)
    held = None if targets is None else schemas.DayTargetsOut.model_validate(targets)
    return schemas.DiaryDayOut(date=date, meals=meals, totals=summed, coverage=coverage, targets=held)


def days(subject: UUID, span: DayRange) -> list[schemas.DayTotalsOut]:
    """Return the totals of every day of a span on which something was written; other days are left out, not zero."""
    first, last = span.span(profiles.today(subject), default_days=7)
    entries = repository.between(session(), subject, first, last)
    facts = facts_for(entries)
    result = []
    for date, group in groupby(entries, key=lambda entry: entry.date):
        eaten = list(group)
        summed, coverage = totals(eaten, facts)
        result.append(
            schemas.DayTotalsOut.model_validate(
                {"date": date, "entries": len(eaten), "totals": summed, "coverage": coverage}
            )
        )
    return result


def _outcome(written: Written[DiaryEntry], language: Language) -> schemas.EntryWrittenOut:
    row = written.row
    stored = None if row.deleted else entry_out(row, facts_for([row]), language)
    return schemas.EntryWrittenOut(applied=written.applied, revision=row.revision, entry=stored)


def entry_out(row: DiaryEntry, facts: Facts, language: Language) -> schemas.EntryOut:
    """Return an entry as it travels."""
    food = facts.foods.get(row.food_version_id) if row.food_version_id else None
    recipe = facts.recipes.get(row.recipe_version_id) if row.recipe_version_id else None
    quick = row.quick or {}
    name = food.name_in(language) if food else recipe.title_in(language) if recipe else quick.get("name") or ""
    return schemas.EntryOut.model_validate(
        {
            "id": row.id,
            "date": row.date,
            "meal": row.meal,
            "kind": "food" if food else "recipe" if recipe else "quick",
            "name": name,
            "brand": food.brand if food else None,
            "food_id": food.food_id if food else None,
            "food_version_id": row.food_version_id,
            "grams": row.grams,
            "recipe_id": recipe.recipe_id if recipe else None,
            "servings": row.servings,
            "items": _item_views(row, facts, language) if recipe else [],
            "quick": row.quick,
            "position": row.position,
            "plan_id": row.plan_id,
            "note": row.note,
            "nutrients": totals([row], facts)[0],
            "revision": row.revision,
        }
    )


def _item_views(row: DiaryEntry, facts: Facts, language: Language) -> list[dict[str, Any]]:
    named = ((facts.foods[key], grams) for key, grams in facts.lines(row))
    return [{"food_id": food.food_id, "name": food.name_in(language), "grams": grams} for food, grams in named]
