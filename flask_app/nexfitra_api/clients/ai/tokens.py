"""Service tokens: short-lived, for the AI service only, saying nothing about any person."""

import time
from typing import Final

import jwt

ISSUER: Final = "nexfitra-api"
AUDIENCE: Final = "nexfitra-ai"
LIFETIME_S: Final = 60


def service_token(secret: str, scope: str, caller: str = "worker") -> str:
    """Return an HS256 token with ``scope`` ("generate", "admin" or both, separated by a space)."""
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": caller, "iat": now, "exp": now + LIFETIME_S, "scope": scope}
    return jwt.encode(claims, secret, algorithm="HS256")
