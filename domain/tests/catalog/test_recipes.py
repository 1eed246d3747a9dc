"""Recipes: amounts that the planner can move, energy that fits the slot, steps that a person can follow."""

import re

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.catalog.diets import recipe_fits

CATALOG = load_catalog()
recipes = pytest.mark.parametrize("recipe", CATALOG.recipes.values(), ids=CATALOG.recipes)

ENERGY_KCAL = {"breakfast": (200, 800), "lunch": (300, 1100), "dinner": (300, 1100), "snack": (50, 500)}
LEAST_PROTEIN_SHARE = {"breakfast": 0.10, "lunch": 0.14, "dinner": 0.14, "snack": 0.04}


def amount(recipe, key, grams="grams"):
    """Sum of a nutrient over the ingredients of one serving."""
    lines = ((CATALOG.foods[line.food].per_100g[key], getattr(line, grams)) for line in recipe.ingredients)
    return sum(per_100g * grams / 100 for per_100g, grams in lines)


@recipes
def test_amounts_are_whole_steps_within_their_bounds(recipe):
    for line in recipe.ingredients:
        assert 0 <= line.min_grams <= line.grams <= line.max_grams
        for grams in (line.grams, line.min_grams, line.max_grams):
            assert grams / line.step_grams == pytest.approx(round(grams / line.step_grams), abs=1e-9), line.food


@recipes
def test_a_food_stands_once_in_a_recipe(recipe):
    used = [line.food for line in recipe.ingredients]
    assert len(set(used)) == len(used)


OF_MANY_FOODS = re.compile(
    r"raw|dry|cooked|canned|whole|lean|white|red|green|fresh|frozen|plain|boiled|roasted|smoked|dried|wholemeal|sauce|butter|milk|seed|"
    r"drink|black|brown|ground|water|rice|nonfat|lowfat|fortified"
)
"""Words that stand in the names of unlike foods: "rice" in a title may mean cakes, noodles or grains."""
MAY_BE_NIL = re.compile(r"oil$|flour$|protein|dressing|pesto|^egg-white")
"""What carries the balance of a dish, or only moistens it."""


@recipes
def test_what_a_title_names_is_always_on_the_plate_in_more_than_a_morsel(recipe):
    title = {word.removesuffix("s") for word in re.findall("[a-z]+", recipe.title["en"].lower())}
    for line in recipe.ingredients:
        words = {word.removesuffix("s") for word in line.food.split("-")}
        named = {word for word in title & words if not OF_MANY_FOODS.fullmatch(word)}
        if named and not MAY_BE_NIL.search(line.food) and line.grams > 0:
            least = 50 if line.food.startswith("egg-") else 0.4 * line.grams
            assert line.min_grams >= min(least, line.grams), line.food


@recipes
def test_energy_and_protein_of_a_serving_fit_the_slot(recipe):
    energy = amount(recipe, "energy_kcal")
    for slot in recipe.slots:
        low, high = ENERGY_KCAL[slot]
        assert low <= energy <= high
        assert 4 * amount(recipe, "protein_g") / energy >= LEAST_PROTEIN_SHARE[slot]


@recipes
def test_the_planner_can_move_energy_and_each_macro(recipe):
    assert amount(recipe, "energy_kcal", "min_grams") <= 0.75 * amount(recipe, "energy_kcal")
    assert amount(recipe, "energy_kcal", "max_grams") >= 1.5 * amount(recipe, "energy_kcal")
    if recipe.slots == ("snack",):
        return
    movable = {line.role for line in recipe.ingredients if line.max_grams > line.min_grams}
    assert movable & {"protein", "dairy"}
    assert "fat" in movable
    assert movable & {"starch", "fruit"} or recipe_fits("keto", recipe, CATALOG.foods)


@recipes
def test_kitchen_and_steps_agree(recipe):
    text = " ".join(recipe.steps).casefold()
    assert all(step.endswith(".") for step in recipe.steps)
    for word, tool in (
        ("microwave", "microwave"),
        ("fry", "hob"),
        ("simmer", "hob"),
        ("roast", "oven"),
        ("air-fry", "air_fryer"),
    ):
        if word in text.split() and tool != "hob":
            assert tool in recipe.kitchen
        elif word in text.split():
            assert {"hob", "air_fryer"} & set(recipe.kitchen)


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_titles_are_unique(language):
    titles = [recipe.title[language].casefold() for recipe in CATALOG.recipes.values()]
    assert len(set(titles)) == len(titles)


def test_allergens_of_a_recipe_are_those_of_its_foods():
    for recipe in CATALOG.recipes.values():
        expected = set().union(*(CATALOG.foods[line.food].allergens for line in recipe.ingredients))
        assert recipe.allergens == expected
