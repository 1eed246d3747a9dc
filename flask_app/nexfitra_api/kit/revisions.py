"""Writes that a phone makes: an id and a revision decide, never the order of arrival (decision 6).

A model that phones write takes ``PhoneWritten``; its other columns are its payload and are NULL on a tombstone.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, TypeVar
from uuid import UUID

import sqlalchemy as sa
from flask import request
from nexfitra_domain.revision import Write, parse_revision, payload_digest, server_revision
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, declared_attr, mapped_column

from nexfitra_api.kit import clock
from nexfitra_api.kit.db import sqlstate
from nexfitra_api.kit.errors import Invalid, NotFound
from nexfitra_api.kit.ranges import RevisionQuery
from nexfitra_api.kit.reading import read_body
from nexfitra_api.kit.schemas import In, RevisionText

SERVER_NODE: Final = "00000000"
"""The node part of revisions that the server stamps for clients that send none."""
MAX_AHEAD_MS: Final = 86_400_000
"""How far a phone's clock may run ahead of the server's: one day covers a wrong time zone, and no more."""
_INSUFFICIENT_PRIVILEGE: Final = "42501"
_NO_PAYLOAD: Final = payload_digest({})


class PhoneWritten:
    """Columns of everything that a phone writes. ``id`` is made by the client and unique over all people."""

    payload_columns: ClassVar[tuple[str, ...]]

    id: Mapped[UUID] = mapped_column(primary_key=True)
    actor_id: Mapped[UUID]
    revision: Mapped[str] = mapped_column(sa.Text(collation="C"))
    deleted: Mapped[bool] = mapped_column(default=False)
    digest: Mapped[str] = mapped_column(sa.Text(collation="C"))
    written_at: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True))

    @declared_attr
    def subject_id(cls) -> Mapped[UUID]:  # noqa: N805 -- SQLAlchemy calls it with the class
        return mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)


Model = TypeVar("Model", bound=PhoneWritten)


@dataclass(frozen=True, slots=True)
class Written(Generic[Model]):
    """What is stored after a write. ``applied`` is False where an earlier-arrived, later-revised write won."""

    row: Model
    applied: bool


def write(
    session: Session,
    model: type[Model],
    key: UUID,
    revision: str | None,
    payload: Mapping[str, Any] | None,
    sent: Mapping[str, Any] | None = None,
) -> Written[Model]:
    """Store ``payload`` (or a tombstone, where it is None) unless something newer is stored; return what is stored then.

    ``sent`` is what the client said, where the payload holds more than that (a food's current version): only what was sent
    takes part in the decision, so that a replay stays a replay after the catalogue has changed. One statement decides, so
    that two requests cannot race. Needs the subject of the session.

    Raises:
        NotFound: the id belongs to somebody else. Nothing was changed.
        Invalid: the revision lies too far ahead of the server's clock; it would win for ever.
    """
    subject_id, actor_id = session.info["subject_id"], session.info["actor_id"]
    stored = session.get(model, key, populate_existing=True)
    stamp = _stamp(revision, stored)
    digest = _NO_PAYLOAD if payload is None else payload_digest(payload if sent is None else sent)
    incoming = Write(stamp, deleted=payload is None, digest=digest)
    values = {
        "id": key,
        "subject_id": subject_id,
        "actor_id": actor_id,
        "revision": stamp,
        "deleted": incoming.deleted,
        "digest": digest,
        "written_at": clock.now(),
        **{column: None if payload is None else payload[column] for column in model.payload_columns},
    }
    _upsert(session, model, values)
    row = session.get(model, key, populate_existing=True)
    if row is None:
        raise NotFound
    return Written(row, Write(row.revision, row.deleted, row.digest) == incoming)


def _upsert(session: Session, model: type[PhoneWritten], values: dict[str, Any]) -> None:
    statement = insert(model).values(values)
    new = statement.excluded
    statement = statement.on_conflict_do_update(
        index_elements=["id"],
        set_={name: new[name] for name in values if name != "id"},
        where=sa.tuple_(new.revision, new.deleted, new.digest) > sa.tuple_(model.revision, model.deleted, model.digest),
    )
    try:
        session.execute(statement)
    except sa.exc.ProgrammingError as error:
        # The row exists and row-level security hides it: it is somebody else's.
        if sqlstate(error) == _INSUFFICIENT_PRIVILEGE:
            raise NotFound from error
        raise


def _stamp(revision: str | None, stored: PhoneWritten | None) -> str:
    now_ms = clock.now_ms()
    if revision is None:
        # A client without a clock of its own means "now": later than whatever it could have seen.
        return server_revision(now_ms, SERVER_NODE, after=stored.revision if stored else None)
    try:
        parsed = parse_revision(revision)
    except ValueError as error:
        raise Invalid.field("revision", "revision_malformed", str(error)) from error
    if parsed.ms > now_ms + MAX_AHEAD_MS:
        raise Invalid.field("revision", "revision_ahead", "The clock of this revision is more than a day ahead")
    return revision


def deletion_revision(query: RevisionQuery) -> str | None:
    """Return the revision of a DELETE: from the query string, or else from a JSON body ``{"revision": …}``.

    Many HTTP clients, and some proxies, drop the body of a DELETE; the query string is the documented way.

    Raises:
        Invalid: the body is JSON and its revision is malformed.
    """
    if query.revision is not None or not request.is_json or not request.get_data():
        return query.revision
    return read_body(request, _DeletionBody).revision


class _DeletionBody(In):
    revision: RevisionText | None = None
