"""Service tokens: short-lived HS256 JWTs that only the business API and its worker can make; and the metrics token."""

import hmac
from dataclasses import dataclass
from typing import Any, Final, Literal

import jwt

from nexfitra_ai.kit.problems import Forbidden, NotFound, Unauthorized

Scope = Literal["generate", "admin"]

ALGORITHM: Final = "HS256"
AUDIENCE: Final = "nexfitra-ai"
ISSUER: Final = "nexfitra-api"
LEEWAY_S: Final = 5
"""Clocks of two containers may differ a little."""

_CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="nexfitra-ai"'}


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls (the ``sub`` of the token: a program, never a person) and what it may do."""

    name: str
    scopes: frozenset[str]

    def require(self, scope: Scope) -> None:
        """Raise ``Forbidden`` unless the token carries ``scope``."""
        if scope not in self.scopes:
            raise Forbidden("scope_missing", f"This needs a service token with the scope '{scope}'.")


def read_token(authorization: str | None, secret: str, *, max_age_s: int) -> Caller:
    """Return the caller that an ``Authorization`` header proves.

    Raises ``Unauthorized`` with ``token_missing``, ``token_expired`` or ``token_invalid``. A token whose lifetime is
    longer than ``max_age_s`` is refused too: a leaked one must not stay useful.
    """
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthorized("token_missing", "Send a service token as 'Authorization: Bearer …'.", headers=_CHALLENGE)
    try:
        claims: dict[str, Any] = jwt.decode(
            token.strip(),
            secret,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            issuer=ISSUER,
            leeway=LEEWAY_S,
            options={"require": ["exp", "iat", "aud", "iss", "sub"]},
        )
    except jwt.ExpiredSignatureError as error:
        raise Unauthorized("token_expired", "The service token has expired.", headers=_CHALLENGE) from error
    except jwt.InvalidTokenError as error:
        raise Unauthorized("token_invalid", "The service token is not valid here.", headers=_CHALLENGE) from error
    if claims["exp"] - claims["iat"] > max_age_s:
        raise Unauthorized("token_invalid", "The service token lives too long.", headers=_CHALLENGE)
    scope = claims.get("scope", "")
    return Caller(str(claims["sub"]), frozenset(scope.split()) if isinstance(scope, str) else frozenset())


def check_metrics_token(authorization: str | None, expected: str | None) -> None:
    """Raise ``NotFound`` where the operator has set no metrics token, ``Unauthorized`` unless the header carries it."""
    if expected is None:
        raise NotFound("not_found", "Not Found")
    scheme, _, given = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not given.strip():
        raise Unauthorized("token_missing", "Send the metrics token as 'Authorization: Bearer …'.", headers=_CHALLENGE)
    if not hmac.compare_digest(given.strip().encode(), expected.encode()):
        raise Unauthorized("token_invalid", "The metrics token is not valid here.", headers=_CHALLENGE)
