"""The errors that a feature may raise. Each carries a stable code; ``problems.py`` is the only place that renders them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field: ``loc`` is a dotted path as sent ("body.diet.meals_per_day"), ``code`` stable, ``msg`` plain English.

    ``params`` are the numbers of the sentence (a limit), so that a client can say it in another language.
    """

    loc: str
    code: str
    msg: str
    params: Mapping[str, float] = field(default_factory=dict)


class DomainError(Exception):
    """Base of everything a client is told. Subclass it in a feature to give a case its own ``code``.

    ``keep_changes`` commits the transaction although the request failed: for errors that are facts to remember, such as
    a wrong password or a replayed token.
    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"
    title: ClassVar[str] = "Something went wrong on our side"

    def __init__(
        self,
        detail: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        keep_changes: bool = False,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.keep_changes = keep_changes


class BadRequest(DomainError):
    """The request could not be read at all (malformed JSON)."""

    status = 400
    code = "bad_request"
    title = "The request could not be read"


class Unauthorized(DomainError):
    """Nobody is signed in, or the token is not valid (any more)."""

    status = 401
    code = "unauthorized"
    title = "Please sign in"


class Forbidden(DomainError):
    """Signed in, but not allowed."""

    status = 403
    code = "forbidden"
    title = "This is not allowed"


class NotFound(DomainError):
    """There is no such thing, or it belongs to somebody else: the two are told apart to nobody."""

    status = 404
    code = "not_found"
    title = "There is nothing here"


class Conflict(DomainError):
    """The request collides with what is stored."""

    status = 409
    code = "conflict"
    title = "This collides with something that is already stored"


class Invalid(DomainError):
    """The payload can be read and is not acceptable; ``errors`` say where and why."""

    status = 422
    code = "invalid"
    title = "Some values are not acceptable"

    @classmethod
    def field(cls, loc: str, code: str, msg: str, **params: float) -> "Invalid":
        """Return the error for one field of the body, ``loc`` without the leading "body."."""
        return cls(errors=(FieldError(f"body.{loc}", code, msg, params),))


class Gated(DomainError):
    """A safety gate forbids it: no plan and no targets for this person, with the reason in ``errors``."""

    status = 422
    code = "gated"
    title = "A safety rule forbids this"


class TooManyRequests(DomainError):
    """Slow down; ``Retry-After`` says for how long."""

    status = 429
    code = "too_many_requests"
    title = "Too many requests"


class Unavailable(DomainError):
    """A part that is needed is down for the moment."""

    status = 503
    code = "unavailable"
    title = "A part of the service is not available at the moment"
