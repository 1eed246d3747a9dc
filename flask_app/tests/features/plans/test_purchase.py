"""Amounts as people buy them."""

from typing import Any

import pytest
from nexfitra_domain.catalog import load_catalog

from nexfitra_api.features.plans.purchase import display, purchase

CATALOG = load_catalog()


@pytest.mark.parametrize(
    ("grams", "language", "units", "text"),
    [
        (342, "en", "metric", "350 g"),
        (1234, "en", "metric", "1.3 kg"),
        (1234, "de", "metric", "1,3 kg"),
        (1200, "en", "metric", "1.2 kg"),
        (62, "en", "metric", "65 g"),
        (0.2, "en", "metric", "1 g"),
        (340.2, "en", "us", "12 oz"),
        (1100, "en", "us", "2.5 lb"),
        (2, "en", "us", "0.5 oz"),
    ],
)
def test_weights_are_rounded_up_to_what_a_shop_sells(grams: float, language: Any, units: Any, text: str) -> None:
    assert display(grams, language, units) == text


@pytest.mark.parametrize(
    ("slug", "grams", "language", "units", "text"),
    [
        ("egg-whole-raw", 300, "en", "metric", "6 pieces"),
        ("egg-whole-raw", 300, "de", "metric", "6 Stück"),
        ("egg-whole-raw", 50, "es", "us", "1 unidad"),
        ("tomato", 600, "en", "metric", "5 pieces · 600 g"),
        ("tomato", 600, "en", "us", "5 pieces · 1.5 lb"),
        ("cucumber", 305, "de", "metric", "1 Stück · 310 g"),
        ("garlic", 12, "es", "metric", "4 dientes"),
        ("mushrooms", 250, "en", "metric", "250 g"),
        ("olive-oil", 110, "en", "metric", "120 ml"),
        ("olive-oil", 110, "en", "us", "4.5 fl oz"),
        ("milk-semi-skimmed", 1240, "de", "metric", "1,2 l"),
        ("milk-powder-whole", 40, "en", "metric", "40 g"),
        ("bread-wholemeal", 216, "en", "metric", "6 slices · 220 g"),
        ("pita-whole-wheat", 114, "en", "metric", "2 pieces · 120 g"),
        ("chickpeas-canned", 480, "de", "metric", "2 Dosen · 480 g"),
        ("cumin", 4, "de", "metric", "2 TL"),
        ("pasta-dry", 395, "en", "metric", "400 g"),
    ],
)
def test_foods_are_told_as_they_are_bought(slug: str, grams: float, language: Any, units: Any, text: str) -> None:
    assert purchase(CATALOG.foods[slug], grams, language, units) == text


def test_a_food_that_the_catalogue_has_lost_is_told_by_weight() -> None:
    assert purchase(None, 120, "en", "metric") == "120 g"


@pytest.mark.parametrize("units", ["metric", "us"])
def test_whatever_is_bought_is_enough(units: Any) -> None:
    for recipe in CATALOG.recipes.values():
        for line in recipe.ingredients:
            text = purchase(CATALOG.foods[line.food], 7 * line.grams, "en", units)
            amount, unit = text.split(" · ")[-1].replace(",", "").split(" ", 1)
            grams = {"g": 1, "kg": 1_000, "oz": 28.349523125, "lb": 16 * 28.349523125}.get(unit)
            if grams is not None:
                assert float(amount) * grams >= 0.94 * 7 * line.grams, (line.food, text)
