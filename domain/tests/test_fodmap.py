"""FODMAPs: one high part makes a food high, one unknown part leaves it unknown."""

import pytest
from nexfitra_domain.allergens import IngredientTerm
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.fodmap import fodmap_of, fodmap_together

TABLE = {
    term.term: term
    for term in (
        IngredientTerm("rice", "plant", frozenset(), (), "low"),
        IngredientTerm("rice_flour", None, frozenset(), ("rice",)),
        IngredientTerm("garlic", "plant", frozenset(), (), "high"),
        IngredientTerm("grape", "plant", frozenset()),
        IngredientTerm("paste", None, frozenset(), ("garlic", "rice_flour")),
    )
}


@pytest.mark.parametrize(
    ("made_of", "expected"),
    [
        (["rice_flour"], "low"),
        (["rice_flour", "grape"], None),
        (["grape", "paste"], "high"),
        ([], None),
    ],
)
def test_a_food_is_what_its_parts_are(made_of, expected):
    assert fodmap_of(made_of, TABLE) == expected


def test_a_dish_is_what_its_foods_are():
    assert fodmap_together(["low", "low"]) == "low"
    assert fodmap_together(["low", None]) is None
    assert fodmap_together([None, "high"]) == "high"
    assert fodmap_together([]) is None


def test_foods_that_every_list_agrees_on():
    foods = load_catalog().foods
    assert {foods[slug].fodmap for slug in ("garlic", "onion", "bread-rye", "milk-whole", "honey")} == {"high"}
    assert {foods[slug].fodmap for slug in ("rice-white-dry", "carrot", "egg-whole-raw", "salmon-raw")} == {"low"}
    assert foods["banana"].fodmap is None, "it depends on how ripe it is"
