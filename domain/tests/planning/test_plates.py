"""What one plate may hold: amounts that an eater would still call normal, however much energy is asked for."""

import pytest
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.planning.dishes import make_dish, make_plate, most_in_a_meal

CATALOG = load_catalog()
DISHES = [dish for recipe in CATALOG.recipes.values() if (dish := make_dish(recipe, CATALOG.foods)) is not None]


@pytest.mark.parametrize(
    ("slug", "most_g"),
    [("egg-whole-raw", 200), ("olive-oil", 45), ("butter-salted", 45), ("almonds", 60), ("whey-protein", 60), ("sugar", 60), ("potatoes-raw", 1500)],
)  # fmt: skip
def test_the_most_of_a_food_in_one_meal(slug: str, most_g: float) -> None:
    assert most_in_a_meal(CATALOG.foods[slug]) == most_g


@pytest.mark.parametrize("servings", [0.5, 1.0, 2.5, 6.0])
def test_no_plate_holds_more_unless_the_recipe_asks_for_it(servings: float) -> None:
    for dish in DISHES:
        plate = make_plate(dish, servings)
        for at, food in enumerate(dish.foods):
            asked = max(dish.least[at] * servings, dish.step[at])
            assert plate.high[at] <= max(most_in_a_meal(CATALOG.foods[food]), asked) + dish.step[at] / 2, (
                dish.recipe,
                food,
            )
            assert plate.low[at] <= plate.base[at] <= plate.high[at]
