"""Routes of the accounts."""

from typing import Final
from uuid import UUID

from flask import Response, after_this_request, request
from flask_jwt_extended import unset_refresh_cookies

from nexfitra_api.features.accounts import devices, service, sessions
from nexfitra_api.features.accounts.answers import signed_in
from nexfitra_api.features.accounts.errors import (
    BadCredentials,
    EmailTaken,
    RegistrationClosed,
    TokenReused,
    TooManyAttempts,
    WrongPassword,
)
from nexfitra_api.features.accounts.schemas import (
    AuthOut,
    ExportOut,
    LoginIn,
    MeOut,
    MePatch,
    RegisterIn,
    SessionPage,
)
from nexfitra_api.kit import auth, db
from nexfitra_api.kit.auth import current_actor
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.endpoint import Reply, endpoint, feature_blueprint
from nexfitra_api.kit.errors import DomainError, Unauthorized
from nexfitra_api.kit.exports import collect_exports

blueprint: Final = feature_blueprint("accounts")
blueprint.record_once(lambda state: auth.set_session_check(state.app, sessions.is_live))


@endpoint(
    blueprint,
    "POST",
    "/auth/register",
    operation_id="register",
    body=RegisterIn,
    response=AuthOut,
    status=201,
    errors=(EmailTaken, RegistrationClosed),
    level="none",
    limit="60 per minute",
)
def register(body: RegisterIn) -> AuthOut:
    """Make an account and sign in."""
    user = service.register(body)
    return signed_in(user, sessions.start(user, _user_agent()))


@endpoint(
    blueprint,
    "POST",
    "/auth/login",
    operation_id="login",
    body=LoginIn,
    response=AuthOut,
    errors=(BadCredentials, TooManyAttempts),
    level="none",
    limit="60 per minute",
)
def login(body: LoginIn) -> AuthOut:
    """Sign in. Wrong passwords slow down those who try; a device that was signed in before (a cookie) is counted by itself."""
    user = service.login(body, _address(), devices.known())
    return signed_in(user, sessions.start(user, _user_agent()))


@endpoint(
    blueprint,
    "POST",
    "/auth/refresh",
    operation_id="refresh",
    response=AuthOut,
    errors=(TokenReused,),
    level="none",
    refresh_cookie=True,
    limit="120 per minute",
)
def refresh() -> AuthOut:
    """Exchange the refresh cookie for a new access token and a new cookie."""
    try:
        user, tokens = sessions.refresh(auth.refresh_claims())
    except Unauthorized:
        _clear_cookie()
        raise
    return signed_in(user, tokens)


@endpoint(blueprint, "POST", "/auth/logout", operation_id="logout", level="none", refresh_cookie=True)
def logout() -> None:
    """End this session, known by the refresh cookie or by the access token."""
    _clear_cookie()
    try:
        claims = auth.refresh_claims()
    except DomainError:
        auth.require("required")
        subject, session_id = current_actor().id, current_actor().session_id
    else:
        subject, session_id = auth.claim_uuid(claims, "sub"), auth.claim_uuid(claims, "sid")
        db.set_identity(subject, subject)
        if not sessions.is_live(session_id, subject):
            return
    sessions.end(subject, session_id, "signed_out")


@endpoint(blueprint, "GET", "/auth/sessions", operation_id="list_sessions", response=SessionPage)
def list_sessions() -> SessionPage:
    """List the devices that are signed in."""
    actor = current_actor()
    return SessionPage(items=sessions.listed(actor.id, actor.session_id), next_cursor=None)


@endpoint(blueprint, "DELETE", "/auth/sessions/<uuid:session_id>", operation_id="end_session")
def end_session(session_id: UUID) -> None:
    """Sign a device out."""
    sessions.end(current_actor().id, session_id, "ended_by_owner")


@endpoint(blueprint, "GET", "/me", operation_id="get_me", response=MeOut)
def get_me() -> MeOut:
    """Return one's own account."""
    return MeOut.model_validate(service.me(current_actor().id))


@endpoint(
    blueprint,
    "PATCH",
    "/me",
    operation_id="change_me",
    body=MePatch,
    response=MeOut,
    errors=(EmailTaken, WrongPassword, TooManyAttempts),
)
def change_me(body: MePatch) -> MeOut:
    """Change name, address or password."""
    actor = current_actor()
    return MeOut.model_validate(service.change(actor.id, actor.session_id, body))


@endpoint(blueprint, "DELETE", "/me", operation_id="delete_me", level="fresh")
def delete_me() -> None:
    """Erase the account and everything that belongs to it. Needs a token that came from typing the password."""
    _clear_cookie()
    devices.forget(current_actor().id)
    service.erase(current_actor().id)


@endpoint(blueprint, "GET", "/me/export", operation_id="export_me", response=ExportOut)
def export_me() -> Reply:
    """Return everything that is kept about oneself, as one JSON file."""
    actor = current_actor()
    body = ExportOut(
        exported_at=now(),
        account=MeOut.model_validate(service.me(actor.id)),
        sessions=sessions.listed(actor.id, actor.session_id),
        data=collect_exports(actor.id),
    )
    return Reply(body, headers={"Content-Disposition": 'attachment; filename="nexfitra-export.json"'})


def _clear_cookie() -> None:
    @after_this_request
    def remove(response: Response) -> Response:
        unset_refresh_cookies(response)
        return response


def _address() -> str:
    return request.remote_addr or "unknown"


def _user_agent() -> str:
    given = request.headers.get("User-Agent", "")
    return "".join(
        character if character.isprintable() and not "\ud800" <= character <= "\udfff" else "?" for character in given
    )
