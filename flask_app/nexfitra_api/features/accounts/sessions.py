"""Sessions: a family of refresh tokens in which each may be used once.

A token that is used a second time has been copied by somebody, so the session is ended for both. One exception: for
``GRACE`` after a rotation the token before the last still answers, with the *current* one: a second tab of the same
browser, or a client whose answer got lost on the way, is not a thief. It never starts a second line of tokens.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from flask import current_app

from nexfitra_api.features.accounts import repository
from nexfitra_api.features.accounts.errors import TokenReused
from nexfitra_api.features.accounts.models import User, UserSession
from nexfitra_api.features.accounts.schemas import SessionOut
from nexfitra_api.kit import auth, db
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.errors import NotFound
from nexfitra_api.kit.ids import new_id
from nexfitra_api.kit.settings import Settings

GRACE: Final = dt.timedelta(seconds=10)
LONGEST: Final = dt.timedelta(days=365)
"""Use keeps a session alive, but after this the password is asked for again."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a sign-in or a refresh gives out."""

    access: str
    access_seconds: int
    refresh: str
    refresh_seconds: int


def start(user: User, user_agent: str, *, fresh: bool = True) -> Tokens:
    """Open a session for somebody who has just proved who they are; ``fresh`` where they did by typing the password."""
    moment = now()
    row = UserSession(
        id=new_id(),
        subject_id=user.id,
        refresh_id=new_id(),
        previous_refresh_id=None,
        rotated_at=moment,
        created_at=moment,
        expires_at=moment + _lifetime(),
        revoked_at=None,
        revoked_reason=None,
        user_agent=user_agent[:200],
    )
    repository.add_session(row)
    return _tokens(user, row, fresh=fresh)


def refresh(claims: dict[str, Any]) -> tuple[User, Tokens]:
    """Rotate the refresh token. Raises ``SessionEnded``, or ``TokenReused`` after ending the session."""
    subject, session_id = auth.claim_uuid(claims, "sub"), auth.claim_uuid(claims, "sid")
    token_id = auth.claim_uuid(claims, "rid")
    db.set_identity(subject, subject)
    row = repository.session_for_update(session_id, subject)
    user = repository.user(subject)
    moment = now()
    if row is None or user is None or row.revoked_at is not None or row.expires_at <= moment:
        raise auth.SessionEnded
    if token_id == row.refresh_id:
        row.previous_refresh_id, row.refresh_id, row.rotated_at = row.refresh_id, new_id(), moment
        row.expires_at = min(moment + _lifetime(), row.created_at + LONGEST)
    elif token_id != row.previous_refresh_id or moment - row.rotated_at > GRACE:
        row.revoked_at, row.revoked_reason = moment, "token_reused"
        raise TokenReused(keep_changes=True)
    return user, _tokens(user, row, fresh=False)


def listed(subject: UUID, current: UUID | None) -> list[SessionOut]:
    """Return the sessions that stand."""
    return [
        SessionOut(
            id=row.id,
            created_at=row.created_at,
            last_used_at=row.rotated_at,
            expires_at=row.expires_at,
            user_agent=row.user_agent,
            current=row.id == current,
        )
        for row in repository.live_sessions(subject, now())
    ]


def end(subject: UUID, session_id: UUID, reason: str) -> None:
    """End one session; ``NotFound`` if it is not the subject's or has ended."""
    if repository.revoke(subject, reason, now(), only=session_id) == 0:
        raise NotFound


def is_live(session_id: UUID, subject: UUID) -> bool:
    """Return whether the session stands."""
    return repository.is_live(session_id, subject, now())


def _tokens(user: User, row: UserSession, *, fresh: bool) -> Tokens:
    access = auth.access_token(user.id, row.id, tuple(user.roles), fresh=fresh)
    left = row.expires_at - now()
    refreshing = auth.refresh_token(user.id, row.id, row.refresh_id, left)
    return Tokens(access, _settings().access_token_minutes * 60, refreshing, int(left.total_seconds()))


def _lifetime() -> dt.timedelta:
    return dt.timedelta(days=_settings().refresh_token_days)


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
