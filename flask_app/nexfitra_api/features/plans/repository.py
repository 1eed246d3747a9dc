"""Queries of plans and their events. Each names its subject, although row-level security would do."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from nexfitra_domain.vocabulary import PlanKind
from sqlalchemy.orm import Session

from nexfitra_api.features.plans.models import Plan, PlanEvent

UNFINISHED = ("queued", "running")
_HOLD_PERSON = sa.text("select 1 from users where id = :subject for key share")


def get(session: Session, subject: UUID, plan_id: UUID, *, lock: bool = False) -> Plan | None:
    """Return a plan of this person, ``None`` for anybody else's; with ``lock`` nobody changes it until the transaction ends."""
    statement = sa.select(Plan).where(Plan.id == plan_id, Plan.subject_id == subject)
    if lock:
        # First the person, then the plan, as an erasure goes; an event's foreign key would ask for them the other way round.
        session.execute(_HOLD_PERSON, {"subject": subject})
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return session.scalar(statement)


def page(
    session: Session, subject: UUID, kind: PlanKind | None, before: tuple[dt.datetime, UUID] | None, limit: int
) -> Sequence[Plan]:
    """Return plans, newest first, after the one at ``before``."""
    statement = sa.select(Plan).where(Plan.subject_id == subject)
    if kind is not None:
        statement = statement.where(Plan.kind == kind)
    if before is not None:
        statement = statement.where(sa.tuple_(Plan.created_at, Plan.id) < sa.tuple_(*map(sa.literal, before)))
    return session.scalars(statement.order_by(Plan.created_at.desc(), Plan.id.desc()).limit(limit)).all()


def covering(session: Session, subject: UUID, kind: PlanKind, on: dt.date) -> Sequence[Plan]:
    """Return the ready plans that had started by ``on``, newest first; whether they reach that day is in their content."""
    filters = (Plan.subject_id == subject, Plan.kind == kind, Plan.status == "ready", Plan.start <= on)
    return session.scalars(sa.select(Plan).where(*filters).order_by(Plan.created_at.desc(), Plan.id.desc())).all()


def one_at_a_time(session: Session, subject: UUID) -> None:
    """Let one request of this person at a time ask for plans, until its transaction ends: what it counts then holds."""
    session.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(f"plans:{subject}", 0))))


def count_unfinished(session: Session, subject: UUID, now: dt.datetime) -> int:
    """Return how many plans of this person are being made."""
    filters = (Plan.subject_id == subject, Plan.status.in_(UNFINISHED), Plan.deadline_at > now)
    return session.scalar(sa.select(sa.func.count()).select_from(Plan).where(*filters)) or 0


def add_event(session: Session, plan: Plan, name: str, data: Mapping[str, Any], at: dt.datetime) -> None:
    """Store the next event of ``plan``. The plan's row must be locked: two writers would take one number."""
    last = session.scalar(sa.select(sa.func.max(PlanEvent.seq)).where(PlanEvent.plan_id == plan.id)) or 0
    session.add(
        PlanEvent(plan_id=plan.id, seq=last + 1, subject_id=plan.subject_id, name=name, data=dict(data), created_at=at)
    )
    session.flush()


def events_after(session: Session, subject: UUID, plan_id: UUID, seq: int) -> Sequence[PlanEvent]:
    """Return the events after ``seq``, oldest first."""
    filters = (PlanEvent.plan_id == plan_id, PlanEvent.subject_id == subject, PlanEvent.seq > seq)
    return session.scalars(sa.select(PlanEvent).where(*filters).order_by(PlanEvent.seq)).all()


def everything(session: Session, subject: UUID) -> Sequence[Plan]:
    """Return every plan of a person, oldest first."""
    return session.scalars(sa.select(Plan).where(Plan.subject_id == subject).order_by(Plan.created_at, Plan.id)).all()
