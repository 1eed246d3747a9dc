"""The loader: version, derivation, and rows that it must refuse."""

import copy

import pytest
from nexfitra_domain.allergens import UnknownTermError
from nexfitra_domain.catalog import CatalogDataError, catalog_uuid, load_catalog
from nexfitra_domain.catalog.loader import build_catalog, catalog_version, load_terms, with_values

TERMS = [
    {"term": "wheat", "origin": "plant", "allergens": ["wheat"], "contains": []},
    {"term": "flour", "origin": None, "allergens": [], "contains": ["wheat"]},
]
FOOD = {
    "id": "bread", "name": {"en": "Bread"}, "synonyms": {"en": ["loaf"]}, "source": "usda_fndds", "source_id": "1",
    "source_name": "Bread", "per_100g": {"energy_kcal": 250, "iron_mg": None}, "made_of": ["flour"], "aisle": "bakery",
    "portions": [{"label": "slice", "grams": 36, "source": "1 slice"}], "price_band": 1,
}  # fmt: skip
RECIPE = {
    "id": "toast", "title": {"en": "Toast"}, "slots": ["breakfast"], "minutes": 3, "kitchen": [], "cuisine": "international",
    "ingredients": [
        {"food": "bread", "grams": 36, "min_grams": 36, "max_grams": 72, "step_grams": 36, "role": "starch"}
    ],
    "keeps_days": 0, "steps": ["Toast it."],
}  # fmt: skip


def tables():
    return copy.deepcopy({"ingredient_terms": TERMS, "foods": [FOOD], "recipes": [RECIPE]})


def test_allergens_and_origins_come_from_what_a_food_is_made_of():
    catalog = build_catalog(tables())
    assert catalog.foods["bread"].made_of == ("flour", "wheat")
    assert catalog.foods["bread"].allergens == catalog.recipes["toast"].allergens == {"wheat", "gluten"}
    assert catalog.foods["bread"].origins == catalog.recipes["toast"].origins == {"plant"}
    assert catalog.foods["bread"].per_100g["iron_mg"] is None
    assert catalog.foods["bread"].portions[0].grams == 36


def test_exercises_may_be_absent():
    assert build_catalog(tables()).exercises == {}


@pytest.mark.parametrize("stem", ["foods", "recipes", "ingredient_terms"])
def test_a_row_that_stands_twice_is_refused(stem):
    broken = tables()
    broken[stem].append(broken[stem][0])
    with pytest.raises(CatalogDataError, match="stands twice"):
        build_catalog(broken)


def test_a_recipe_of_unknown_foods_is_refused():
    broken = tables()
    broken["recipes"][0]["ingredients"][0]["food"] = "manna"
    with pytest.raises(CatalogDataError, match="manna"):
        build_catalog(broken)


def test_a_food_of_unknown_terms_is_refused():
    broken = tables()
    broken["foods"][0]["made_of"] = ["manna"]
    with pytest.raises(UnknownTermError, match="manna"):
        build_catalog(broken)


def test_a_food_without_values_is_refused():
    with pytest.raises(CatalogDataError, match=r"bread.*fill_nutrients"):
        with_values([FOOD], [])


def test_a_portion_without_its_grams_is_refused():
    with pytest.raises(CatalogDataError, match="bread"):
        with_values([FOOD], [{"id": "bread", "source_name": "Bread", "portion_grams": "cup=40", "reports": ""}])


def test_season_and_reports_are_optional():
    food = build_catalog(tables()).foods["bread"]
    assert (food.season, food.reports) == ((), None)
    given = tables()
    given["foods"][0] |= {"season": [5, 6], "reports": 12}
    food = build_catalog(given).foods["bread"]
    assert (food.season, food.reports) == ((5, 6), 12)


def test_the_version_follows_the_content_and_not_the_order_of_keys():
    changed = tables()
    changed["foods"][0]["per_100g"]["iron_mg"] = 2.0
    turned = {stem: [dict(reversed(row.items())) for row in rows] for stem, rows in reversed(tables().items())}
    assert catalog_version(turned) == catalog_version(tables())
    assert catalog_version(changed) != catalog_version(tables())
    assert catalog_version({**tables(), "foods": []}) != catalog_version(tables())


def test_terms_keep_their_parts():
    assert load_terms(TERMS)["flour"].contains == ("wheat",)


def test_the_shipped_catalogue_is_read_once_and_is_large_enough():
    catalog = load_catalog()
    assert load_catalog() is catalog
    assert len(catalog.version) == 16
    assert len(catalog.foods) >= 110
    assert len(catalog.recipes) >= 36


def test_public_ids_are_unique_and_do_not_change():
    catalog = load_catalog()
    ids = [catalog_uuid("food", slug) for slug in catalog.foods] + [
        catalog_uuid("recipe", slug) for slug in catalog.recipes
    ]
    ids += [catalog_uuid("exercise", slug) for slug in catalog.exercises]
    assert len(set(ids)) == len(ids)
    assert {one.version for one in ids} == {7}
    assert str(catalog_uuid("food", "egg-whole-raw")) == "019b76da-a800-7805-8d6c-eb9555335133"
