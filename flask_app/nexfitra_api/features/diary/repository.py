"""Queries of the diary."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nexfitra_api.features.diary.models import DiaryEntry


def between(session: Session, subject_id: UUID, first: dt.date, last: dt.date) -> Sequence[DiaryEntry]:
    """Return the entries of these days, in the order in which a day shows them."""
    return session.scalars(
        sa.select(DiaryEntry)
        .where(DiaryEntry.subject_id == subject_id, ~DiaryEntry.deleted, DiaryEntry.date.between(first, last))
        .order_by(DiaryEntry.date, DiaryEntry.position, DiaryEntry.id)
    ).all()


def one(session: Session, subject_id: UUID, key: UUID) -> DiaryEntry | None:
    """Return an entry (a tombstone, too)."""
    return session.scalar(sa.select(DiaryEntry).where(DiaryEntry.id == key, DiaryEntry.subject_id == subject_id))
