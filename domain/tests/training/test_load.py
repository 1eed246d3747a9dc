"""1RM formulas and the share of 1RM against hand-computed values, and their shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.training.load import (
    PERCENT_BY_REPS,
    brzycki_1rm_kg,
    epley_1rm_kg,
    estimate_1rm_kg,
    percent_1rm,
    reps_at_percent,
    working_load_kg,
)


def test_formulas_by_hand():
    assert epley_1rm_kg(100, 5) == pytest.approx(116.6667, abs=1e-3)
    assert brzycki_1rm_kg(100, 5) == pytest.approx(112.5)
    assert epley_1rm_kg(90, 10) == pytest.approx(brzycki_1rm_kg(90, 10)) == pytest.approx(120)
    assert estimate_1rm_kg(100, 5) == pytest.approx(114.5833, abs=1e-3)


@pytest.mark.parametrize("formula", [epley_1rm_kg, brzycki_1rm_kg, estimate_1rm_kg])
def test_a_single_is_the_maximum(formula):
    assert formula(140, 1) == 140


@pytest.mark.parametrize("formula", [epley_1rm_kg, brzycki_1rm_kg, estimate_1rm_kg])
@pytest.mark.parametrize(("load", "reps"), [(100, 0), (100, 11), (0, 5), (-5, 5), (float("nan"), 5)])
def test_outside_their_range_they_refuse(formula, load, reps):
    with pytest.raises(ValueError, match=r"1RM|load"):
        formula(load, reps)


@pytest.mark.parametrize(("reps", "percent"), PERCENT_BY_REPS)
def test_table_rows_are_met_exactly(reps, percent):
    assert percent_1rm(reps) == pytest.approx(percent)
    assert reps_at_percent(percent) == pytest.approx(reps)


def test_between_and_beyond_the_table():
    assert percent_1rm(9) == pytest.approx(77.5)
    assert percent_1rm(14) == pytest.approx(67 * 1.4 / (1 + 14 / 30))
    assert working_load_kg(100, 8, 2) == pytest.approx(75)


@given(st.floats(1, 100), st.floats(0.001, 5))
def test_more_repetitions_always_mean_a_smaller_share_without_a_jump(reps, more):
    one, other = percent_1rm(reps), percent_1rm(reps + more)
    assert 0 < other < one <= 100
    assert one - other <= 4 * more + 1e-9, "the steepest stretch loses four per cent a repetition"


@given(st.floats(1, 100))
def test_the_inverse_undoes_it(reps):
    assert reps_at_percent(percent_1rm(reps)) == pytest.approx(reps)


@pytest.mark.parametrize("reps", [0, 0.5, -1, float("nan")])
def test_less_than_one_repetition_is_refused(reps):
    with pytest.raises(ValueError, match="at least 1"):
        percent_1rm(reps)


@pytest.mark.parametrize("percent", [0, -1, 100.1, float("nan")])
def test_impossible_shares_are_refused(percent):
    with pytest.raises(ValueError, match="1RM"):
        reps_at_percent(percent)
