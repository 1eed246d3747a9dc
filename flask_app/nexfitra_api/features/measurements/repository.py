"""Queries of measurements."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nexfitra_api.features.measurements.models import Measurement
from nexfitra_api.kit.pagination import Moment


def between(
    session: Session,
    subject_id: UUID,
    kind: str | None,
    first: dt.date,
    last: dt.date,
    limit: int | None = None,
    before: Moment | None = None,
) -> Sequence[Measurement]:
    """Return the measurements of these days, oldest first; with ``limit`` the newest of them that are older than ``before``."""
    filters = [Measurement.subject_id == subject_id, ~Measurement.deleted, Measurement.local_date.between(first, last)]
    if kind is not None:
        filters.append(Measurement.kind == kind)
    if before is not None:
        filters.append(sa.tuple_(Measurement.at, Measurement.id) < sa.tuple_(*map(sa.literal, before)))
    newest = sa.select(Measurement).where(*filters).order_by(Measurement.at.desc(), Measurement.id.desc()).limit(limit)
    return list(reversed(session.scalars(newest).all()))


def latest(session: Session, subject_id: UUID, kind: str, on: dt.date) -> Measurement | None:
    """Return the last measurement of a kind up to a day."""
    filters = (Measurement.subject_id == subject_id, ~Measurement.deleted, Measurement.kind == kind)
    statement = sa.select(Measurement).where(*filters, Measurement.local_date <= on)
    return session.scalar(statement.order_by(Measurement.at.desc(), Measurement.id.desc()).limit(1))
