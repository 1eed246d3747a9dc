"""What one plate may hold: amounts that an eater would still call normal, however much energy is asked for."""

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.planning.dishes import is_dry_starch, make_dish, make_plate, most_in_a_meal

CATALOG = load_catalog()
DISHES = [dish for recipe in CATALOG.recipes.values() if (dish := make_dish(recipe, CATALOG.foods)) is not None]


@pytest.mark.parametrize(
    ("slug", "most_g"),
    [("egg-whole-raw", 200), ("olive-oil", 45), ("butter-salted", 45), ("almonds", 60), ("whey-protein", 60), ("sugar", 60), ("rice-white-dry", 150), ("pasta-dry", 150), ("rice-white-cooked", 1500), ("potatoes-raw", 1500)],
)  # fmt: skip
def test_the_most_of_a_food_in_one_meal(slug: str, most_g: float) -> None:
    assert most_in_a_meal(CATALOG.foods[slug]) == most_g


@pytest.mark.parametrize("servings", [0.5, 1.0, 2.5, 6.0])
def test_no_plate_holds_more_unless_the_recipe_asks_for_it(servings: float) -> None:
    for dish in DISHES:
        plate = make_plate(dish, servings)
        for at, food in enumerate(dish.foods):
            asked = max(dish.stands[at] * servings, dish.step[at])
            assert plate.high[at] <= max(most_in_a_meal(CATALOG.foods[food]), asked) + dish.step[at] / 2, (
                dish.recipe,
                food,
            )
            assert plate.low[at] <= plate.base[at] <= plate.high[at]


def test_a_large_eater_gets_the_dry_starch_that_the_recipe_has_and_no_more() -> None:
    for dish in DISHES:
        for at, food in enumerate(dish.foods):
            if is_dry_starch(CATALOG.foods[food]):
                assert dish.stands[at] == dish.grams[at]
            else:
                assert dish.stands[at] == dish.least[at]
    assert any(is_dry_starch(CATALOG.foods[food]) for dish in DISHES for food in dish.foods)
    assert not is_dry_starch(CATALOG.foods["rice-white-cooked"])
    assert not is_dry_starch(CATALOG.foods["apricots-dried"])
