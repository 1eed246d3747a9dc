"""Messages of the accounts."""

import datetime as dt
from typing import Annotated, Any, Final
from uuid import UUID

import email_validator
from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field, SecretStr, StringConstraints
from pydantic_core import PydanticCustomError

from nexfitra_api.features.accounts.passwords import MIN_LENGTH
from nexfitra_api.kit.pagination import Page
from nexfitra_api.kit.schemas import In, Line, Out

# A server at home serves people whose addresses end in .local, .test or .home.arpa; the library lets its users say so.
email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()


def _email(value: str) -> str:
    try:
        # Syntax only: a server at home may have no name service, and its people may live in a domain of their own.
        return validate_email(value, check_deliverability=False, globally_deliverable=False).normalized
    except EmailNotValidError as error:
        raise PydanticCustomError("email", "This is not an e-mail address") from error


Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=3, max_length=254),
    AfterValidator(_email),
    Field(json_schema_extra={"format": "email"}),
]
MAX_PASSWORD: Final = 128


def _bounded(least: int, refusal: PydanticCustomError) -> AfterValidator:
    """Return a check of the length, said in characters and with a code of its own: pydantic counts a secret's "items"."""

    def check(value: SecretStr) -> SecretStr:
        if len(value) < least:
            raise refusal
        if len(value) > MAX_PASSWORD:
            raise PydanticCustomError("password_too_long", "Use at most 128 characters")
        return value

    return AfterValidator(check)


NewPassword = Annotated[
    SecretStr,
    _bounded(MIN_LENGTH, PydanticCustomError("password_too_short", "Use at least 8 characters")),
    Field(json_schema_extra={"minLength": MIN_LENGTH, "maxLength": MAX_PASSWORD}),
]
"""Any characters; what makes a password poor is said by ``passwords.refusal``."""
GivenPassword = Annotated[
    SecretStr,
    _bounded(1, PydanticCustomError("required", "This is needed")),
    Field(json_schema_extra={"minLength": 1, "maxLength": MAX_PASSWORD}),
]


class RegisterIn(In):
    """A new account."""

    email: Email
    password: NewPassword
    name: Line


class LoginIn(In):
    """A sign-in."""

    email: Email
    password: GivenPassword


class UserOut(Out):
    """Who is signed in."""

    id: UUID
    email: str
    name: str
    roles: list[str]


class AuthOut(Out):
    """An access token, good for ``expires_in`` seconds; the refresh token travels in a cookie only."""

    access_token: str
    expires_in: int
    user: UserOut


class MeOut(Out):
    """One's own account."""

    id: UUID
    email: str
    name: str
    roles: list[str]
    created_at: dt.datetime


class MePatch(In):
    """What to change; what is absent stays. A new address or password needs ``current_password``."""

    name: Line | None = None
    email: Email | None = None
    password: NewPassword | None = None
    current_password: GivenPassword | None = None


class SessionOut(Out):
    """One device that is signed in."""

    id: UUID
    created_at: dt.datetime
    last_used_at: dt.datetime
    expires_at: dt.datetime
    user_agent: str
    current: bool


SessionPage = Page[SessionOut]


class ExportOut(Out):
    """Everything that is kept about a person, feature by feature."""

    exported_at: dt.datetime
    account: MeOut
    sessions: list[SessionOut]
    data: dict[str, Any]
