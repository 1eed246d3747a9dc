"""What can never be planned, and what can: proofs that are written apart from the planner.

Impossible is proved from the catalogue alone: a meal of the day that no dish is left for, or a day whose energy cannot hold
the macro. Possible is proved by a plan that the verifier passes.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from nexfitra_domain.catalog.diets import EXCLUDED_ORIGINS, food_fits, recipe_fits
from nexfitra_domain.catalog.model import Catalog, Food, Recipe
from nexfitra_domain.contract.meals import DietRules, MealPlanRequest
from nexfitra_domain.planning.meals import plan_meals
from nexfitra_domain.planning.week import WeekSolver
from nexfitra_domain.verification import verify_meal_plan
from nexfitra_domain.verification.diet import is_named
from nexfitra_domain.vocabulary import KITCHEN, MealSlot

STYLE, ALLERGENS, DISLIKES, MEALS = "diet.style", "diet.allergens", "diet.dislikes", "diet.meals_per_day"
MINUTES, COOKWARE, EXCLUDED = "diet.max_cooking_minutes", "diet.kitchen", "exclude_recipes"
FOOD_WISHES: Final = (STYLE, ALLERGENS, DISLIKES, MINUTES, COOKWARE, EXCLUDED, MEALS)

SLOTS_OF_MEALS: Final[Mapping[int, frozenset[MealSlot]]] = {
    2: frozenset({"lunch", "dinner"}),
    3: frozenset({"breakfast", "lunch", "dinner"}),
    **dict.fromkeys((4, 5, 6), frozenset[MealSlot]({"breakfast", "lunch", "dinner", "snack"})),
}
"""Two meals are lunch and dinner; snacks come on top of three."""
MACROS: Final = ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g")
ENERGY_SERVED, MACRO_SERVED, MACRO_SERVED_G = 0.10, 0.15, 15.0
"""A day that misses by more is never served: the planner's promise to the person."""
ENERGIES: Final = (1.15, 1.3, 1.5, 1.8, 2.1, 2.5, 0.9, 0.8)
AMOUNTS: Final = (0.3, 0.15, 0.45, 0.6, 0.75, 0.9)
"""What is tried in place of a target to show that another amount would do, in shares of it."""

Blocked = dict[str, frozenset[str]]


def blocked(request: MealPlanRequest, catalog: Catalog) -> Blocked:
    """Return dish → wishes of the request that forbid it, for every dish whose energy and macros are known."""
    diet = request.diet
    used = {line.food for recipe in catalog.recipes.values() for line in recipe.ingredients}
    foods = {slug: _food_wishes(catalog.foods[slug], diet) for slug in used}
    dishes = {slug: recipe for slug, recipe in catalog.recipes.items() if _known(recipe, catalog.foods)}
    return {slug: _dish_wishes(recipe, request, catalog, foods) for slug, recipe in dishes.items()}


def _known(recipe: Recipe, foods: Mapping[str, Food]) -> bool:
    rows = [foods[line.food].per_100g for line in recipe.ingredients]
    once = len({line.food for line in recipe.ingredients}) == len(rows)
    return once and all(row.get(key) is not None for row in rows for key in MACROS)


def _food_wishes(food: Food, diet: DietRules) -> frozenset[str]:
    wishes, unknown = set(), not food.made_of
    cares = bool(EXCLUDED_ORIGINS[diet.style]) or diet.style == "mediterranean"
    if cares and (unknown or not food_fits(diet.style, food)):
        wishes.add(STYLE)
    if diet.allergens and (unknown or food.allergens & set(diet.allergens)):
        wishes.add(ALLERGENS)
    names = [food.id, *food.name.values(), *(word for words in food.synonyms.values() for word in words)]
    if any(is_named(dislike, names) for dislike in diet.dislikes):
        wishes.add(DISLIKES)
    return frozenset(wishes)


def _dish_wishes(
    recipe: Recipe, request: MealPlanRequest, catalog: Catalog, foods: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    diet = request.diet
    wishes = set[str]().union(*(foods[line.food] for line in recipe.ingredients))
    if diet.style == "keto" and not recipe_fits("keto", recipe, catalog.foods):
        wishes.add(STYLE)
    if diet.max_cooking_minutes is not None and recipe.minutes > diet.max_cooking_minutes:
        wishes.add(MINUTES)
    if set(recipe.kitchen) - set(diet.kitchen):
        wishes.add(COOKWARE)
    if recipe.id in request.exclude_recipes:
        wishes.add(EXCLUDED)
    return frozenset(wishes)


def lacks_a_meal(dishes: Blocked, kept: frozenset[str], meals: int, catalog: Catalog) -> bool:
    """Return whether some meal of every allowed day has no dish when only the wishes ``kept`` are in force."""
    left = {slot for slug, by in dishes.items() if not by & kept for slot in catalog.recipes[slug].slots}
    numbers = (meals,) if MEALS in kept else tuple(SLOTS_OF_MEALS)
    return all(SLOTS_OF_MEALS[number] - left for number in numbers)


def empty_meal_sets(request: MealPlanRequest, catalog: Catalog) -> list[frozenset[str]]:
    """Return every minimal set of food wishes that leaves a meal without a dish, by trying all subsets."""
    dishes, found = blocked(request, catalog), list[frozenset[str]]()
    named = {wish for by in dishes.values() for wish in by} | {MEALS}
    order = [wish for wish in FOOD_WISHES if wish in named]
    for size in range(len(order) + 1):
        for subset in map(frozenset, combinations(order, size)):
            smaller = any(known <= subset for known in found)
            if not smaller and lacks_a_meal(dishes, subset, request.diet.meals_per_day, catalog):
                found.append(subset)
    return found


def most_per_kcal(recipe: Recipe, foods: Mapping[str, Food], key: str) -> float:
    """Return the most of a macro (g) a kcal that the recipe can bring at any number of servings (quarters, 0.5-6).

    The best mix takes the ingredients richest in the macro at their most and all others at their least, for some cut between.
    """
    return max(_densest_mix(recipe, foods, key, quarters / 4) for quarters in range(2, 25))


def _densest_mix(recipe: Recipe, foods: Mapping[str, Food], key: str, servings: float) -> float:
    rows = []
    for line in recipe.ingredients:
        per_100g, step = foods[line.food].per_100g, line.step_grams
        macro, kcal = (per_100g.get(key) or 0.0) / 100, (per_100g.get("energy_kcal") or 0.0) / 100
        # Amounts are whole kitchen steps; where none lies within the bounds, the nearest one on either side.
        low = math.floor(line.min_grams * servings / step + 1e-9) * step
        high = math.ceil(line.max_grams * servings / step - 1e-9) * step
        rows.append((macro / kcal if kcal > 0 else math.inf, macro, kcal, low, high))
    rows.sort(reverse=True)
    best = 0.0
    for cut in range(1, len(rows) + 1):
        grams = [high if at < cut else low for at, (*_, low, high) in enumerate(rows)]
        energy = sum(gram * kcal for gram, (_, _, kcal, _, _) in zip(grams, rows, strict=True))
        amount = sum(gram * macro for gram, (_, macro, _, _, _) in zip(grams, rows, strict=True))
        best = max(best, amount / energy if energy > 0 else 0.0)
    return best


_DENSEST: Final[dict[tuple[str, str], float]] = {}
"""By catalogue version and macro: it takes longer than a plan, and is asked for again and again."""


def densest(key: str, catalog: Catalog) -> float:
    """Return the most of a macro (g) a kcal that any dish of the catalogue can bring."""
    if (catalog.version, key) not in _DENSEST:
        dishes = (recipe for recipe in catalog.recipes.values() if _known(recipe, catalog.foods))
        _DENSEST[catalog.version, key] = max(most_per_kcal(recipe, catalog.foods, key) for recipe in dishes)
    return _DENSEST[catalog.version, key]


def energy_cannot_hold(request: MealPlanRequest, key: str, catalog: Catalog) -> bool:
    """Return whether no dish at all brings enough of macro ``key`` for the energy of the first day, at the widest tolerances."""
    target = request.targets[0]
    wanted = getattr(target, key)
    least = wanted - max(MACRO_SERVED * wanted, MACRO_SERVED_G)
    return bool(least > densest(key, catalog) * target.energy_kcal * (1 + ENERGY_SERVED))


def plannable(request: MealPlanRequest, catalog: Catalog) -> bool:
    """Return whether a plan is found that the verifier passes."""
    # Why a day fails takes ten times as long to say as that it does.
    if not request.locked and WeekSolver(request, catalog).solve().failed:
        return False
    plan = plan_meals(request, catalog)
    return plan.status == "ready" and verify_meal_plan(request, plan, catalog).ok


def without(request: MealPlanRequest, wish: str) -> Iterable[MealPlanRequest]:
    """Yield the request with ``wish`` given up, in every way in which it can be."""
    diet = request.diet
    changes: Mapping[str, Sequence[DietRules]] = {
        STYLE: (replace(diet, style="omnivore"),),
        ALLERGENS: (replace(diet, allergens=()),),
        DISLIKES: (replace(diet, dislikes=()),),
        MINUTES: (replace(diet, max_cooking_minutes=None),),
        COOKWARE: (replace(diet, kitchen=KITCHEN),),
        MEALS: tuple(replace(diet, meals_per_day=other) for other in SLOTS_OF_MEALS if other != diet.meals_per_day),
    }
    if wish in changes:
        yield from (replace(request, diet=rules) for rules in changes[wish])
    elif wish == EXCLUDED:
        yield replace(request, exclude_recipes=())
    elif wish.startswith("locked"):
        at = int(wish[len("locked[") : -1])
        yield replace(request, locked=request.locked[:at] + request.locked[at + 1 :])
    else:
        yield from _other_amounts(request, wish.rsplit(".", 1)[1])


def _other_amounts(request: MealPlanRequest, key: str) -> Iterable[MealPlanRequest]:
    for factor in ENERGIES if key == "energy_kcal" else AMOUNTS:
        yield replace(
            request,
            targets=tuple(replace(target, **{key: factor * getattr(target, key)}) for target in request.targets),
        )


def each_is_needed(request: MealPlanRequest, wishes: frozenset[str], catalog: Catalog) -> bool:
    """Return whether giving up any one of ``wishes``, all others kept, lets a plan be found.

    With a proof that ``wishes`` alone are impossible this makes them the only minimal set: any other would lack one of them.
    """
    return all(any(plannable(eased, catalog) for eased in without(request, wish)) for wish in sorted(wishes))
