"""Dishes as arrays: what one ingredient gram brings, and between which amounts a dish can move at a number of servings."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from nexfitra_domain.catalog.diets import mediterranean_score
from nexfitra_domain.catalog.model import Catalog, Food, Recipe
from nexfitra_domain.planning.goals import GOAL_KEYS, HARD_GOALS, Array
from nexfitra_domain.vocabulary import DietStyle, MealSlot

SERVING_STEP: Final = 0.25
MIN_SERVINGS, MAX_SERVINGS = 0.5, 6.0
MOST_GRAMS: Final = 1500.0
"""Of one food in one meal, however many servings: own judgement, as are all that follow. They are what an eater would still call
normal; a recipe's own least amount stands all the same."""
MOST_EGG_G: Final = 200.0
MOST_PURE_FAT_G, PURE_FAT_G = 45.0, 80.0
"""Oils and butter: foods with at least so much fat per 100 g."""
MOST_NUTS_G, NUT_FAT_G = 60.0, 30.0
"""Nuts and seeds with at least so much fat per 100 g: chestnuts are a starch."""
MOST_POWDER_G, POWDER_PROTEIN_G = 60.0, 60.0
"""Protein powders and gluten: foods with at least so much protein per 100 g."""
MOST_DRY_STARCH_G, DRY_STARCH_G, DRY_WATER_G = 150.0, 55.0, 20.0
"""Rice, pasta, oats and meal as they come from the packet: foods with at least so much carbohydrate, little sugar and little water per 100 g.
Large eaters get as much as the recipe itself has at their servings."""
MOST_SWEET_G, SWEET_SUGARS_G = 60.0, 50.0
"""Sugar, honey, dried fruit: foods with at least so much sugar per 100 g."""
LEAST_LIKING: Final = 0.2
"""Of a dish that is nothing of what the style prefers."""
OUT_OF_SEASON: Final = 0.5
"""What is taken off the liking of a dish whose fresh fruit and vegetables are all out of season."""
AT_HOME: Final = 8.0
"""What is added to the liking of a dish, for the part of it that is at home."""


@dataclass(frozen=True, slots=True)
class Dish:
    """A recipe for the solver: one entry per ingredient; ``per_gram`` is (ingredients, 7) in the order of ``GOAL_KEYS``."""

    recipe: str
    family: str
    """Stands for all dishes that are nearly the same."""
    slots: tuple[MealSlot, ...]
    foods: tuple[str, ...]
    grams: Array
    least: Array
    most: Array
    plate_most: Array
    """The most of each ingredient that one meal holds, however many servings."""
    stands: Array
    """What a serving may hold in any case: the recipe's least, of dry starch its own amount."""
    step: Array
    per_gram: Array
    energy_kcal: float
    price_per_gram: Array
    """Estimated euros, one an ingredient."""
    main_food: str | None = None
    """What the dish is built on: its largest ingredient of protein. Lunches and dinners should not all have the same."""
    liking: float = 1.0
    """How often the dish is drawn beside others: what style, season and pantry prefer without demanding it."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A dish at a fixed number of servings: amounts in whole steps between ``low`` and ``high``, ideally ``base``."""

    dish: Dish
    servings: float
    base: Array
    low: Array
    high: Array
    reach_low: Array
    reach_high: Array
    """Least and most of each nutrient (7) that the plate can bring."""


def most_in_a_meal(food: Food) -> float:
    """Return the most grams of a food that one meal should hold."""
    amounts = food.per_100g
    caps = (
        (MOST_EGG_G, food.made_of == ("egg",)),
        (MOST_PURE_FAT_G, (amounts.get("fat_g") or 0.0) >= PURE_FAT_G),
        (MOST_NUTS_G, food.aisle == "nuts_seeds" and (amounts.get("fat_g") or 0.0) >= NUT_FAT_G),
        (MOST_POWDER_G, (amounts.get("protein_g") or 0.0) >= POWDER_PROTEIN_G),
        (MOST_DRY_STARCH_G, is_dry_starch(food)),
        (MOST_SWEET_G, (amounts.get("sugars_g") or 0.0) >= SWEET_SUGARS_G),
    )
    return min((most for most, holds in caps if holds), default=MOST_GRAMS)


def is_dry_starch(food: Food) -> bool:
    """Say whether a food is rice, pasta, oats or the like before cooking; one whose make-up is not known is not."""
    carbohydrate, sugars, water = (food.per_100g.get(key) for key in ("carbohydrate_g", "sugars_g", "water_g"))
    dry = water is not None and water <= DRY_WATER_G
    return dry and (carbohydrate or 0.0) >= DRY_STARCH_G and (sugars or 0.0) < DRY_STARCH_G / 2


def _per_gram(food: Food) -> list[float] | None:
    values = [food.per_100g.get(key) for key in GOAL_KEYS]
    if any(value is None for value in values[:HARD_GOALS]):
        return None
    # Unknown fibre, saturated fat and sodium count as none: those goals are then met from what is known.
    return [(value or 0.0) / 100.0 for value in values]


def make_dish(recipe: Recipe, foods: Mapping[str, Food]) -> Dish | None:
    """Return ``recipe`` as a dish, or None where it cannot be planned.

    That is where energy or a macro of one of its foods is unknown, or a food stands in it twice: a meal lists a food once.
    """
    rows = [_per_gram(foods[line.food]) for line in recipe.ingredients]
    known = [row for row in rows if row is not None]
    if len(known) < len(rows) or not known or len({line.food for line in recipe.ingredients}) < len(rows):
        return None
    grams = np.array([line.grams for line in recipe.ingredients])
    per_gram = np.array(known)
    energy = float((grams * per_gram[:, 0]).sum())
    if energy <= 0:
        return None
    return Dish(
        recipe=recipe.id,
        family=recipe.family or recipe.id,
        slots=recipe.slots,
        foods=tuple(line.food for line in recipe.ingredients),
        grams=grams,
        least=np.array([line.min_grams for line in recipe.ingredients]),
        most=np.array([line.max_grams for line in recipe.ingredients]),
        plate_most=np.array([most_in_a_meal(foods[line.food]) for line in recipe.ingredients]),
        stands=np.array(
            [line.grams if is_dry_starch(foods[line.food]) else line.min_grams for line in recipe.ingredients]
        ),
        step=np.array([line.step_grams for line in recipe.ingredients]),
        per_gram=per_gram,
        energy_kcal=energy,
        price_per_gram=np.array([foods[line.food].price_eur_per_kg for line in recipe.ingredients]) / 1000.0,
        main_food=_main_food(recipe),
    )


def _main_food(recipe: Recipe) -> str | None:
    proteins = [line for line in recipe.ingredients if line.role == "protein"]
    return max(proteins, key=lambda line: line.grams).food if proteins else None


def family_of(recipe: str, catalog: Catalog) -> str:
    """Return what ``recipe`` counts as for variety; one that the catalogue does not have counts as itself."""
    known = catalog.recipes.get(recipe)
    return known.family or recipe if known else recipe


def make_dishes(recipes: Iterable[str], catalog: Catalog, style: DietStyle = "omnivore") -> dict[str, Dish]:
    """Return slug → dish for those of ``recipes`` that can be planned, in the order given."""
    dishes = {}
    for slug in recipes:
        dish = make_dish(catalog.recipes[slug], catalog.foods)
        if dish is not None and style == "mediterranean":
            score = mediterranean_score(catalog.recipes[slug], catalog.foods)
            dish = replace(dish, liking=LEAST_LIKING + (1 - LEAST_LIKING) * score)
        if dish is not None:
            dishes[slug] = dish
    return dishes


def at_this_time(
    dishes: Mapping[str, Dish], foods: Mapping[str, Food], month: int, pantry: frozenset[str]
) -> dict[str, Dish]:
    """Return ``dishes`` with a liking that prefers what is in season in ``month`` and what is at home."""
    fitted = {}
    for slug, dish in dishes.items():
        fresh = sum(grams for food, grams in zip(dish.foods, dish.grams, strict=True) if foods[food].season)
        late = sum(
            grams
            for food, grams in zip(dish.foods, dish.grams, strict=True)
            if foods[food].season and month not in foods[food].season
        )
        here = sum(grams for food, grams in zip(dish.foods, dish.grams, strict=True) if food in pantry)
        season = 1.0 - OUT_OF_SEASON * (late / fresh if fresh else 0.0)
        fitted[slug] = replace(dish, liking=dish.liking * season * (1.0 + AT_HOME * here / dish.grams.sum()))
    return fitted


def servings_for(dish: Dish, energy_kcal: float) -> float:
    """Return the servings (in quarters, 0.5–6) at which the recipe's own amounts come nearest to ``energy_kcal``."""
    quarters = math.floor(energy_kcal / dish.energy_kcal / SERVING_STEP + 0.5)
    return min(max(quarters * SERVING_STEP, MIN_SERVINGS), MAX_SERVINGS)


def make_plate(dish: Dish, servings: float) -> Plate:
    """Return the plate of ``servings`` of ``dish``.

    Bounds are drawn in to whole steps. Where no whole step lies between them (a fixed line, or half an egg) the nearest one to
    the recipe's amount is taken, and at least one step.
    """
    step = dish.step
    low = np.ceil(dish.least * servings / step - 1e-9) * step
    most = np.minimum(dish.most * servings, np.maximum(dish.plate_most, dish.stands * servings))
    high = np.floor(most / step + 1e-9) * step
    nearest = np.maximum(np.floor(np.minimum(dish.grams * servings, most) / step + 0.5), 1.0) * step
    empty = low > high
    low, high = np.where(empty, nearest, low), np.where(empty, nearest, high)
    base = np.clip(dish.grams * servings, low, high)
    return Plate(
        dish=dish,
        servings=servings,
        base=base,
        low=low,
        high=high,
        reach_low=(low[:, None] * dish.per_gram).sum(axis=0),
        reach_high=(high[:, None] * dish.per_gram).sum(axis=0),
    )
