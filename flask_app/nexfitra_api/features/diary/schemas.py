"""Diary entries and days as they travel."""

import datetime as dt
from typing import Annotated, Literal
from uuid import UUID

from annotated_types import Ge, Gt, Le, Len
from nexfitra_domain.vocabulary import MealSlot
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from nexfitra_api.features.catalog.public import Nutrients
from nexfitra_api.kit.schemas import Day, In, Line, Note, Out, RevisionText

Grams = Annotated[float, Gt(0), Le(10_000)]
Servings = Annotated[float, Gt(0), Le(50)]
Macro = Annotated[float, Ge(0), Le(2_000)]


class QuickIn(In):
    """Energy, and macros where known, without a food. What is left out is unknown, not zero."""

    name: Line | None = None
    energy_kcal: Annotated[float, Ge(0), Le(10_000)]
    protein_g: Macro | None = None
    fat_g: Macro | None = None
    carbohydrate_g: Macro | None = None


class ItemIn(In):
    """One food of a meal whose portions differ from the recipe's own (a planned meal)."""

    food_id: UUID
    grams: Grams


class EntryIn(In):
    """One diary entry: a food in grams, or a recipe in servings (with its own portions, or with ``items``), or quick."""

    date: Day
    meal: MealSlot
    food_id: UUID | None = None
    grams: Grams | None = None
    recipe_id: UUID | None = None
    servings: Servings | None = None
    items: Annotated[list[ItemIn], Len(1, 40)] | None = None
    quick: QuickIn | None = None
    position: Annotated[int, Ge(0), Le(10_000)] = 0
    plan_id: UUID | None = None
    note: Note | None = None
    revision: RevisionText | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "EntryIn":
        given = [self.food_id is not None, self.recipe_id is not None, self.quick is not None]
        if sum(given) != 1:
            raise PydanticCustomError("one_of", "Give exactly one of food_id, recipe_id and quick")
        if (self.food_id is not None) != (self.grams is not None):
            raise PydanticCustomError("grams_with_food", "A food needs grams, and only a food takes them")
        if (self.recipe_id is not None) != (self.servings is not None):
            raise PydanticCustomError("servings_with_recipe", "A recipe needs servings, and only a recipe takes them")
        if self.items is not None and self.recipe_id is None:
            raise PydanticCustomError("items_with_recipe", "Only a recipe takes items")
        return self


class QuickOut(Out):
    """A quick entry as stored."""

    name: str | None
    energy_kcal: float
    protein_g: float | None
    fat_g: float | None
    carbohydrate_g: float | None


class EntryItemOut(Out):
    """One food of a recipe entry."""

    food_id: UUID
    name: str
    grams: float


class EntryOut(Out):
    """A stored entry with what it adds to the day, computed from the version of the food that it was logged with."""

    id: UUID
    date: dt.date
    meal: MealSlot
    kind: Literal["food", "recipe", "quick"]
    name: str
    brand: str | None
    food_id: UUID | None
    food_version_id: UUID | None
    grams: float | None
    recipe_id: UUID | None
    servings: float | None
    items: list[EntryItemOut]
    quick: QuickOut | None
    position: int
    plan_id: UUID | None
    note: str | None
    nutrients: Nutrients
    revision: str


class EntryWrittenOut(Out):
    """What is stored after a write; ``applied`` is false where a later revision stood already. Null is "deleted"."""

    applied: bool
    revision: str
    entry: EntryOut | None


class MealOut(Out):
    """One meal of a day; present even where nothing was eaten."""

    meal: MealSlot
    entries: list[EntryOut]
    totals: Nutrients


class DayTargetsOut(Out):
    """What held on the day. Null where a safety gate withholds it."""

    energy_kcal: float | None
    protein_g: float | None
    fat_g: float | None
    carbohydrate_g: float | None
    fibre_g: float | None
    water_ml: float | None


class DiaryDayOut(Out):
    """A day. ``totals`` sum what is known; ``coverage`` is the share of eaten energy for which a nutrient is known."""

    date: dt.date
    meals: list[MealOut]
    totals: Nutrients
    coverage: dict[str, float]
    targets: DayTargetsOut | None


class DayTotalsOut(Out):
    """One day of a span."""

    date: dt.date
    entries: int
    totals: Nutrients
    coverage: dict[str, float]
