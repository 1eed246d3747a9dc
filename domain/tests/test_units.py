"""Units: exact factors, and there and back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain import units

PAIRS = [
    (units.kg_to_lb, units.lb_to_kg),
    (units.g_to_oz, units.oz_to_g),
    (units.ml_to_fl_oz, units.fl_oz_to_ml),
    (units.kcal_to_kj, units.kj_to_kcal),
]


@given(st.floats(0, 1e6), st.sampled_from(PAIRS))
def test_there_and_back(value, pair):
    there, back = pair
    assert back(there(value)) == pytest.approx(value)


def test_known_values():
    assert units.lb_to_kg(100) == pytest.approx(45.359237)
    assert units.oz_to_g(1) == pytest.approx(28.349523125)
    assert units.fl_oz_to_ml(8) == pytest.approx(236.5882365)
    assert units.kcal_to_kj(100) == pytest.approx(418.4)
    assert units.salt_g_to_sodium_mg(2.5) == pytest.approx(1000)
    assert units.ft_in_to_cm(5, 11) == pytest.approx(180.34)


@pytest.mark.parametrize(
    ("cm", "step", "expected"), [(180, 0.5, (5, 11.0)), (182.8, 1, (6, 0.0)), (182.0, 0.5, (5, 11.5)), (0, 1, (0, 0))]
)
def test_feet_and_inches(cm, step, expected):
    assert units.cm_to_ft_in(cm, step) == expected


@given(st.floats(0, 300))
def test_inches_stay_below_a_foot(cm):
    feet, inches = units.cm_to_ft_in(cm)
    assert 0 <= inches < 12
    assert units.ft_in_to_cm(feet, inches) == pytest.approx(cm, abs=0.64)


@pytest.mark.parametrize(("cm", "step"), [(-1, 1), (math.nan, 1), (math.inf, 1), (180, 0), (180, 0.7)])
def test_senseless_lengths_are_refused(cm, step):
    with pytest.raises(ValueError, match="must"):
        units.cm_to_ft_in(cm, step)
