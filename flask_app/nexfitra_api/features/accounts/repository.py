"""Reading and writing accounts and sessions. Every function works inside the request's transaction."""

import datetime as dt
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from nexfitra_api.features.accounts.errors import EmailTaken
from nexfitra_api.features.accounts.models import Installation, User, UserSession
from nexfitra_api.kit.db import local_setting, session


def user_signing_in(email: str) -> User | None:
    """Return the account with this address. The policy lets one row through: the one whose address is named here."""
    local_setting("sign_in_email", email.lower())
    user = session().scalar(sa.select(User).where(sa.func.lower(User.email) == sa.func.lower(email)))
    local_setting("sign_in_email", "")
    return user


def user(user_id: UUID) -> User | None:
    """Return one's own account."""
    return session().get(User, user_id)


def save_user(user: User) -> None:
    """Store a new or changed account; ``EmailTaken`` if somebody else has the address."""
    try:
        with session().begin_nested():
            session().add(user)
            session().flush()
    except IntegrityError as error:
        raise EmailTaken from error


def delete_user(user_id: UUID) -> None:
    """Erase the account; everything that belongs to the person goes with it (cascades)."""
    session().execute(sa.delete(User).where(User.id == user_id))


def add_session(row: UserSession) -> None:
    """Store a new sign-in."""
    session().add(row)
    session().flush()


def session_for_update(session_id: UUID, subject: UUID) -> UserSession | None:
    """Return a session with its row locked: two tabs that refresh at once go one after the other."""
    query = sa.select(UserSession).where(UserSession.id == session_id, UserSession.subject_id == subject)
    return session().scalar(query.with_for_update().execution_options(populate_existing=True))


def live_sessions(subject: UUID, moment: dt.datetime) -> list[UserSession]:
    """Return the sessions that stand, the last used one first."""
    query = (
        sa.select(UserSession)
        .where(UserSession.subject_id == subject, UserSession.revoked_at.is_(None), UserSession.expires_at > moment)
        .order_by(UserSession.rotated_at.desc(), UserSession.id.desc())
    )
    return list(session().scalars(query))


def is_live(session_id: UUID, subject: UUID, moment: dt.datetime) -> bool:
    """Return whether a session stands: one look-up by primary key."""
    query = sa.select(sa.literal(1)).where(
        UserSession.id == session_id,
        UserSession.subject_id == subject,
        UserSession.revoked_at.is_(None),
        UserSession.expires_at > moment,
    )
    return session().scalar(query) is not None


def revoke(
    subject: UUID, reason: str, moment: dt.datetime, *, only: UUID | None = None, spare: UUID | None = None
) -> int:
    """End sessions of ``subject``: one, or all but ``spare``. Returns how many were ended."""
    statement = sa.update(UserSession).where(UserSession.subject_id == subject, UserSession.revoked_at.is_(None))
    if only is not None:
        statement = statement.where(UserSession.id == only)
    if spare is not None:
        statement = statement.where(UserSession.id != spare)
    ended = session().execute(statement.values(revoked_at=moment, revoked_reason=reason).returning(UserSession.id))
    return len(ended.all())


def note_account(moment: dt.datetime) -> None:
    """Note that somebody has registered here; only the first time counts."""
    session().execute(insert(Installation).values(id=1, first_account_at=moment).on_conflict_do_nothing())


def has_accounts() -> bool:
    """Return whether anybody has ever registered here."""
    return session().get(Installation, 1) is not None
