"""What a food, a recipe and an exercise are. The data files beside this module hold rows of exactly these shapes.

Amounts are grams of the edible part; nutrients are per 100 g of it. ``None`` is "unknown" and never zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from nexfitra_domain.allergens import Fodmap
from nexfitra_domain.vocabulary import (
    Allergen,
    DishMark,
    Equipment,
    Experience,
    Kitchen,
    MealSlot,
    Muscle,
    Pattern,
)

Language = Literal["en", "de", "es"]
FoodSource = Literal["usda_foundation", "usda_sr_legacy", "usda_fndds"]

Role = Literal["protein", "starch", "fat", "vegetable", "fruit", "dairy", "base", "flavour"]
"""What an ingredient does in a meal: the planner scales by role ("more starch"), the page explains by it."""

PlantOrAnimal = Literal[
    "plant", "dairy", "egg", "honey", "fish", "shellfish", "poultry", "meat", "gelatin", "fungus", "mineral"
]

LoadTag = Literal[
    "impact", "deep_knee_flexion", "axial_load", "loaded_spinal_flexion", "loaded_spinal_rotation", "overhead",
    "behind_neck", "deep_shoulder_extension", "loaded_wrist_extension", "grip", "breath_holding", "supine", "prone",
    "balance", "hip_flexion_loaded", "elbow_extension_loaded", "elbow_flexion_loaded", "neck_load", "ankle_load", "hanging",
]  # fmt: skip
"""Which tissue an exercise loads. A limit of a region forbids or ranks down tags (``training/limits.py``)."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A household amount: ``label`` is a key of the portion vocabulary ("slice", "cup", "piece_medium"), ``grams`` of one."""

    label: str
    grams: float


@dataclass(frozen=True, slots=True)
class Food:
    """A food of the catalogue. ``id`` is a readable slug; ``catalog_uuid("food", id)`` is its public id."""

    id: str
    name: Mapping[Language, str]
    synonyms: Mapping[Language, tuple[str, ...]]
    source: FoodSource
    source_id: str
    source_name: str
    """The description of the source, kept so that a reviewer can compare; also what the verifier's lexicon reads."""
    per_100g: Mapping[str, float | None]
    """Nutrient key (``NUTRIENTS`` in ``micros.py``; e.g. ``energy_kcal``, ``protein_g``, ``sodium_mg``) → amount or None."""
    portions: tuple[Portion, ...]
    made_of: tuple[str, ...]
    """Terms of ``ingredient_terms/``, closed over ingredients ("wheat_flour", "cow_milk"). Allergens and diet flags are derived from
    them, never typed."""
    aisle: str
    price_band: int
    """1 cheap … 3 dear, per typical serving."""
    ingredients: str | None = None
    """What the usual product is made of, in plain English words, written apart from ``made_of``: for foods whose names do not say it.
    The verifier's lexicon reads it."""
    atwater_note: str | None = None
    """Why the stated energy and 4/9/4/7 differ by more than 15 %, where they do."""
    season: tuple[int, ...] = ()
    """Months (1–12) in which fresh fruit and vegetables are in season in Central Europe; empty where there is no season."""
    reports: int | None = None
    """How often adults of a national survey said they had eaten it (``docs/catalog.md``); None where that is not known."""
    allergens: frozenset[Allergen] = frozenset()
    """Derived by the loader from ``made_of``."""
    origins: frozenset[PlantOrAnimal] = frozenset()
    """Derived by the loader from ``made_of``."""
    fodmap: Fodmap | None = None
    """Derived by the loader from ``made_of``; None is unknown."""
    price_eur_per_kg: float = 0.0
    """Derived by the loader from ``prices.json``: an estimate, never 0 in the shipped catalogue."""


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One line of a recipe: ``grams`` for ONE serving, and how far the planner may move it.

    ``min_grams == max_grams == grams`` is a fixed line. ``step_grams`` is the kitchen's step: 5 for most, a whole egg (50) for eggs, a slice for
    bread; the planned amount is a multiple of it.
    """

    food: str
    grams: float
    min_grams: float
    max_grams: float
    step_grams: float
    role: Role
    text: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A dish for one of the slots. Diet flags, allergens and nutrients are derived from its ingredients."""

    id: str
    title: Mapping[Language, str]
    slots: tuple[MealSlot, ...]
    ingredients: tuple[Ingredient, ...]
    minutes: int
    kitchen: tuple[Kitchen, ...]
    """All of these are needed."""
    cuisine: str
    keeps_days: int
    """0 is "eat at once"; otherwise days in the fridge."""
    steps: tuple[str, ...]
    allergens: frozenset[Allergen] = frozenset()
    """Derived by the loader."""
    origins: frozenset[PlantOrAnimal] = frozenset()
    """Derived by the loader."""
    fodmap: Fodmap | None = None
    """Derived by the loader."""
    family: str = ""
    """The recipe that stands for all that are nearly the same dish. Derived by the loader: see ``families``."""
    marks: tuple[DishMark, ...] = ()
    """What people look for in a dish. Derived by the loader: see ``diets.marks_of``."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise. ``muscles``: 1.0 is a prime mover, 0.5 counts as half a set (Pelland 2024), below that is not counted."""

    id: str
    name: Mapping[Language, str]
    synonyms: Mapping[Language, tuple[str, ...]]
    muscles: Mapping[Muscle, float]
    equipment: tuple[tuple[Equipment, ...], ...]
    """Alternatives, each a set that is needed together; ``((),)`` is body weight only."""
    pattern: Pattern
    load_tags: frozenset[LoadTag]
    compound: bool
    unilateral: bool
    timed: bool
    """Done for seconds, not repetitions."""
    bodyweight: bool
    """The body is the load; added load is on top."""
    level: Experience
    met: float
    """Metabolic equivalent of doing sets with their rests (Compendium of Physical Activities 2011)."""
    met_code: str
    cues: tuple[str, ...]
    instructions: tuple[str, ...]
    substitutes: tuple[str, ...] = ()
    muscle_note: str | None = None
    staple: bool = False
    """One of the exercises that most people know and most programmes are built on (judgement of the authors)."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """All of it, read once. ``version`` is a hash of the data files: two services with the same version hold the same rows."""

    version: str
    foods: Mapping[str, Food] = field(default_factory=dict)
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
