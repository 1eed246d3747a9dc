"""What measurements can do: write in any order, delete, list."""

import datetime as dt
from collections.abc import Callable
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from nexfitra_domain.trend import weight_trend

from nexfitra_api.features.measurements import repository, schemas
from nexfitra_api.features.measurements.models import Measurement
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.kit.db import session
from nexfitra_api.kit.pagination import Page, decode_moment, encode_moment
from nexfitra_api.kit.revisions import Written, write

TREND_SPAN: Final = dt.timedelta(days=90)
"""Weighings so long before the last one no longer move the trend: 0.9 to the power of 90 is below 0.01 %."""


def put(subject: UUID, key: UUID, body: schemas.MeasurementIn) -> schemas.MeasurementWrittenOut:
    """Store a measurement unless a later revision stands already."""
    sent = body.model_dump(mode="json", exclude={"revision"})
    zone = ZoneInfo(profiles.timezone_of(subject))
    payload = {
        "kind": body.kind,
        "value": body.value,
        "unit": body.unit,
        "value_si": body.value_si,
        "at": body.at,
        "local_date": body.at.astimezone(zone).date(),
    }
    written = write(session(), Measurement, key, body.revision, payload, sent)
    _tell_profile(subject, written)
    return _outcome(written)


def delete(subject: UUID, key: UUID, revision: str | None) -> schemas.MeasurementWrittenOut:
    """Leave a tombstone unless a later revision stands already."""
    written = write(session(), Measurement, key, revision, None)
    _tell_profile(subject, written)
    return _outcome(written)


def _tell_profile(subject: UUID, written: Written[Measurement]) -> None:
    """Let gates and targets follow the weighings: their trend, so that a day's water closes no gate."""
    if written.applied and written.row.kind in ("weight", None):
        session().flush()
        profiles.weighed(subject, _newest_trend_kg(subject))


def _newest_trend_kg(subject: UUID) -> float | None:
    """Return the trend of the weighings that are newer than the weight in the profile, None without any."""
    last = repository.latest(session(), subject, "weight", profiles.today(subject))
    if last is None or last.local_date is None:
        return None
    rows = repository.between(session(), subject, "weight", last.local_date - TREND_SPAN, last.local_date)
    since = _since_the_stated(subject)
    trend = weight_trend(
        (row.local_date, row.value_si) for row in rows if row.local_date and row.value_si is not None and since(row)
    )
    return trend[-1].trend_kg if trend else None


def _since_the_stated(subject: UUID) -> Callable[[Measurement], bool]:
    """Return whether a weighing is newer than the weight in the profile: of a later moment, or of that day and written afterwards."""
    stated_at = profiles.weight_stated_at(subject)
    if stated_at is None:
        return lambda _: True
    stated_on = stated_at.astimezone(ZoneInfo(profiles.timezone_of(subject))).date()

    def newer(row: Measurement) -> bool:
        if row.at is not None and row.at > stated_at:
            return True
        return row.local_date == stated_on and row.written_at > stated_at

    return newer


def listed(subject: UUID, query: schemas.MeasurementQuery) -> Page[schemas.MeasurementOut]:
    """Return a page of the measurements of a span: the newest that are left, oldest first."""
    first, last = query.span(profiles.today(subject))
    before = decode_moment(query.cursor)
    rows = repository.between(session(), subject, query.kind, first, last, query.limit + 1, before)
    shown = rows[-query.limit :]
    cursor = encode_moment(shown[0].at, shown[0].id) if len(rows) > query.limit else None
    return Page(items=[out(row) for row in shown], next_cursor=cursor)


def _outcome(written: Written[Measurement]) -> schemas.MeasurementWrittenOut:
    row = written.row
    stored = None if row.deleted else out(row)
    return schemas.MeasurementWrittenOut(applied=written.applied, revision=row.revision, measurement=stored)


def out(row: Measurement) -> schemas.MeasurementOut:
    """Return a measurement as it travels."""
    return schemas.MeasurementOut.model_validate(
        {
            "id": row.id,
            "kind": row.kind,
            "value": row.value,
            "unit": row.unit,
            "value_si": row.value_si,
            "at": row.at,
            "date": row.local_date,
            "revision": row.revision,
        }
    )
