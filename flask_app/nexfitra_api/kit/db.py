"""The database: typed base, one session and one transaction a request, and who the rows are asked for and by.

Every transaction starts by telling PostgreSQL its actor (who asks) and its subject (whose data); the row-level security
policies read them. A transaction without a subject sees no person's rows at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransaction

NAMING: Final = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_SET_IDENTITY: Final = sa.text(
    "select set_config('app.actor_id', :actor, true), set_config('app.subject_id', :subject, true)"
)


class Base(DeclarativeBase):
    """Base of every model. Relationships are declared with ``lazy="raise"``; keys into other features are strings."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map = {dict[str, Any]: JSONB, list[str]: JSONB}  # noqa: RUF012 -- SQLAlchemy reads it from the class


class IdentitySession(Session):
    """A session that knows its actor and its subject (``info["actor_id"]``, ``info["subject_id"]``)."""


@event.listens_for(IdentitySession, "after_begin")
def _tell_identity(session: Session, _transaction: SessionTransaction, connection: sa.Connection) -> None:
    # Transaction-local on purpose: a pooled connection must never carry one person's identity into the next request.
    # In the tests a request is a savepoint of a longer transaction, so empty values are written, too.
    connection.execute(_SET_IDENTITY, _identity(session))


def _identity(session: Session) -> dict[str, str]:
    return {
        "actor": str(session.info.get("actor_id") or ""),
        "subject": str(session.info.get("subject_id") or ""),
    }


db: Final = SQLAlchemy(session_options={"class_": IdentitySession, "expire_on_commit": False, "autoflush": True})


def engine_options(database_url: str, pool_size: int) -> dict[str, Any]:
    """Return the options of the engine. The pool holds one connection a thread: nobody waits, and never more are opened."""
    return {
        "url": database_url,
        "pool_size": pool_size,
        "max_overflow": 0,
        "pool_timeout": 10,
        "pool_pre_ping": True,
        "hide_parameters": True,  # else an error in the log tells what people eat, and the hashes of their passwords
        "connect_args": {"application_name": "nexfitra-api", "connect_timeout": 5},
    }


def session() -> Session:
    """Return the session of this request (or of this application context)."""
    return db.session


def set_identity(actor_id: UUID | None, subject_id: UUID | None) -> None:
    """Set who asks and whose data for the rest of this request's transaction."""
    current = db.session
    current.info["actor_id"] = actor_id
    current.info["subject_id"] = subject_id
    if current.in_transaction():
        current.execute(_SET_IDENTITY, _identity(current))


def local_setting(name: str, value: str) -> None:
    """Set a custom variable ``app.<name>`` of the running transaction (read by a policy)."""
    db.session.execute(sa.select(sa.func.set_config(f"app.{name}", value, True)))


@contextmanager
def subject_scope(actor_id: UUID, subject_id: UUID) -> Iterator[Session]:
    """Open a session of its own with one transaction for jobs: committed at the end, rolled back on an error.

    Needs an application context. Keep it short: it holds a connection.
    """
    scoped = db.sessionmaker(info={"actor_id": actor_id, "subject_id": subject_id})
    with scoped, scoped.begin():
        yield scoped


def sqlstate(error: BaseException) -> str | None:
    """Return PostgreSQL's five-letter code of a database error, ``None`` for anything else."""
    return getattr(getattr(error, "orig", None), "sqlstate", None)
