"""Allergens: what a term brings, at any depth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.allergens import IngredientTerm, UnknownTermError, allergens_of, close_terms, imply, origins_of
from nexfitra_domain.catalog.loader import ingredient_terms

WHEAT = IngredientTerm("wheat", "plant", frozenset({"wheat"}))
FLOUR = IngredientTerm("flour", None, frozenset(), ("wheat",))
MILK = IngredientTerm("milk", "dairy", frozenset({"milk"}))
CAKE = IngredientTerm("cake", None, frozenset(), ("flour", "milk"))
TABLE = {term.term: term for term in (WHEAT, FLOUR, MILK, CAKE)}


def test_a_compound_carries_the_allergens_of_its_parts():
    assert close_terms(["cake"], TABLE) == {"cake", "flour", "wheat", "milk"}
    assert allergens_of(["cake"], TABLE) == {"wheat", "gluten", "milk"}
    assert origins_of(["cake"], TABLE) == {"plant", "dairy"}


def test_wheat_brings_gluten_and_gluten_does_not_bring_wheat():
    assert imply(["wheat"]) == {"wheat", "gluten"}
    assert imply(["gluten"]) == {"gluten"}
    assert imply([]) == frozenset()


def test_an_unknown_term_is_never_passed_over():
    with pytest.raises(UnknownTermError, match="mystery"):
        allergens_of(["milk", "mystery"], TABLE)


def test_a_cycle_ends():
    egg = IngredientTerm("egg", None, frozenset(), ("egg_white",))
    white = IngredientTerm("egg_white", "egg", frozenset({"eggs"}), ("egg",))
    table = {"egg": egg, "egg_white": white}
    assert allergens_of(["egg"], table) == {"eggs"}


@given(st.lists(st.sampled_from(sorted(ingredient_terms())), max_size=6), st.sampled_from(sorted(ingredient_terms())))
def test_another_ingredient_never_takes_an_allergen_away(made_of, more):
    table = ingredient_terms()
    closed = close_terms(made_of, table)
    assert close_terms(closed, table) == closed
    assert allergens_of(made_of, table) <= allergens_of([*made_of, more], table)
    assert origins_of(made_of, table) <= origins_of([*made_of, more], table)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("wheat_gluten", {"wheat", "gluten"}),
        ("rye_flour", {"gluten"}),
        ("oats", {"gluten"}),
        ("barley_malt", {"gluten"}),
        ("butter", {"milk"}),
        ("whey", {"milk"}),
        ("egg_white", {"eggs"}),
        ("soy_lecithin", {"soy"}),
        ("shrimp", {"crustaceans"}),
        ("mussel", {"molluscs"}),
        ("wine", {"sulphites"}),
        ("coconut", set()),
        ("buckwheat", set()),
        ("chickpea", set()),
    ],
)
def test_terms_that_are_easily_got_wrong(term, expected):
    assert allergens_of([term], ingredient_terms()) == expected
