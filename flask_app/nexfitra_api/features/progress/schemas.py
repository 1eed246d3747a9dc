"""What changed, as it travels."""

import datetime as dt
from uuid import UUID

from nexfitra_domain.vocabulary import Muscle

from nexfitra_api.kit.schemas import Out


class WeightPointOut(Out):
    """A day with a weighing: the mean of its weighings, and the trend after it."""

    date: dt.date
    weight_kg: float
    trend_kg: float


class WeightProgressOut(Out):
    """The weight of a span. ``rate_kg_per_week`` is the slope of the trend over its last 28 days, null where too few are known."""

    points: list[WeightPointOut]
    rate_kg_per_week: float | None
    goal_kg: float | None


class StrengthPointOut(Out):
    """The best estimated 1RM of a day."""

    date: dt.date
    e1rm_kg: float


class StrengthSeriesOut(Out):
    """One exercise over a span."""

    exercise_id: UUID
    exercise_name: str
    points: list[StrengthPointOut]


class StrengthProgressOut(Out):
    """Estimated one-repetition maxima by exercise, most trained first."""

    items: list[StrengthSeriesOut]


class VolumeWeekOut(Out):
    """Hard sets a muscle in the week that begins on ``week`` (a Monday); an indirect set counts half."""

    week: dt.date
    sets: dict[Muscle, float]


class VolumeProgressOut(Out):
    """Weekly hard sets; weeks without training are left out."""

    weeks: list[VolumeWeekOut]
