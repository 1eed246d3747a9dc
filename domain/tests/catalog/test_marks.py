"""Marks of dishes: each follows from its foods, and a dish is cheap beside the other dishes of its meals."""

from dataclasses import replace

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.diets import BUDGET_SHARE, is_high_protein, marks_of, price_of_serving
from nexfitra_domain.vocabulary import DISH_MARKS, MEAL_SLOTS

CATALOG = load_catalog()
FOODS, RECIPES = CATALOG.foods, CATALOG.recipes


@pytest.mark.parametrize(
    ("protein_g", "energy_kcal", "high"),
    [(25.0, 400.0, True), (24.9, 400.0, False), (None, 400.0, False), (25.0, None, False), (0.0, 0.0, False)],
)
def test_high_protein_is_a_quarter_of_the_energy(
    protein_g: float | None, energy_kcal: float | None, *, high: bool
) -> None:
    assert is_high_protein(protein_g, energy_kcal) is high


def test_a_dish_is_low_in_fodmaps_only_where_all_its_foods_are_known_to_be() -> None:
    for recipe in RECIPES.values():
        kinds = {FOODS[line.food].fodmap for line in recipe.ingredients}
        assert ("low_fodmap" in recipe.marks) == (kinds == {"low"})


def test_cheap_dishes_are_the_cheapest_third_of_each_meal() -> None:
    prices = {slug: price_of_serving(recipe, FOODS) for slug, recipe in RECIPES.items()}
    for slot in MEAL_SLOTS:
        meant = [slug for slug, recipe in RECIPES.items() if slot in recipe.slots]
        cheap = [slug for slug in meant if "budget" in RECIPES[slug].marks]
        assert 0 < len(cheap) <= BUDGET_SHARE * len(meant) + 1
        dearest = max(prices[slug] or 0 for slug in cheap)
        assert sum((prices[slug] or 0) < dearest for slug in meant) < len(meant) / 2


def test_without_a_price_nothing_is_cheap() -> None:
    unpriced = {slug: replace(food, price_eur_per_kg=0.0) for slug, food in FOODS.items()}
    assert not any("budget" in marks for marks in marks_of(RECIPES, unpriced).values())


def test_each_mark_is_found_and_stands_in_its_order() -> None:
    for mark in DISH_MARKS:
        assert sum(mark in recipe.marks for recipe in RECIPES.values()) >= 40
    assert all(list(recipe.marks) == [one for one in DISH_MARKS if one in recipe.marks] for recipe in RECIPES.values())
