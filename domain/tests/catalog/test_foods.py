"""Foods: numbers that fit each other, names that are unique, allergens that a reader would expect."""

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.micros import NUTRIENTS

FOODS = load_catalog().foods
foods = pytest.mark.parametrize("food", FOODS.values(), ids=FOODS)

ATWATER_TOLERANCE, ATWATER_TOLERANCE_KCAL = 0.15, 2.0
"""Share of the stated energy, or kcal per 100 g for what has almost none."""


def atwater(food):
    """Energy in kcal per 100 g by the general factors 4/9/4/7."""
    amounts = food.per_100g
    general = 4 * amounts["protein_g"] + 9 * amounts["fat_g"] + 4 * amounts["carbohydrate_g"]
    return general + 7 * (amounts["alcohol_g"] or 0)


@foods
def test_nutrients_are_the_registered_ones_and_the_macros_are_known(food):
    assert list(food.per_100g) == list(NUTRIENTS)
    for key in ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g"):
        assert food.per_100g[key] is not None


@foods
def test_energy_agrees_with_the_macros_or_says_why_not(food):
    stated = food.per_100g["energy_kcal"]
    apart = abs(atwater(food) - stated)
    explained = apart > max(ATWATER_TOLERANCE * stated, ATWATER_TOLERANCE_KCAL)
    assert explained == (food.atwater_note is not None)


@foods
def test_parts_do_not_exceed_the_whole(food):
    amounts = food.per_100g
    parts = ("protein_g", "fat_g", "carbohydrate_g", "water_g", "alcohol_g")
    assert sum(amounts[key] or 0 for key in parts) <= 105
    fats = ("saturated_fat_g", "monounsaturated_fat_g", "polyunsaturated_fat_g")
    assert sum(amounts[key] or 0 for key in fats) <= amounts["fat_g"] + 0.5
    # Sugars and fibre are measured, carbohydrate is a difference: up to 1.5 g apart (canned tomatoes, Thousand Island, soya mince).
    assert (amounts["sugars_g"] or 0) + (amounts["fibre_g"] or 0) <= amounts["carbohydrate_g"] + 1.5


@foods
def test_portions_are_distinct(food):
    labels = [portion.label for portion in food.portions]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_names_and_synonyms_are_unique_in_a_language(language):
    words = [word for food in FOODS.values() for word in (food.name[language], *food.synonyms[language])]
    folded = [word.casefold() for word in words]
    assert sorted(word for word in set(folded) if folded.count(word) > 1) == []


def test_sources_are_used_once():
    sources = [(food.source, food.source_id) for food in FOODS.values()]
    assert len(set(sources)) == len(sources)


def test_a_survey_code_belongs_to_one_food(rows):
    codes = [code for row in rows("foods") for code in row.get("survey_codes", ())]
    codes += [row["source_id"] for row in rows("foods") if row["source"] == "usda_fndds"]
    assert len(set(codes)) == len(codes)


def test_what_the_survey_knows_is_counted(rows):
    for row in rows("foods"):
        known = row["source"] == "usda_fndds" or "survey_codes" in row
        assert (FOODS[row["id"]].reports is not None) == known, row["id"]
    assert FOODS["banana"].reports > 1000


def test_only_fresh_fruit_and_vegetables_have_a_season():
    for food in FOODS.values():
        assert list(food.season) == sorted(food.season)
        assert not food.season or food.aisle == "produce", food.id


def test_most_micronutrients_are_known():
    for key in ("fibre_g", "sodium_mg", "calcium_mg", "iron_mg", "potassium_mg", "vitamin_c_mg", "folate_dfe_ug"):
        assert sum(food.per_100g[key] is not None for food in FOODS.values()) >= 0.95 * len(FOODS)


@pytest.mark.parametrize(
    ("slug", "allergens"),
    [
        ("bread-rye", {"gluten", "wheat"}),
        ("crispbread-rye", {"gluten"}),
        ("oats-rolled", {"gluten"}),
        ("oat-milk-fortified", {"gluten"}),
        ("buckwheat-groats", set()),
        ("milk-lactose-free", {"milk"}),
        ("feta", {"milk"}),
        ("whey-protein", {"milk", "soy"}),
        ("mayonnaise", {"eggs", "mustard", "soy"}),
        ("hummus", {"sesame"}),
        ("tahini", {"sesame"}),
        ("soy-sauce-wheat", {"soy", "wheat", "gluten"}),
        ("tamari", {"soy"}),
        ("wheat-gluten", {"wheat", "gluten"}),
        ("apricots-dried", {"sulphites"}),
        ("red-wine", {"sulphites"}),
        ("beer", {"gluten"}),
        ("celery", {"celery"}),
        ("lupin-beans-cooked", {"lupin"}),
        ("coconut-milk-canned", set()),
        ("almond-milk-fortified", {"nuts"}),
        ("peanut-butter", {"peanuts"}),
        ("shrimp-raw", {"crustaceans"}),
        ("mussels-raw", {"molluscs"}),
        ("dark-chocolate", {"milk", "soy"}),
    ],
)
def test_allergens_of_foods_that_are_easily_got_wrong(slug, allergens):
    assert FOODS[slug].allergens == allergens
