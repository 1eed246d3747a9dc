"""Styles of eating: what they exclude, and the stated rules of keto and mediterranean."""

import dataclasses

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.diets import (
    KETO_MAX_ENERGY_SHARE,
    LEGUMES,
    MEDITERRANEAN_EXCLUDED_TERMS,
    NUTS,
    carbohydrate_share,
    food_fits,
    mediterranean_score,
    recipe_fits,
)
from nexfitra_domain.catalog.loader import ingredient_terms
from nexfitra_domain.vocabulary import DIET_STYLES

CATALOG = load_catalog()
FOODS, RECIPES = CATALOG.foods, CATALOG.recipes


@pytest.mark.parametrize(
    ("slug", "styles"),
    [
        ("tofu-firm", {"omnivore", "pescatarian", "vegetarian", "vegan", "keto", "mediterranean"}),
        ("honey", {"omnivore", "pescatarian", "vegetarian", "mediterranean"}),
        ("egg-whole-raw", {"omnivore", "pescatarian", "vegetarian", "keto", "mediterranean"}),
        ("salmon-raw", {"omnivore", "pescatarian", "keto", "mediterranean"}),
        ("mussels-raw", {"omnivore", "pescatarian", "keto", "mediterranean"}),
        ("chicken-breast-raw", {"omnivore", "keto", "mediterranean"}),
        ("bacon-raw", {"omnivore", "keto"}),
        ("parmesan", {"omnivore", "keto", "mediterranean"}),
        ("gouda", {"omnivore", "pescatarian", "vegetarian", "keto", "mediterranean"}),
        ("butter-unsalted", {"omnivore", "pescatarian", "vegetarian", "keto"}),
        ("rice-white-dry", {"omnivore", "pescatarian", "vegetarian", "vegan", "mediterranean"}),
        ("dark-chocolate", {"omnivore", "pescatarian", "vegetarian"}),
    ],
)
def test_foods_and_the_styles_that_eat_them(slug, styles):
    assert {style for style in DIET_STYLES if food_fits(style, FOODS[slug])} == styles


def test_a_food_of_unknown_origin_fits_only_where_nothing_is_excluded():
    unknown = dataclasses.replace(FOODS["tofu-firm"], origins=frozenset(), made_of=())
    assert not any(food_fits(style, unknown) for style in ("vegan", "vegetarian", "pescatarian"))
    assert food_fits("omnivore", unknown)


def test_unknown_carbohydrate_is_not_keto():
    tofu = FOODS["tofu-firm"]
    unknown = dataclasses.replace(tofu, per_100g={**tofu.per_100g, "carbohydrate_g": None})
    assert not food_fits("keto", unknown)
    assert carbohydrate_share([(unknown, 100), (tofu, 100)]) is None
    assert carbohydrate_share([(tofu, 0)]) is None


def test_keto_recipes_are_low_in_carbohydrate_and_hold_no_starch():
    keto = [recipe for recipe in RECIPES.values() if recipe_fits("keto", recipe, FOODS)]
    assert len(keto) >= 20
    for recipe in keto:
        share = carbohydrate_share([(FOODS[line.food], line.grams) for line in recipe.ingredients])
        assert share is not None
        assert share <= KETO_MAX_ENERGY_SHARE
        assert not any(line.role == "starch" for line in recipe.ingredients)
    assert not recipe_fits("keto", RECIPES["chicken-rice-broccoli"], FOODS)


def test_a_clove_of_garlic_does_not_unmake_keto_and_a_spoon_of_sugar_does():
    steak = RECIPES["beef-steak-asparagus"]
    assert any(line.food == "garlic" for line in steak.ingredients)
    assert not food_fits("keto", FOODS["garlic"])
    assert recipe_fits("keto", steak, FOODS)
    sugared = dataclasses.replace(steak.ingredients[-1], food="sugar", grams=20, max_grams=20, role="flavour")
    assert not recipe_fits("keto", dataclasses.replace(steak, ingredients=(*steak.ingredients, sugared)), FOODS)


def test_stricter_styles_eat_less():
    def eaten(style):
        return {slug for slug, food in FOODS.items() if food_fits(style, food)}

    assert eaten("vegan") < eaten("vegetarian") < eaten("pescatarian") < eaten("omnivore")


def test_mediterranean_terms_exist():
    assert set(ingredient_terms()) >= MEDITERRANEAN_EXCLUDED_TERMS


def test_mediterranean_ranks_fish_and_pulses_before_red_meat():
    tuna = mediterranean_score(RECIPES["tuna-white-bean-salad"], FOODS)
    beef = mediterranean_score(RECIPES["beef-corn-tacos"], FOODS)
    assert 0 <= beef < tuna <= 1


def test_every_pulse_and_every_nut_of_the_ingredient_table_counts():
    terms = ingredient_terms()
    assert {term for term in terms if term.endswith("_bean")} - {"green_bean"} == {
        term for term in LEGUMES if term.endswith("_bean")
    }
    assert {slug for slug, term in terms.items() if "nuts" in term.allergens and not term.contains} <= NUTS
    assert set(terms) >= LEGUMES | NUTS


@pytest.mark.parametrize(
    "food",
    ["pinto-beans-dry", "mung-beans-dry", "adzuki-beans-dry", "broad-beans-dry", "lima-beans-dry", "black-eyed-beans-dry"],
)  # fmt: skip
def test_a_dish_of_beans_is_more_mediterranean_than_the_same_without(food):
    line = RECIPES["tuna-white-bean-salad"].ingredients[0]
    plain = dataclasses.replace(RECIPES["beef-corn-tacos"], ingredients=())
    beans = dataclasses.replace(line, food=food, role="protein")
    assert mediterranean_score(dataclasses.replace(plain, ingredients=(beans,)), FOODS) > mediterranean_score(
        plain, FOODS
    )
    seasoning = dataclasses.replace(line, food="soy-sauce-wheat", role="flavour")
    assert mediterranean_score(dataclasses.replace(plain, ingredients=(seasoning,)), FOODS) == mediterranean_score(
        plain, FOODS
    )


def test_brazil_nuts_count_as_nuts():
    line = dataclasses.replace(RECIPES["tuna-white-bean-salad"].ingredients[0], food="brazil-nuts", role="fat")
    assert mediterranean_score(dataclasses.replace(RECIPES["beef-corn-tacos"], ingredients=(line,)), FOODS) > 0
