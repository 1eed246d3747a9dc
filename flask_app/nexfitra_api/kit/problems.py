"""The one place that turns errors into ``application/problem+json`` (RFC 9457)."""

from typing import Final

import structlog
from flask import Flask, Response, g, request
from flask_limiter import RateLimitExceeded
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException

from nexfitra_api.kit import ratelimit, webapp
from nexfitra_api.kit.db import sqlstate
from nexfitra_api.kit.errors import Conflict, DomainError, Invalid, NotFound, Unavailable
from nexfitra_api.kit.schemas import Out

log = structlog.get_logger(__name__)
PROBLEM_TYPE: Final = "application/problem+json"
RLS_VIOLATION: Final = "42501"
HTTP_CODES: Final = {
    400: ("bad_request", "The request could not be read"),
    404: ("not_found", "There is nothing here"),
    405: ("method_not_allowed", "This method does not exist here"),
    413: ("payload_too_large", "The body is too large"),
    414: ("address_too_long", "The address is too long"),
    415: ("unsupported_media_type", "Send application/json"),
    429: ("too_many_requests", "Too many requests"),
}


class ProblemField(Out):
    """What is wrong with one field. ``params`` are the numbers of ``msg``, for those who say it in their own words."""

    loc: str
    code: str
    msg: str
    params: dict[str, float]


class Problem(Out):
    """An error. ``code`` is stable and meant for programs; ``title`` and ``detail`` are for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None
    request_id: str | None
    errors: list[ProblemField]


def render(error: DomainError) -> Response:
    """Return the response for an error that we raised ourselves."""
    problem = Problem(
        type=f"urn:nexfitra:problem:{error.code}",
        title=error.title,
        status=error.status,
        code=error.code,
        detail=error.detail,
        request_id=g.get("request_id"),
        errors=[
            ProblemField(loc=item.loc, code=item.code, msg=item.msg, params=dict(item.params)) for item in error.errors
        ],
    )
    response = Response(problem.model_dump_json(), status=error.status, content_type=PROBLEM_TYPE)
    response.headers.extend(error.headers)
    if error.status == 401:
        response.headers.setdefault("WWW-Authenticate", 'Bearer realm="nexfitra"')
    return response


def from_http(error: HTTPException) -> DomainError:
    """Return our form of an error that Flask or Werkzeug raised; ``Allow`` and ``Retry-After`` are kept."""
    status = error.code or 500
    code, title = HTTP_CODES.get(status, ("http_error", error.name))
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    if isinstance(error, RateLimitExceeded):
        kept["Retry-After"] = str(ratelimit.retry_after_s())
    return _problem(status, code, title, headers=kept)


def from_database(error: DBAPIError) -> DomainError:
    """Return what a client may know about a database error that no feature has caught."""
    if sqlstate(error) == RLS_VIOLATION:
        return NotFound()  # a row with this id belongs to somebody else
    if isinstance(error, IntegrityError):
        log.warning("integrity_error", sqlstate=sqlstate(error))
        return Conflict()
    if isinstance(error, DataError):
        log.error("unstorable_value", sqlstate=sqlstate(error))
        return Invalid("A value cannot be stored")
    if isinstance(error, OperationalError | InterfaceError):
        log.error("database_unavailable", sqlstate=sqlstate(error), exc_info=error)
        return Unavailable(headers={"Retry-After": "2"})
    log.error("database_error", sqlstate=sqlstate(error), exc_info=error)
    return DomainError()


def _problem(status: int, code: str, title: str, headers: dict[str, str]) -> DomainError:
    kind = type("HttpProblem", (DomainError,), {"status": status, "code": code, "title": title})
    made: DomainError = kind(headers=headers)
    return made


def install(app: Flask) -> None:
    """Register the handlers on the application."""

    def on_domain_error(error: DomainError) -> Response:
        return render(error)

    def on_http_error(error: HTTPException) -> Response:
        if error.response is not None and error.code is None:
            return error.response  # type: ignore[return-value]  # a ready response, e.g. a redirect of the router
        if error.code in (301, 307, 308):
            return error.get_response()  # type: ignore[return-value]  # the router's redirect
        if error.code == 404 and (page := webapp.page_for(request)) is not None:
            return page
        return render(from_http(error))

    def on_database_error(error: DBAPIError) -> Response:
        return render(from_database(error))

    def on_pool_timeout(error: PoolTimeoutError) -> Response:
        log.error("database_pool_exhausted", exc_info=error)
        return render(Unavailable(headers={"Retry-After": "2"}))

    def on_any_error(error: Exception) -> Response:
        log.error("unhandled_error", exc_info=error, path=request.path, method=request.method)
        return render(DomainError())

    app.register_error_handler(DomainError, on_domain_error)
    app.register_error_handler(HTTPException, on_http_error)
    app.register_error_handler(DBAPIError, on_database_error)
    app.register_error_handler(PoolTimeoutError, on_pool_timeout)
    app.register_error_handler(Exception, on_any_error)
