"""Families of dishes: what is nearly the same counts as one dish, and nothing else does."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.families import ALIKE, find_families, likeness
from nexfitra_domain.catalog.model import Ingredient, Role

CATALOG = load_catalog()
SLUGS = st.sampled_from(sorted(CATALOG.recipes))


def line(food: str, grams: float, role: Role = "base") -> Ingredient:
    return Ingredient(food, grams, grams, grams, 1, role)


def alike(one: str, other: str) -> float:
    return likeness(CATALOG.recipes[one].ingredients, CATALOG.recipes[other].ingredients, CATALOG.foods)


def test_flavour_does_not_make_another_dish() -> None:
    plain = (line("egg-whole-raw", 100), line("spinach", 60))
    assert likeness(plain, (*plain, line("oregano-dried", 1, "flavour")), CATALOG.foods) == pytest.approx(1.0)


def test_half_the_weight_and_half_the_energy_in_common() -> None:
    one = (line("egg-whole-raw", 100), line("spinach", 100))
    other = (line("egg-whole-raw", 100), line("kale", 100))
    egg, spinach, kale = (CATALOG.foods[food].per_100g["energy_kcal"] for food in ("egg-whole-raw", "spinach", "kale"))
    assert egg is not None
    assert spinach is not None
    assert kale is not None
    energy = min(egg / (egg + spinach), egg / (egg + kale))
    assert likeness(one, other, CATALOG.foods) == pytest.approx((0.5 + energy) / 2)


@given(SLUGS, SLUGS)
def test_likeness_is_symmetric_and_between_none_and_all(one: str, other: str) -> None:
    assert alike(one, other) == pytest.approx(alike(other, one))
    assert -1e-9 <= alike(one, other) <= 1 + 1e-9
    assert alike(one, one) == pytest.approx(1.0)


def test_potatoes_with_eggs_are_one_dish_and_two_curries_are_not() -> None:
    family = {slug: recipe.family for slug, recipe in CATALOG.recipes.items()}
    assert family["roesti-fried-eggs-tomato"] == family["bubble-and-squeak-eggs"]
    assert family["turkey-courgette-loaf"] == family["turkey-courgette-hash"]
    assert family["goan-fish-curry"] != family["red-lentil-dal"]


def test_every_dish_is_like_the_head_of_its_family() -> None:
    for slug, recipe in CATALOG.recipes.items():
        assert CATALOG.recipes[recipe.family].family == recipe.family
        assert alike(slug, recipe.family) >= ALIKE or slug == recipe.family


def test_heads_are_not_alike_and_families_are_small() -> None:
    lines = {slug: recipe.ingredients for slug, recipe in CATALOG.recipes.items()}
    assert find_families(lines, CATALOG.foods) == {slug: recipe.family for slug, recipe in CATALOG.recipes.items()}
    heads = sorted({recipe.family for recipe in CATALOG.recipes.values()})
    pairs = ((one, other) for at, one in enumerate(heads) for other in heads[:at])
    assert [pair for pair in pairs if alike(*pair) >= ALIKE] == []
    assert max(Counter(recipe.family for recipe in CATALOG.recipes.values()).values()) <= 6
