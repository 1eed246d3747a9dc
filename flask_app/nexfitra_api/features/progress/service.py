"""What progress can say, from what other features keep; it keeps nothing itself."""

import datetime as dt
from collections import defaultdict
from uuid import UUID

from nexfitra_domain.catalog.model import Language
from nexfitra_domain.training.volume import counted_weight
from nexfitra_domain.trend import weekly_rate_kg, weight_trend

from nexfitra_api.features.catalog import public as catalog
from nexfitra_api.features.measurements import public as measurements
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.features.progress import schemas
from nexfitra_api.features.training import public as training
from nexfitra_api.kit.ranges import DayRange


def weight(subject: UUID, span: DayRange) -> schemas.WeightProgressOut:
    """Return weighings and trend. The trend starts before the span, so that its first days do not depend on the span."""
    first, last = span.span(profiles.today(subject))
    warm_up = first - dt.timedelta(days=90)
    trend = weight_trend((point.date, point.weight_kg) for point in measurements.weights(subject, warm_up, last))
    shown = [point for point in trend if point.date >= first]
    rate = weekly_rate_kg(trend) if shown else None
    return schemas.WeightProgressOut(
        points=[
            schemas.WeightPointOut(
                date=point.date, weight_kg=round(point.weight_kg, 3), trend_kg=round(point.trend_kg, 3)
            )
            for point in shown
        ],
        rate_kg_per_week=None if rate is None else round(rate, 3),
        goal_kg=profiles.goal_weight_kg(subject),
    )


def strength(subject: UUID, span: DayRange, language: Language) -> schemas.StrengthProgressOut:
    """Return the best estimated 1RM of each day and exercise."""
    first, last = span.span(profiles.today(subject))
    best: dict[UUID, dict[dt.date, float]] = defaultdict(dict)
    for done in training.done_sets(subject, first, last):
        if done.e1rm_kg is not None:
            days = best[done.exercise_id]
            days[done.date] = max(done.e1rm_kg, days.get(done.date, 0.0))
    names = catalog.exercise_names(subject, best, language)
    most_trained = sorted(best, key=lambda key: (-len(best[key]), names.get(key, ""), str(key)))
    return schemas.StrengthProgressOut(
        items=[
            schemas.StrengthSeriesOut(
                exercise_id=key,
                exercise_name=names.get(key, ""),
                points=[
                    schemas.StrengthPointOut(date=day, e1rm_kg=round(kg, 2)) for day, kg in sorted(best[key].items())
                ],
            )
            for key in most_trained
        ]
    )


def volume(subject: UUID, span: DayRange) -> schemas.VolumeProgressOut:
    """Return hard sets a muscle and week."""
    first, last = span.span(profiles.today(subject))
    done = [one for one in training.done_sets(subject, first, last) if one.hard]
    muscles = catalog.muscles_of(subject, {one.exercise_id for one in done})
    weeks: dict[dt.date, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in done:
        monday = one.date - dt.timedelta(days=one.date.weekday())
        for muscle, share in muscles.get(one.exercise_id, {}).items():
            weeks[monday][muscle] += counted_weight(share)
    return schemas.VolumeProgressOut.model_validate(
        {
            "weeks": [
                {"week": week, "sets": {muscle: sets for muscle, sets in sorted(counted.items()) if sets > 0}}
                for week, counted in sorted(weeks.items())
            ]
        }
    )
