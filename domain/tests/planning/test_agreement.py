"""What the planner's filter allows, the independent verdict allows: a difference would refuse whole plans."""

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract.meals import DietRules
from nexfitra_domain.planning.eligibility import food_blockers
from nexfitra_domain.verification.diet import food_violations
from nexfitra_domain.vocabulary import ALLERGENS, DIET_STYLES, Allergen, DietStyle

FOODS = load_catalog().foods
USED = sorted({line.food for recipe in load_catalog().recipes.values() for line in recipe.ingredients})
DISLIKES = (
    "limes",
    "Tomate",
    "egg",
    "olives",
    "pea",
    "berries",
    "peaches",
    "Käse",
    "aceite de oliva",
    "chick-peas",
    "nut",
)


def refused_but_allowed(diet: DietRules) -> list[str]:
    return [
        slug for slug in USED if not food_blockers(FOODS[slug], diet) and list(food_violations(FOODS[slug], diet, slug))
    ]


@pytest.mark.parametrize("allergen", ALLERGENS)
def test_foods_without_an_allergen_pass_the_verdict(allergen: Allergen) -> None:
    assert refused_but_allowed(DietRules("omnivore", (allergen,))) == []


@pytest.mark.parametrize("style", DIET_STYLES)
def test_foods_of_a_style_pass_the_verdict(style: DietStyle) -> None:
    assert refused_but_allowed(DietRules(style)) == []


@pytest.mark.parametrize("dislike", DISLIKES)
def test_foods_that_no_dislike_names_pass_the_verdict(dislike: str) -> None:
    assert refused_but_allowed(DietRules("omnivore", dislikes=(dislike,))) == []
