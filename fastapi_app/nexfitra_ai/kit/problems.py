"""Errors of the service: one family that carries a stable code, rendered as problem details (RFC 9457) in one place."""

from dataclasses import dataclass, field
from typing import Annotated, Final

from annotated_types import Ge, Le

PROBLEM_MEDIA_TYPE: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldError:
    """One fault of a payload: where (``body.targets.0.fat_g``), which rule, and one sentence about it."""

    loc: str
    code: str
    msg: str


@dataclass(frozen=True, slots=True)
class Problem:
    """The body of every error."""

    title: str
    status: Annotated[int, Ge(400), Le(599)]
    code: str
    detail: str
    type: str = "about:blank"
    request_id: str | None = None
    errors: tuple[FieldError, ...] = ()


@dataclass
class ServiceError(Exception):
    """Base of the errors that callers are told about; ``code`` is stable, ``detail`` is for people."""

    code: str
    detail: str
    errors: tuple[FieldError, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    status = 500
    title = "Internal error"


class Unauthorized(ServiceError):
    """No valid service token."""

    status = 401
    title = "Unauthorized"


class Forbidden(ServiceError):
    """The token is good but lacks the scope."""

    status = 403
    title = "Forbidden"


class NotFound(ServiceError):
    """Something named in the request does not exist."""

    status = 404
    title = "Not found"


class Conflict(ServiceError):
    """The request is well formed but does not fit the state of this service."""

    status = 409
    title = "Conflict"


class TooLarge(ServiceError):
    """The body is larger than the service reads."""

    status = 413
    title = "Content too large"


class UnsupportedMedia(ServiceError):
    """The body is not JSON."""

    status = 415
    title = "Unsupported media type"


class Invalid(ServiceError):
    """The payload breaks its schema; ``errors`` says where."""

    status = 422
    title = "Invalid payload"


class Unavailable(ServiceError):
    """The service cannot do it now; a ``Retry-After`` header says when to try again."""

    status = 503
    title = "Service unavailable"
