"""Every way of eating has enough different dishes for three days, counted with the derived allergens.

Three days are three breakfasts, six main meals and three snacks, none eaten twice. With a small kitchen or little time the
six main meals may be shared between lunch and dinner, but each has three of its own to choose from.
"""

import pytest
from nexfitra_domain.allergens import imply
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.diets import recipe_fits
from nexfitra_domain.vocabulary import ALLERGENS, DIET_STYLES

CATALOG = load_catalog()
WITHOUT = [(), *((allergen,) for allergen in ALLERGENS)]
TOGETHER = [
    ("soy", "gluten"),
    ("soy", "nuts", "peanuts"),
    ("milk", "eggs"),
    ("gluten", "milk", "eggs"),
    ("milk", "soy"),
]

styles = pytest.mark.parametrize("style", DIET_STYLES)


def choices(style, without, allowed=lambda recipe: True):
    """Return slot → dishes of this style without these allergens."""
    left = [
        recipe
        for recipe in CATALOG.recipes.values()
        if recipe_fits(style, recipe, CATALOG.foods) and not recipe.allergens & imply(without) and allowed(recipe)
    ]
    return {
        slot: {recipe.id for recipe in left if slot in recipe.slots}
        for slot in ("breakfast", "lunch", "dinner", "snack")
    }


def three_days(found):
    assert len(found["breakfast"]) >= 3
    assert len(found["lunch"] | found["dinner"]) >= 6
    assert min(len(found["lunch"]), len(found["dinner"])) >= 3
    assert len(found["snack"]) >= 3
    # A dish that is both a breakfast and a lunch is eaten once only.
    assert len(found["breakfast"] | found["lunch"] | found["dinner"]) >= 9


@styles
@pytest.mark.parametrize("without", WITHOUT + TOGETHER, ids=lambda w: "+".join(w) or "none")
def test_three_days_without_an_allergen(style, without):
    found = choices(style, without)
    three_days(found)
    assert min(len(found["lunch"]), len(found["dinner"])) >= 6


@styles
@pytest.mark.parametrize("without", WITHOUT, ids=lambda w: "+".join(w) or "none")
def test_three_days_in_fifteen_minutes_without_an_oven(style, without):
    three_days(choices(style, without, lambda recipe: recipe.minutes <= 15 and "oven" not in recipe.kitchen))


@styles
@pytest.mark.parametrize("without", WITHOUT, ids=lambda w: "+".join(w) or "none")
def test_three_days_with_a_microwave_only(style, without):
    three_days(choices(style, without, lambda recipe: set(recipe.kitchen) <= {"microwave"}))


def test_every_style_has_a_breakfast_with_no_kitchen_at_all():
    for style in DIET_STYLES:
        assert len(choices(style, (), lambda recipe: not recipe.kitchen)["breakfast"]) >= 3
