"""The trend of body weight: day-to-day water noise smoothed away, gaps honoured.

An exponentially weighted mean with a daily weight of 0.1 (J. Walker, "The Hacker's Diet", 1991, chapter "Signal and
noise"); where days are missing the new weighing gets the weight of all days since the last one, so that a break neither
freezes nor jolts the line. A preference, not a measurement: the filter of expenditure has its own.
"""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean
from typing import Final

DAILY_WEIGHT: Final = 0.1
"""Share of one day's weighing in the trend, dimensionless (Walker 1991)."""
DAYS_PER_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One day with a weighing: the mean of its weighings and the trend after it, both in kg."""

    date: dt.date
    weight_kg: float
    trend_kg: float


def weight_trend(weighings: Iterable[tuple[dt.date, float]]) -> list[TrendPoint]:
    """Return the trend over (day, kg) in any order; several weighings of a day count as their mean.

    Raises:
        ValueError: a weight is not finite or not positive.
    """
    points: list[TrendPoint] = []
    for day, group in groupby(sorted(weighings), key=lambda weighing: weighing[0]):
        weight = fmean(_checked(kg) for _, kg in group)
        if not points:
            points.append(TrendPoint(day, weight, weight))
            continue
        last = points[-1]
        share = 1 - (1 - DAILY_WEIGHT) ** (day - last.date).days
        points.append(TrendPoint(day, weight, last.trend_kg + share * (weight - last.trend_kg)))
    return points


def weekly_rate_kg(points: list[TrendPoint], over_days: int = 28) -> float | None:
    """Return the change of the trend in kg a week: the least-squares slope over the last ``over_days``.

    None where fewer than three days or less than a week of them are known: a slope of less says nothing.
    """
    if not points:
        return None
    recent = [point for point in points if (points[-1].date - point.date).days < over_days]
    days = [float((point.date - recent[0].date).days) for point in recent]
    if len(recent) < 3 or days[-1] < DAYS_PER_WEEK:
        return None
    mean_day, mean_kg = fmean(days), fmean(point.trend_kg for point in recent)
    spread = sum((day - mean_day) ** 2 for day in days)
    slope = sum((day - mean_day) * (point.trend_kg - mean_kg) for day, point in zip(days, recent, strict=True)) / spread
    return slope * DAYS_PER_WEEK


def _checked(kg: float) -> float:
    if not (math.isfinite(kg) and kg > 0):
        message = f"a weight must be finite and positive, not {kg!r}"
        raise ValueError(message)
    return kg
