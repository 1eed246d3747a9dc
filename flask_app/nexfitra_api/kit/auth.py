"""Who asks: access tokens in the ``Authorization`` header, and the refresh token in a cookie that only ``/api/v1/auth`` gets.

Whether the session behind a token still stands is asked on every request (one look-up by primary key), so that signing
out works at once and not when the token runs out.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

import flask_jwt_extended as fje
from flask import Flask, current_app, g
from flask.sansio.app import App
from flask_jwt_extended.exceptions import CSRFError, JWTExtendedException, NoAuthorizationError
from jwt import ExpiredSignatureError, PyJWTError

from nexfitra_api.kit import db
from nexfitra_api.kit.errors import Forbidden, Unauthorized
from nexfitra_api.kit.settings import Settings

Level = Literal["none", "required", "fresh", "admin"]
SessionCheck = Callable[[UUID, UUID], bool]
"""(session id, user id) → whether the session is alive. Called with the identity already set."""

ISSUER: Final = "nexfitra"
AUDIENCE: Final = "nexfitra-web"
REFRESH_COOKIE: Final = "nexfitra_refresh"
CSRF_COOKIE: Final = "nexfitra_csrf"
CSRF_HEADER: Final = "X-CSRF-Token"
AUTH_PATH: Final = "/api/v1/auth"
_CHECK_KEY: Final = "nexfitra.session_check"


class TokenExpired(Unauthorized):
    """The access token has run out: get a new one with ``/auth/refresh``."""

    code = "token_expired"
    title = "The access token has run out"


class TokenInvalid(Unauthorized):
    """The token is not one of ours, was tampered with, or is for something else."""

    code = "token_invalid"
    title = "The token is not valid"


class SessionEnded(Unauthorized):
    """The session behind the token was ended."""

    code = "session_ended"
    title = "This session has ended, please sign in again"


class CsrfFailed(Forbidden):
    """The header ``X-CSRF-Token`` does not match the cookie."""

    code = "csrf_failed"
    title = "The request did not come from the app"


class NotFresh(Forbidden):
    """The deed needs a sign-in of just now."""

    code = "fresh_login_required"
    title = "Please sign in again to do this"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. ``fresh`` is true for a token that came from typing the password."""

    id: UUID
    session_id: UUID
    roles: tuple[str, ...]
    fresh: bool


def install(app: Flask, settings: Settings) -> None:
    """Configure the token library."""
    app.config.update(
        JWT_SECRET_KEY=settings.jwt_secret.get_secret_value(),
        JWT_ALGORITHM="HS256",
        JWT_TOKEN_LOCATION=["headers", "cookies"],
        JWT_ACCESS_TOKEN_EXPIRES=dt.timedelta(minutes=settings.access_token_minutes),
        JWT_REFRESH_TOKEN_EXPIRES=dt.timedelta(days=settings.refresh_token_days),
        JWT_ENCODE_ISSUER=ISSUER,
        JWT_DECODE_ISSUER=ISSUER,
        JWT_ENCODE_AUDIENCE=AUDIENCE,
        JWT_DECODE_AUDIENCE=AUDIENCE,
        JWT_COOKIE_SECURE=settings.secure_cookies,
        JWT_COOKIE_SAMESITE="Strict",
        JWT_COOKIE_CSRF_PROTECT=True,
        JWT_SESSION_COOKIE=False,
        JWT_REFRESH_COOKIE_NAME=REFRESH_COOKIE,
        JWT_REFRESH_COOKIE_PATH=AUTH_PATH,
        JWT_REFRESH_CSRF_COOKIE_NAME=CSRF_COOKIE,
        JWT_REFRESH_CSRF_COOKIE_PATH="/",
        JWT_REFRESH_CSRF_HEADER_NAME=CSRF_HEADER,
    )
    fje.JWTManager(app)


def set_session_check(app: App, check: SessionCheck) -> None:
    """Name the function that knows whether a session stands (the accounts feature does)."""
    app.extensions[_CHECK_KEY] = check


def require(level: Level) -> None:
    """Set actor and subject of this request, or raise ``Unauthorized`` or ``Forbidden``."""
    if level == "none":
        return
    claims = _verified_claims(refresh=False)
    actor = _actor(claims)
    db.set_identity(actor.id, actor.id)
    if not current_app.extensions[_CHECK_KEY](actor.session_id, actor.id):
        raise SessionEnded
    if level == "fresh" and not actor.fresh:
        raise NotFresh
    if level == "admin" and "admin" not in actor.roles:
        raise Forbidden
    g.actor = actor


def current_actor() -> Actor:
    """Return who asks. Only inside a route with sign-in."""
    actor: Actor = g.actor
    return actor


def current_subject() -> UUID:
    """Return whose data is asked for. Today always the actor's own; coaches and households change only this function."""
    return current_actor().id


def refresh_claims() -> dict[str, Any]:
    """Return the verified claims of the refresh cookie, CSRF header checked. Raises ``Unauthorized`` or ``CsrfFailed``."""
    return _verified_claims(refresh=True)


def access_token(user_id: UUID, session_id: UUID, roles: tuple[str, ...], *, fresh: bool) -> str:
    """Return a signed access token."""
    claims = {"sid": str(session_id), "roles": list(roles)}
    token: str = fje.create_access_token(str(user_id), fresh=fresh, additional_claims=claims)
    return token


def refresh_token(user_id: UUID, session_id: UUID, token_id: UUID, expires_in: dt.timedelta) -> str:
    """Return a signed refresh token; ``token_id`` (claim ``rid``) is what the session row remembers for reuse detection."""
    claims = {"sid": str(session_id), "rid": str(token_id)}
    token: str = fje.create_refresh_token(str(user_id), additional_claims=claims, expires_delta=expires_in)
    return token


def claim_uuid(claims: dict[str, Any], name: str) -> UUID:
    """Return a claim as UUID; ``TokenInvalid`` if it is not one."""
    try:
        return UUID(str(claims[name]))
    except (KeyError, ValueError) as error:
        raise TokenInvalid from error


def _verified_claims(*, refresh: bool) -> dict[str, Any]:
    try:
        found = fje.verify_jwt_in_request(refresh=refresh, locations=["cookies"] if refresh else ["headers"])
    except CSRFError as error:
        raise CsrfFailed from error
    except ExpiredSignatureError as error:
        raise TokenExpired from error
    except PyJWTError as error:
        raise TokenInvalid from error
    except NoAuthorizationError as error:
        raise Unauthorized from error
    except JWTExtendedException as error:
        raise TokenInvalid from error
    if found is None:
        raise Unauthorized
    return dict(found[1])


def _actor(claims: dict[str, Any]) -> Actor:
    roles = claims.get("roles", [])
    if not isinstance(roles, list) or not all(isinstance(role, str) for role in roles):
        raise TokenInvalid
    return Actor(
        id=claim_uuid(claims, "sub"),
        session_id=claim_uuid(claims, "sid"),
        roles=tuple(roles),
        fresh=claims.get("fresh") is True,
    )
