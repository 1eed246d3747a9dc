"""Plans and the events of their making."""

import datetime as dt
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from nexfitra_domain.vocabulary import PlanKind, PlanStatus
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from nexfitra_api.kit.db import Base

TEXT = sa.Text()


class Plan(Base):
    """One plan. ``request`` is the contract message it was made from, ``content`` the days or weeks as the contract has them."""

    __tablename__ = "plans"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"))
    actor_id: Mapped[UUID]
    kind: Mapped[PlanKind] = mapped_column(TEXT)
    status: Mapped[PlanStatus] = mapped_column(TEXT)
    start: Mapped[dt.date]
    created_at: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True))
    deadline_at: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True))
    """A plan that is not finished by then is lost: its readers say so, whether or not a worker is there."""
    finished_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))
    edited_at: Mapped[dt.datetime | None] = mapped_column(sa.DateTime(timezone=True))
    replaces_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("plans.id", ondelete="SET NULL"))
    request: Mapped[dict[str, Any]] = mapped_column(JSONB)
    content: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    conflicts: Mapped[list[Any] | None] = mapped_column(JSONB(none_as_null=True))
    provenance: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    verification: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    error_code: Mapped[str | None] = mapped_column(TEXT)

    __table_args__ = (
        sa.CheckConstraint("kind in ('meal', 'workout')", name="kind"),
        sa.CheckConstraint("status in ('queued', 'running', 'ready', 'infeasible', 'failed')", name="status"),
        sa.CheckConstraint("status <> 'ready' or content is not null", name="ready_has_content"),
        sa.Index("ix_plans_subject_kind_created", "subject_id", "kind", "created_at", "id"),
        sa.Index("ix_plans_replaces_id", "replaces_id"),
    )


class PlanEvent(Base):
    """One event of a plan's making; ``seq`` counts from 1 within the plan."""

    __tablename__ = "plan_events"

    plan_id: Mapped[UUID] = mapped_column(sa.ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(TEXT)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True))

    __table_args__ = (
        sa.CheckConstraint("name in ('progress', 'done', 'failed')", name="name"),
        sa.Index("ix_plan_events_subject_id", "subject_id"),
    )
