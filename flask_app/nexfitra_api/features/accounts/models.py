"""Tables of the accounts: people, their sessions, and the counters that slow down guessing."""

import datetime as dt
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from nexfitra_api.kit.db import Base

Moment = sa.DateTime(timezone=True)


class User(Base):
    """A person with an account. Row-level security shows only one's own row, or the one whose address is just signing in."""

    __tablename__ = "users"
    __table_args__ = (sa.Index("ux_users_email", sa.text("lower(email)"), unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(sa.String(254))
    name: Mapped[str] = mapped_column(sa.String(120))
    password_hash: Mapped[str] = mapped_column(sa.String(255))
    roles: Mapped[list[str]] = mapped_column(JSONB)
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    updated_at: Mapped[dt.datetime] = mapped_column(Moment)


class UserSession(Base):
    """One sign-in on one device: the family of refresh tokens that follow each other.

    ``refresh_id`` names the only token that may be used next; ``previous_refresh_id`` is remembered for the moments in
    which a second tab, or a client whose answer got lost, still holds it.
    """

    __tablename__ = "sessions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    refresh_id: Mapped[UUID]
    previous_refresh_id: Mapped[UUID | None]
    rotated_at: Mapped[dt.datetime] = mapped_column(Moment)
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    expires_at: Mapped[dt.datetime] = mapped_column(Moment)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    revoked_reason: Mapped[str | None] = mapped_column(sa.String(40))
    user_agent: Mapped[str] = mapped_column(sa.String(200))


class LoginThrottle(Base):
    """Failed sign-ins under one key (a hash of the address typed, with or without the network address)."""

    __tablename__ = "login_throttles"

    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    failures: Mapped[int]
    last_failed_at: Mapped[dt.datetime] = mapped_column(Moment, index=True)
    locked_until: Mapped[dt.datetime | None] = mapped_column(Moment)


class Installation(Base):
    """One row, once somebody has registered: accounts are hidden from each other, and so nobody can count them."""

    __tablename__ = "installations"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first_account_at: Mapped[dt.datetime] = mapped_column(Moment)

    __table_args__ = (sa.CheckConstraint("id = 1", name="single"),)
