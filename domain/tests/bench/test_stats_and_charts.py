"""Percentiles, intervals and charts of the planner benchmark."""

import math
import xml.etree.ElementTree as ET

import pytest
from charts import binned, histogram, share_bars
from stats import event_share, hit_interval, interval, percentile, row_p95, zero_bound


def test_percentiles_by_nearest_rank() -> None:
    assert percentile(range(1, 101), 0.95) == 96
    assert percentile([7], 0.95) == 7
    assert math.isnan(percentile([], 0.5))


def test_an_interval_of_a_share_is_about_the_normal_one() -> None:
    low, high = interval([1.0] * 90 + [0.0] * 10, seed=1)
    assert low == pytest.approx(0.9 - 1.96 * 0.03, abs=0.01)
    assert high == pytest.approx(0.9 + 1.96 * 0.03, abs=0.01)


def test_intervals_of_what_never_varies_and_of_nothing() -> None:
    assert interval([0.4] * 5, seed=1) == pytest.approx((0.4, 0.4))
    assert interval([], seed=1) is None


def test_the_same_seed_gives_the_same_interval() -> None:
    values = [float(at * at % 17) for at in range(40)]
    assert interval(values, 5, row_p95) == interval(values, 5, row_p95)
    assert interval(values, 5) != interval(values, 6)


def test_no_event_is_bounded_by_the_rule_of_three() -> None:
    assert zero_bound(30_000) == pytest.approx(0.0001)
    assert zero_bound(0) is None
    assert event_share(0, [0.0] * 300, 1) == {"share": 0.0, "interval": [0.0, 0.01]}
    assert event_share(3, [1.0] * 3 + [0.0] * 3, 1)["share"] == 0.5


def test_nobody_missing_is_not_taken_for_certainty() -> None:
    assert hit_interval([1.0] * 100, 1) == (0.97, 1.0)
    assert hit_interval([1.0] * 99 + [0.0], 1) == interval([1.0] * 99 + [0.0], 1)
    assert hit_interval([], 1) is None


def test_values_fall_into_open_ended_bins() -> None:
    assert binned([0.0, 0.5, 1.0, 9.0], (0.0, 1.0, 2.0)) == [0.5, 0.25, 0.25]
    assert binned([], (0.0, 1.0)) == [0.0, 0.0]


@pytest.mark.parametrize(
    "chart",
    [
        share_bars("A & B", {"one": (0.5, (0.4, 0.6)), "<two>": (1.0, None)}),
        histogram("Days", "%", (0.0, 1.0), {"core": [0.2, 3.0], "hard": []}),
    ],
)
def test_charts_are_drawings_that_say_what_they_show(chart: str) -> None:
    root = ET.fromstring(chart)  # noqa: S314 - our own text
    names = {element.tag.rsplit("}", 1)[1] for element in root}
    assert {"title", "desc", "rect", "text"} <= names
    assert "prefers-color-scheme:dark" in chart
    assert len(chart) < 8_000
