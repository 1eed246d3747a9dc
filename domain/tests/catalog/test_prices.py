"""Prices: complete, of known foods, alike within an aisle, and sums that a person would believe."""

import json
from collections import defaultdict
from importlib.resources import files
from statistics import median

import pytest
from jsonschema import Draft202012Validator
from nexfitra_domain.catalog.diets import recipe_fits
from nexfitra_domain.catalog.loader import PRICES, build_catalog, catalog_version, load_catalog

FOLDER = files("nexfitra_domain.catalog")
TEXT = (FOLDER / "data" / PRICES).read_text(encoding="utf-8")
TABLE = json.loads(TEXT)

MOST_EUR_PER_KG = 150
SAFFRON = "saffron"
"""The one food that really costs thousands a kilogram; a recipe takes a tenth of a gram."""


def schema(name):
    return json.loads((FOLDER / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


def cost(catalog, recipe):
    """Euros of one serving."""
    return sum(catalog.foods[line.food].price_eur_per_kg * line.grams / 1000 for line in recipe.ingredients)


def cost_of_1000_kcal(catalog, slug):
    recipe = catalog.recipes[slug]
    energy = sum(catalog.foods[line.food].per_100g["energy_kcal"] * line.grams / 100 for line in recipe.ingredients)
    return cost(catalog, recipe) / energy * 1000


def test_the_file_fits_its_schema():
    Draft202012Validator.check_schema(schema("prices"))
    assert [error.message for error in Draft202012Validator(schema("prices")).iter_errors(TABLE)] == []


def test_prices_stand_once_and_in_order():
    read = []
    json.loads(TEXT, object_pairs_hook=read.append)
    by_aisle, by_food, _ = ([key for key, _ in pairs] for pairs in read)
    assert by_aisle == sorted(set(by_aisle))
    assert by_food == sorted(set(by_food))


def test_every_aisle_has_a_price_for_each_band_and_a_dearer_band_costs_more():
    assert list(TABLE["per_kg_by_aisle"]) == schema("foods")["items"]["properties"]["aisle"]["enum"]
    for aisle, prices in TABLE["per_kg_by_aisle"].items():
        assert prices == sorted(set(prices)), aisle


def test_only_known_foods_have_a_price_and_it_is_likely(catalog):
    assert set(TABLE["per_kg"]) <= set(catalog.foods)
    prices = {slug: food.price_eur_per_kg for slug, food in catalog.foods.items()}
    assert [slug for slug, price in prices.items() if not 0 < price < MOST_EUR_PER_KG] == [SAFFRON]
    assert 1000 < prices[SAFFRON] < 10_000


def test_foods_of_recipes_and_the_most_reported_others_have_their_own_price(catalog):
    used = {line.food for recipe in catalog.recipes.values() for line in recipe.ingredients}
    others = sorted(
        (food for food in catalog.foods.values() if food.id not in used), key=lambda food: -(food.reports or 0)
    )
    assert (used | {food.id for food in others[:100]}) - set(TABLE["per_kg"]) == set()


def test_the_price_of_an_aisle_is_near_its_own_prices(catalog):
    own = defaultdict(list)
    for slug, price in TABLE["per_kg"].items():
        if slug != SAFFRON:
            own[catalog.foods[slug].aisle, catalog.foods[slug].price_band].append(price)
    ratios = {
        (aisle, band): TABLE["per_kg_by_aisle"][aisle][band - 1] / median(prices)
        for (aisle, band), prices in own.items()
    }
    assert {place: ratio for place, ratio in ratios.items() if not 0.5 <= ratio <= 2} == {}


def test_a_serving_costs_what_a_person_would_believe(catalog):
    costs = {slug: cost(catalog, recipe) for slug, recipe in catalog.recipes.items()}
    assert 0.8 <= median(costs.values()) <= 3.5
    assert {slug: euros for slug, euros in costs.items() if not 0.1 < euros <= 12} == {}


@pytest.mark.parametrize("salmon", ["miso-salmon-pak-choi", "teriyaki-salmon-rice", "salmon-potatoes-beans"])
def test_beans_cost_less_than_salmon(catalog, salmon):
    beans = "kuru-fasulye-rice"
    assert recipe_fits("vegan", catalog.recipes[beans], catalog.foods)
    assert 2 * cost_of_1000_kcal(catalog, beans) < cost_of_1000_kcal(catalog, salmon)


def test_cooking_and_boning_are_in_the_price(catalog):
    price = {slug: food.price_eur_per_kg for slug, food in catalog.foods.items()}
    assert 2 < price["rice-white-dry"] / price["rice-white-cooked"] < 4
    assert price["lentils-cooked"] < price["lentils-brown-dry"]
    assert price["chicken-breast-raw"] < price["chicken-breast-roasted"]


FOOD = {
    "id": "bread", "name": {"en": "Bread"}, "synonyms": {"en": []}, "source": "usda_fndds", "source_id": "1",
    "source_name": "Bread", "per_100g": {}, "portions": [], "made_of": [], "aisle": "bakery", "price_band": 2,
}  # fmt: skip


def test_an_own_price_goes_before_that_of_the_aisle_and_the_version_follows_both():
    prices = {"per_kg_by_aisle": {"bakery": [1, 2, 3]}, "per_kg": {}}
    by_aisle = {"foods": [FOOD], "prices": [prices]}
    own = {"foods": [FOOD], "prices": [{**prices, "per_kg": {"bread": 2.5}}]}
    other = {"foods": [FOOD], "prices": [{**prices, "per_kg_by_aisle": {"bakery": [1, 4, 5]}}]}
    assert [build_catalog(tables).foods["bread"].price_eur_per_kg for tables in (by_aisle, own, other)] == [2, 2.5, 4]
    assert len({catalog_version(tables) for tables in (by_aisle, own, other)}) == 3


def test_the_version_of_the_shipped_catalogue_covers_the_file(monkeypatch, catalog):
    seen = []
    monkeypatch.setattr("nexfitra_domain.catalog.loader.build_catalog", lambda tables: seen.append(tables) or catalog)
    load_catalog.__wrapped__()
    assert seen[0]["prices"] == [TABLE]
    assert catalog.version == catalog_version(seen[0])
