"""Tables of the profiles."""

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from nexfitra_api.kit.db import Base
from nexfitra_api.kit.revisions import PhoneWritten


class Profile(PhoneWritten, Base):
    """A person's profile; ``id`` is the subject's own id, so there is one. ``data`` is a ``schemas.ProfileData``.

    ``measured_weight_kg`` is the trend of the weighings since the weight in ``data`` was stated, null where there is none;
    ``weight_stated_at`` is when that was, null for profiles from before it was kept.
    """

    __tablename__ = "profiles"
    payload_columns: ClassVar[tuple[str, ...]] = ("data", "timezone")

    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    timezone: Mapped[str] = mapped_column(sa.String(64))
    measured_weight_kg: Mapped[float | None]
    weight_stated_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))


class TargetVersion(Base):
    """The targets that hold from ``effective_from`` until the next version starts. A version of a past day never changes.

    ``person`` is what they were computed from, ``override`` what the person set by hand, ``targets`` the result: stored,
    so that a better formula of tomorrow does not rewrite yesterday. Where training days differ from rest days it is the week's mean, and
    its ``days`` hold the targets of both kinds.
    """

    __tablename__ = "target_versions"

    subject_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    effective_from: Mapped[dt.date] = mapped_column(primary_key=True)
    computed_on: Mapped[dt.date]
    person: Mapped[dict[str, Any]] = mapped_column(JSONB)
    override: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    targets: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True))
