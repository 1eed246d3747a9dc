"""The trend of body weight against hand-computed values, and its properties."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.trend import DAILY_WEIGHT, TrendPoint, weekly_rate_kg, weight_trend

DAY = dt.date(2026, 3, 1)
weighings = st.lists(st.tuples(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.floats(20, 500)), max_size=40)


def test_follows_the_recurrence_by_hand() -> None:
    points = weight_trend([(DAY, 80.0), (DAY + dt.timedelta(1), 81.0), (DAY + dt.timedelta(2), 79.0)])
    assert [point.trend_kg for point in points] == pytest.approx([80.0, 80.1, 79.99])


def test_a_gap_gives_the_next_weighing_the_weight_of_all_its_days() -> None:
    points = weight_trend([(DAY, 80.0), (DAY + dt.timedelta(10), 78.0)])
    assert points[1].trend_kg == pytest.approx(80 - 2 * (1 - (1 - DAILY_WEIGHT) ** 10))


def test_two_weighings_of_a_day_are_one_point() -> None:
    assert [point.weight_kg for point in weight_trend([(DAY, 80.0), (DAY, 82.0)])] == [81.0]


@given(weighings)
def test_stays_between_the_extremes_and_ignores_order(given_weighings: list[tuple[dt.date, float]]) -> None:
    points = weight_trend(given_weighings)
    assert points == weight_trend(reversed(given_weighings))
    for point in points:
        assert (
            min(kg for _, kg in given_weighings) - 1e-9 <= point.trend_kg <= max(kg for _, kg in given_weighings) + 1e-9
        )


@given(st.floats(-1, 1), st.integers(8, 27))
def test_the_rate_of_a_straight_trend_is_its_slope(slope: float, days: int) -> None:
    points = weight_trend([(DAY, 80.0)]) + [
        TrendPoint(DAY + dt.timedelta(day), 0.0, 80 + slope * day) for day in range(1, days)
    ]
    assert weekly_rate_kg(points) == pytest.approx(slope * 7, abs=1e-6)


def test_says_nothing_about_too_few_days() -> None:
    assert weekly_rate_kg([]) is None
    assert weekly_rate_kg(weight_trend([(DAY, 80.0), (DAY + dt.timedelta(9), 79.0)])) is None
    assert weekly_rate_kg(weight_trend([(DAY + dt.timedelta(day), 80.0) for day in range(5)])) is None


@pytest.mark.parametrize("kg", [0.0, -1.0, float("nan"), float("inf")])
def test_refuses_what_is_no_weight(kg: float) -> None:
    with pytest.raises(ValueError, match="finite and positive"):
        weight_trend([(DAY, kg)])
