"""What measurements can do: write in any order, delete, list."""

from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from nexfitra_api.features.measurements import repository, schemas
from nexfitra_api.features.measurements.models import Measurement
from nexfitra_api.features.profiles import public as profiles
from nexfitra_api.kit.db import session
from nexfitra_api.kit.revisions import Written, write


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
    return _outcome(write(session(), Measurement, key, body.revision, payload, sent))


def delete(key: UUID, revision: str | None) -> schemas.MeasurementWrittenOut:
    """Leave a tombstone unless a later revision stands already."""
    return _outcome(write(session(), Measurement, key, revision, None))


def listed(subject: UUID, query: schemas.MeasurementQuery) -> Sequence[schemas.MeasurementOut]:
    """Return the measurements of a span, oldest first."""
    first, last = query.span(profiles.today(subject))
    return [out(row) for row in repository.between(session(), subject, query.kind, first, last, query.limit)]


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
