"""The one way to declare a route: typed input, typed output, sign-in, declared problems, one transaction.

::

    @endpoint(blueprint, "PUT", "/diary/entries/<uuid:entry_id>", operation_id="put_diary_entry",
              body=EntryIn, response=EntryOut, errors=(NotFound, FoodUnknown))
    def put_entry(entry_id: UUID, body: EntryIn) -> EntryOut: ...

The function gets the path's values, and ``body`` and ``query`` where declared; it returns an object of ``response`` (or
``Reply`` to change status or headers; nothing for 204). It never commits, and never builds an error body.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from http import HTTPStatus
from typing import Any, Final, Literal

import structlog
from flask import Blueprint, Response, request
from pydantic import BaseModel, ValidationError
from spectree import Response as SpecResponse

from nexfitra_api.kit import auth, openapi
from nexfitra_api.kit.db import session
from nexfitra_api.kit.errors import (
    DomainError,
    Forbidden,
    Invalid,
    NotFound,
    TooManyRequests,
    Unauthorized,
    Unavailable,
)
from nexfitra_api.kit.problems import HTTP_CODES
from nexfitra_api.kit.ratelimit import limiter
from nexfitra_api.kit.reading import MalformedJson, read_body, read_query

log = structlog.get_logger(__name__)
API_PREFIX: Final = "/api/v1"
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """A response with another status or with headers of its own."""

    body: BaseModel | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Route:
    operation_id: str
    body: type[BaseModel] | None
    query: type[BaseModel] | None
    response: type[BaseModel] | None
    media: str | None
    status: int
    level: auth.Level
    max_body_bytes: int | None
    body_optional: bool


def feature_blueprint(name: str) -> Blueprint:
    """Return the blueprint of a feature, mounted at ``/api/v1``."""
    return Blueprint(name, f"nexfitra_api.features.{name}", url_prefix=API_PREFIX)


def endpoint(  # noqa: PLR0913 -- a route has this many properties; all but three have a default
    blueprint: Blueprint,
    method: Method,
    rule: str,
    *,
    operation_id: str,
    body: type[BaseModel] | None = None,
    query: type[BaseModel] | None = None,
    response: type[BaseModel] | None = None,
    status: int | None = None,
    errors: tuple[type[DomainError], ...] = (),
    level: auth.Level = "required",
    refresh_cookie: bool = False,
    media: str | None = None,
    limit: str | None = None,
    max_body_bytes: int | None = None,
    body_optional: bool = False,
) -> Callable[[View], View]:
    """Register the decorated function.

    ``level`` is the sign-in it needs; ``refresh_cookie`` says in the document that it reads the refresh cookie;
    ``media`` marks a route that returns its own Flask response (an event stream, a download); ``limit`` is a rate such
    as "10 per minute" per address; ``body_optional`` takes a request without a body for the model's defaults.
    """
    success = status or (200 if response or media else 204)
    route = _Route(operation_id, body, query, response, media, success, level, max_body_bytes, body_optional)
    declared = (*errors, *_implied(route, rule, limited=limit is not None, cookie=refresh_cookie))

    def register(view: View) -> View:
        handler = _handler(view, route)
        for model in (body, query, response):
            openapi.remember(model)
        security = "cookie" if refresh_cookie else "none" if level == "none" else "bearer"
        openapi.describe(operation_id, errors=declared, security=security, media=media, body_optional=body_optional)
        answers = {f"HTTP_{route.status}": (response, HTTPStatus(route.status).phrase)}
        # SpecTree documents the route and stays out of its way: its wrapper takes malformed JSON for {}, repeats values in
        # its errors and reads an event stream to its end before it sends the first line.
        documented = openapi.spec.validate(
            json=body,
            query=query,
            resp=SpecResponse(**answers),
            tags=(blueprint.name,),
            operation_id=operation_id,
            skip_validation=True,
        )(view)
        handler.__wrapped__ = documented  # type: ignore[attr-defined]  # where SpecTree finds what it documents
        if limit is not None:
            handler = limiter.limit(limit)(handler)
        blueprint.add_url_rule(
            rule, endpoint=operation_id, view_func=handler, methods=[method], provide_automatic_options=False
        )
        return view

    return register


def _handler(view: View, route: _Route) -> Callable[..., Response]:
    @wraps(view)
    def handle(**values: Any) -> Response:
        if route.max_body_bytes is not None:
            request.max_content_length = route.max_body_bytes
        with _transaction():
            auth.require(route.level)
            if route.query is not None:
                values["query"] = read_query(request, route.query)
            if route.body is not None:
                empty = route.body_optional and not request.get_data()
                values["body"] = route.body() if empty else read_body(request, route.body)
            return _render(view(**values), route)

    return handle


@contextmanager
def _transaction() -> Iterator[None]:
    """One request, one transaction: committed when the response stands, rolled back on any error."""
    try:
        yield
    except DomainError as error:
        if error.keep_changes:
            session().commit()
        else:
            session().rollback()
        raise
    except BaseException:
        session().rollback()
        raise
    session().commit()


def _render(result: Any, route: _Route) -> Response:
    if route.media is not None:
        made: Response = result
        return made
    reply = result if isinstance(result, Reply) else Reply(result)
    status = reply.status or route.status
    if route.response is None or reply.body is None:
        response = Response(status=status)
        response.headers.pop("Content-Type", None)
    else:
        response = Response(_checked(reply.body, route), status=status, content_type="application/json")
    response.headers.extend(reply.headers)
    return response


def _checked(result: object, route: _Route) -> str:
    """Return the JSON of the result. One that breaks its own schema is our mistake: logged by field, shown to nobody."""
    assert route.response is not None  # noqa: S101 -- _render has looked
    try:
        # Dumped and read again: an object built without validation must not slip through.
        model = route.response.model_validate(result.model_dump() if isinstance(result, BaseModel) else result)
        return model.model_dump_json()
    except ValidationError as error:
        found = [
            {"loc": ".".join(map(str, item["loc"])), "code": item["type"]}
            for item in error.errors(include_url=False, include_input=False, include_context=False)[:20]
        ]
        log.error("response_breaks_its_schema", operation=route.operation_id, errors=found)
        raise DomainError from None


def _http(status: int) -> type[DomainError]:
    code, title = HTTP_CODES[status]
    return type(f"Http{status}", (DomainError,), {"status": status, "code": code, "title": title})


_PAYLOAD_TOO_LARGE: Final = _http(413)
_UNSUPPORTED_MEDIA: Final = _http(415)


def _implied(route: _Route, rule: str, *, limited: bool, cookie: bool) -> Iterator[type[DomainError]]:
    """Yield the problems that a route can answer with because of its shape, so that no feature lists them by hand."""
    yield DomainError
    yield Unavailable
    if route.level != "none" or cookie:
        yield from (Unauthorized, auth.TokenExpired, auth.TokenInvalid, auth.SessionEnded)
    if cookie:
        yield auth.CsrfFailed
    if route.level == "fresh":
        yield auth.NotFresh
    if route.level == "admin":
        yield Forbidden
    if "<" in rule:
        yield NotFound
    if route.body is not None:
        yield from (MalformedJson, Invalid, _PAYLOAD_TOO_LARGE, _UNSUPPORTED_MEDIA)
    if route.query is not None:
        yield Invalid
    if limited:
        yield TooManyRequests
