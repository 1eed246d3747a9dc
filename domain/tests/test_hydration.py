"""Water against the report of 2005."""

import pytest
from nexfitra_domain.hydration import drinks_ml, total_water_ml


@pytest.mark.parametrize(("sex", "drinks", "total"), [("male", 3000, 3700), ("female", 2200, 2700)])
def test_adequate_intake(sex, drinks, total):
    assert drinks_ml(sex) == drinks
    assert total_water_ml(sex) == total
