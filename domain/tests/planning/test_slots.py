"""The shape of a day."""

import pytest
from nexfitra_domain.planning.slots import DAY_SHAPES, day_shape


@pytest.mark.parametrize("meals", sorted(DAY_SHAPES))
def test_shares_make_up_the_day_and_main_meals_keep_their_order(meals: int) -> None:
    shape = day_shape(meals)
    assert len(shape) == meals
    assert sum(meal.share for meal in shape) == pytest.approx(1.0)
    mains = [meal.slot for meal in shape if meal.slot != "snack"]
    assert mains == ["breakfast", "lunch", "dinner"][3 - len(mains) :]


@pytest.mark.parametrize("meals", [0, 1, 7])
def test_other_numbers_of_meals_are_refused(meals: int) -> None:
    with pytest.raises(ValueError, match="2 to 6"):
        day_shape(meals)
