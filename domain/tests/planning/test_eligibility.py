"""Which wish keeps which dish off the plan."""

from dataclasses import replace

import pytest
from nexfitra_domain.contract.meals import DietRules
from nexfitra_domain.planning.eligibility import blocked_recipes, food_blockers, is_disliked

from .pantry import food, pantry

SHELF = pantry()


@pytest.mark.parametrize(
    ("dislike", "slug", "expected"),
    [
        ("tomatoes", "tomato", True),
        ("Tomato", "tomato", True),
        ("egg", "egg", True),
        ("EGGS", "egg", True),
        ("berry", "berries", True),
        ("yogur", "yogurt", True),  # a Spanish synonym
        ("yogúr", "yogurt", True),
        ("pea protein", "pea-protein", True),
        ("pea-protein", "pea-protein", True),
        ("protein", "pea-protein", True),
        ("rotei", "pea-protein", False),
        ("oat", "oats", True),
        ("goat", "oats", False),
        ("  ", "oats", False),
    ],
)
def test_a_dislike_is_a_slug_or_whole_words_of_a_name(dislike: str, slug: str, expected: bool) -> None:
    assert is_disliked(SHELF.foods[slug], (dislike,)) is expected


def test_short_words_with_a_silent_e_meet_their_plural() -> None:
    lime = food(("limes", 1, 0, 9, 2, "plant", ()))
    assert is_disliked(lime, ("lime",))


def test_each_rule_names_itself() -> None:
    diet = DietRules("vegan", ("soy",), ("broccoli",), 4, 15, ("oven",))
    blocked = blocked_recipes(diet, ("tofu-salad", "unheard-of"), SHELF)
    assert blocked["egg-potato"] == {"diet.style", "diet.dislikes", "diet.max_cooking_minutes", "diet.kitchen"}
    assert blocked["tofu-salad"] == {"diet.allergens", "diet.dislikes", "diet.kitchen", "exclude_recipes"}
    assert blocked["seed-mix"] == frozenset()


def test_a_food_of_unknown_make_up_is_kept_from_those_to_whom_it_matters() -> None:
    unknown = replace(SHELF.foods["rice"], made_of=(), origins=frozenset(), allergens=frozenset())
    assert food_blockers(unknown, DietRules("omnivore")) == frozenset()
    assert food_blockers(unknown, DietRules("omnivore", ("fish",))) == {"diet.allergens"}
    assert food_blockers(unknown, DietRules("vegan")) == {"diet.style"}


def test_keto_is_judged_by_the_dish() -> None:
    blocked = blocked_recipes(DietRules("keto"), (), SHELF)
    assert blocked["chicken-rice"] == {"diet.style"}
    assert blocked["egg-scramble"] == frozenset()
