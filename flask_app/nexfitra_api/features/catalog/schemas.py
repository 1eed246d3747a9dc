"""Foods, recipes and exercises as they travel."""

from typing import Annotated, Any
from uuid import UUID

from annotated_types import Ge, Gt, Le, Len
from nexfitra_domain.micros import NUTRIENTS
from nexfitra_domain.vocabulary import Allergen, DishMark, Equipment, Experience, Kitchen, MealSlot, Muscle, Pattern
from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from nexfitra_api.kit.pagination import PageQuery
from nexfitra_api.kit.schemas import In, Line, Out, Query

Nutrients = dict[str, float | None]
"""Nutrient key → amount, null where unknown. The keys are those of ``nexfitra_domain.micros.NUTRIENTS``."""

MAX_PER_100G = {"kcal": 902.0, "g": 100.0, "mg": 100_000.0, "ug": 100_000_000.0}
"""No food has more: pure fat has 902 kcal (USDA), and nothing holds more than its own mass."""


class PortionOut(Out):
    """A household amount. ``label`` is a translation key (``portions.slice``) for catalogue foods, plain text for own foods."""

    label: str
    grams: float


class FoodOut(Out):
    """A food with its current version. Nutrients are per 100 g of the edible part."""

    id: UUID
    name: str
    brand: str | None
    source: str
    source_id: str | None
    version: int
    own: bool
    """Made by this person."""
    per_100g: Nutrients
    portions: list[PortionOut]
    allergens: list[Allergen] | None
    """Null is "unknown": such a food is never planned for a person with an allergy."""


class FoodQuery(PageQuery):
    """Every word of ``q`` is the beginning of a word of the name or of a synonym; ``id`` narrows to these foods.

    ``in_recipes`` narrows to foods that the catalogue's recipes are made of, and so to what a plan can use up.
    """

    q: Annotated[str, StringConstraints(max_length=120)] = ""
    id: Annotated[list[UUID], Len(1, 100)] | None = None
    in_recipes: bool = False


class DislikesQuery(Query):
    """Words as they may stand in the profile's ``dislikes``."""

    word: Annotated[
        list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]], Len(1, 100)
    ]


class DislikeOut(Out):
    """What a word keeps off the plate: how many foods, the names of those that most dishes hold, and how many dishes
    hold one of them.

    ``suggestions`` are words of the catalogue that may have been meant; empty where the word excludes something.
    """

    word: str
    foods: int
    examples: list[str]
    dishes: int
    suggestions: list[str]


class DislikesOut(Out):
    """One answer for each word, in the order asked."""

    items: list[DislikeOut]


def _known_nutrients(value: Nutrients) -> Nutrients:
    for key, amount in value.items():
        nutrient = NUTRIENTS.get(key)
        if nutrient is None:
            raise PydanticCustomError("unknown_nutrient", "There is no such nutrient")
        if amount is not None and not 0 <= amount <= MAX_PER_100G[nutrient.unit]:
            raise PydanticCustomError("nutrient_out_of_range", "More than 100 g of a food can hold")
    return value


class PortionIn(In):
    """A household amount of an own food."""

    label: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    grams: Annotated[float, Gt(0), Le(5_000)]


class FoodIn(In):
    """An own food. Nutrients left out are unknown, not zero; allergens left out are unknown, an empty list is "none"."""

    id: UUID | None = None
    name: Line
    brand: Line | None = None
    gtin: Annotated[str, StringConstraints(pattern=r"^[0-9]{8,14}$")] | None = None
    per_100g: Annotated[Nutrients, Len(1, 100), AfterValidator(_known_nutrients)]
    portions: Annotated[list[PortionIn], Len(0, 20)] = Field(default_factory=list)
    allergens: Annotated[list[Allergen], Len(0, 15)] | None = None

    @model_validator(mode="after")
    def _fits_into_100_g(self) -> "FoodIn":
        parts = [self.per_100g.get(key) or 0.0 for key in ("protein_g", "fat_g", "carbohydrate_g", "alcohol_g")]
        if sum(parts) > 101:
            raise PydanticCustomError("more_than_100_g", "Protein, fat, carbohydrate and alcohol exceed 100 g")
        if self.per_100g.get("energy_kcal") is None:
            raise PydanticCustomError("energy_missing", "A food needs its energy")
        return self


class RecipeQuery(PageQuery):
    """Search in titles; ``slot`` narrows to a meal of the day, ``id`` to recipes that are known by it."""

    q: Annotated[str, StringConstraints(max_length=120)] = ""
    id: Annotated[list[UUID], Len(1, 100)] | None = None
    slot: MealSlot | None = None


class IngredientOut(Out):
    """One line of a recipe, for one serving."""

    food_id: UUID
    name: str
    grams: float
    text: str


class RecipeCardOut(Out):
    """A recipe in a list."""

    id: UUID
    title: str
    slots: list[MealSlot]
    minutes: int
    cuisine: str
    serving_grams: float
    per_serving: Nutrients
    allergens: list[Allergen] | None
    marks: list[DishMark]
    """Low in FODMAPs as far as its foods tell (a guide, no medical advice), high in protein (25 % of energy), cheap for its meal."""


class RecipeOut(RecipeCardOut):
    """A whole recipe. Amounts and nutrients are for one serving."""

    version: int
    servings: float
    kitchen: list[Kitchen]
    keeps_days: int
    ingredients: list[IngredientOut]
    steps: list[str]


class ExerciseQuery(PageQuery):
    """Search in names and synonyms; ``equipment`` narrows to what can be done with that piece."""

    q: Annotated[str, StringConstraints(max_length=120)] = ""
    muscle: Muscle | None = None
    equipment: Equipment | None = None


class ExerciseOut(Out):
    """An exercise. ``muscles``: 1 is a prime mover, 0.5 counts as half a set."""

    id: UUID
    name: str
    muscles: dict[Muscle, Annotated[float, Ge(0), Le(1)]]
    equipment: list[list[Equipment]]
    pattern: Pattern
    compound: bool
    unilateral: bool
    timed: bool
    bodyweight: bool
    level: Experience
    met: float
    cues: list[str]
    instructions: list[str]
    substitutes: list[UUID]


def nutrient_json(values: dict[str, Any]) -> Nutrients:
    """Return a stored nutrient record with every key of the registry: what is absent is unknown."""
    return {key: values.get(key) for key in NUTRIENTS}
