"""Body measurements as the person wrote them, and in SI."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nexfitra_api.kit.db import Base
from nexfitra_api.kit.revisions import PhoneWritten


class Measurement(PhoneWritten, Base):
    """One measurement. ``value_si`` is kg, cm or %, by kind; ``value`` and ``unit`` are kept as written."""

    __tablename__ = "measurements"
    payload_columns: ClassVar = ("kind", "value", "unit", "value_si", "at", "local_date")

    kind: Mapped[str | None]
    value: Mapped[float | None]
    unit: Mapped[str | None]
    value_si: Mapped[float | None]
    at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))
    local_date: Mapped[dt.date | None]
    """The day of ``at`` in the person's time zone when it was written: a move across zones does not rewrite the past."""

    __table_args__ = (
        sa.Index("ix_measurements_subject_kind_date", "subject_id", "kind", "local_date"),
        sa.CheckConstraint("deleted OR (kind IS NOT NULL AND value_si IS NOT NULL AND at IS NOT NULL)", name="whole"),
    )
