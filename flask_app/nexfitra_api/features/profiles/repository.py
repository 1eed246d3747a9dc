"""Reading and writing profiles and target versions."""

import datetime as dt
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from nexfitra_api.features.profiles.models import Profile, TargetVersion


def profile(session: Session, subject: UUID) -> Profile | None:
    """Return the stored profile."""
    return session.get(Profile, subject)


def versions(session: Session, subject: UUID, last: dt.date) -> list[TargetVersion]:
    """Return the versions that start by ``last``, oldest first."""
    query = (
        sa.select(TargetVersion)
        .where(TargetVersion.subject_id == subject, TargetVersion.effective_from <= last)
        .order_by(TargetVersion.effective_from)
    )
    return list(session.scalars(query.execution_options(populate_existing=True)))


def version_on(session: Session, subject: UUID, day: dt.date) -> TargetVersion | None:
    """Return the version that holds on ``day``."""
    query = (
        sa.select(TargetVersion)
        .where(TargetVersion.subject_id == subject, TargetVersion.effective_from <= day)
        .order_by(TargetVersion.effective_from.desc())
        .limit(1)
    )
    return session.scalar(query.execution_options(populate_existing=True))


def put_version(session: Session, version: TargetVersion) -> None:
    """Store the version of a day; it takes the place of one that starts the same day, and of any that starts later.

    A later start exists only where the person has moved to a time zone in which it is still yesterday.
    """
    later = sa.delete(TargetVersion).where(
        TargetVersion.subject_id == version.subject_id, TargetVersion.effective_from > version.effective_from
    )
    session.execute(later)
    columns = (column.key for column in sa.inspect(TargetVersion).columns)
    values = {name: getattr(version, name) for name in columns}
    statement = insert(TargetVersion).values(values)
    changed = {name: statement.excluded[name] for name in values if name not in ("subject_id", "effective_from")}
    session.execute(statement.on_conflict_do_update(index_elements=["subject_id", "effective_from"], set_=changed))
