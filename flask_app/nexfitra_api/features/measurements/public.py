"""What later features may use of measurements."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from nexfitra_api.features.measurements import repository, service
from nexfitra_api.features.measurements.schemas import MeasurementIn
from nexfitra_api.kit.db import session

__all__ = ["WeightPoint", "export", "latest_weight_kg", "record", "weights"]


@dataclass(frozen=True, slots=True)
class WeightPoint:
    """One weighing, on the person's own calendar."""

    date: dt.date
    weight_kg: float


def weights(subject: UUID, first: dt.date, last: dt.date) -> Sequence[WeightPoint]:
    """Return all weighings of these days, oldest first."""
    rows = repository.between(session(), subject, "weight", first, last)
    return [WeightPoint(row.local_date, row.value_si) for row in rows if row.local_date and row.value_si is not None]


def latest_weight_kg(subject: UUID, on: dt.date) -> float | None:
    """Return the last weighing up to a day in kg, None where there is none."""
    row = repository.latest(session(), subject, "weight", on)
    return None if row is None else row.value_si


def record(subject: UUID, key: UUID, values: Mapping[str, Any]) -> None:
    """Write a measurement as its person would. Raises pydantic's ``ValidationError``."""
    service.put(subject, key, MeasurementIn.model_validate(values))


def export(subject: UUID) -> list[dict[str, Any]]:
    """Return everything that this feature keeps of a person."""
    rows = repository.between(session(), subject, None, dt.date.min, dt.date.max)
    return [
        {
            "id": str(row.id),
            "kind": row.kind,
            "value": row.value,
            "unit": row.unit,
            "at": row.at.isoformat() if row.at else None,
            "revision": row.revision,
        }
        for row in rows
    ]
