"""Devices from which an account was signed in to before, known by a signed cookie (OWASP: "device cookies").

Somebody who guesses passwords from elsewhere slows down everybody who is unknown; who has this cookie is counted apart. It opens
nothing by itself: it names accounts and a number for each, and only decides in which counter a wrong password falls.
"""

import secrets
from typing import Any, Final
from uuid import UUID

import jwt
from flask import Response, after_this_request, current_app, request

from nexfitra_api.kit.clock import now
from nexfitra_api.kit.settings import Settings

COOKIE: Final = "nexfitra_device"
PATH: Final = "/api/v1"
MAX_AGE_S: Final = 400 * 86_400
"""The longest that browsers keep a cookie."""
MOST_ACCOUNTS: Final = 8
"""A household's; the one that has not been used for longest is forgotten."""
_AUDIENCE: Final = "nexfitra-device"
"""Another one than that of the access tokens, which are signed with the same secret: none can stand for the other."""
_ALGORITHM: Final = "HS256"


def known() -> dict[UUID, str]:
    """Return the accounts that this request's device has been signed in to, each with the device's number for it."""
    sent = request.cookies.get(COOKIE)
    if not sent:
        return {}
    try:
        options: Any = {"require": ["exp", "aud"]}
        claims = jwt.decode(sent, _secret(), algorithms=[_ALGORITHM], audience=_AUDIENCE, options=options)
        return {UUID(account): str(number) for account, number in claims["accounts"].items()}
    except (jwt.InvalidTokenError, AttributeError, KeyError, ValueError):
        return {}


def remember(account: UUID) -> None:
    """Have the answer to this request tell the device that it is known to ``account``."""
    accounts = known()
    number = accounts.pop(account, None) or secrets.token_urlsafe(16)
    _set({**dict(list(accounts.items())[-(MOST_ACCOUNTS - 1) :]), account: number})


def forget(account: UUID) -> None:
    """Have the answer to this request take ``account`` off the device."""
    accounts = known()
    if accounts.pop(account, None) is not None:
        _set(accounts)


def _set(accounts: dict[UUID, str]) -> None:
    settings: Settings = current_app.config["SETTINGS"]
    claims = {
        "aud": _AUDIENCE,
        "exp": int(now().timestamp()) + MAX_AGE_S,
        "accounts": {str(account): number for account, number in accounts.items()},
    }
    token = jwt.encode(claims, _secret(), _ALGORITHM)

    @after_this_request
    def add_cookie(response: Response) -> Response:
        if response.status_code < 300:
            response.set_cookie(
                COOKIE,
                token,
                max_age=MAX_AGE_S,
                path=PATH,
                secure=settings.secure_cookies,
                httponly=True,
                samesite="Strict",
            )
        return response


def _secret() -> str:
    settings: Settings = current_app.config["SETTINGS"]
    return settings.jwt_secret.get_secret_value()
