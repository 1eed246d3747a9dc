"""The one place where errors become problem details."""

from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from nexfitra_ai.kit.problems import PROBLEM_MEDIA_TYPE, FieldError, Problem, ServiceError
from nexfitra_ai.kit.telemetry import log, request_id_var

_PROBLEM_JSON: Final = TypeAdapter(Problem)
_HTTP_CODES: Final = {404: "not_found", 405: "method_not_allowed"}


class ProblemResponse(JSONResponse):
    """JSON with the media type of problem details."""

    media_type = PROBLEM_MEDIA_TYPE


def _respond(problem: Problem, headers: dict[str, str] | None = None) -> ProblemResponse:
    body = _PROBLEM_JSON.dump_python(problem, mode="json")
    return ProblemResponse(body, status_code=problem.status, headers=headers)


async def _service_error(_request: Request, error: Exception) -> ProblemResponse:
    if not isinstance(error, ServiceError):
        raise TypeError("registered for ServiceError only")
    problem = Problem(
        error.title, error.status, error.code, error.detail, request_id=request_id_var.get(), errors=error.errors
    )
    return _respond(problem, dict(error.headers))


async def _http_error(_request: Request, error: Exception) -> ProblemResponse:
    if not isinstance(error, HTTPException):
        raise TypeError("registered for HTTPException only")
    title = HTTPStatus(error.status_code).phrase
    code = _HTTP_CODES.get(error.status_code, "http_error")
    problem = Problem(title, error.status_code, code, str(error.detail), request_id=request_id_var.get())
    return _respond(problem, dict(error.headers or {}))


async def _parameter_error(_request: Request, error: Exception) -> ProblemResponse:
    if not isinstance(error, RequestValidationError):
        raise TypeError("registered for RequestValidationError only")
    found = tuple(FieldError(".".join(map(str, e["loc"])), e["type"], e["msg"]) for e in error.errors())
    detail = "The parameters break their schema."
    return _respond(
        Problem("Invalid payload", 422, "payload_invalid", detail, request_id=request_id_var.get(), errors=found)
    )


async def _registry_down(_request: Request, error: Exception) -> ProblemResponse:
    log.error("registry_unavailable", error=type(error).__name__)
    problem = Problem(
        "Service unavailable",
        503,
        "registry_unavailable",
        "The registry cannot be reached.",
        request_id=request_id_var.get(),
    )
    return _respond(problem, {"Retry-After": "2"})


async def _unexpected(_request: Request, error: Exception) -> ProblemResponse:
    log.error("unexpected_error", exc_info=error)
    detail = "Something went wrong here; the request id finds it in the logs."
    return _respond(Problem("Internal error", 500, "internal_error", detail, request_id=request_id_var.get()))


def register_errors(app: FastAPI) -> None:
    """Render every error of ``app`` as a problem."""
    app.add_exception_handler(ServiceError, _service_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _parameter_error)
    for unreachable in (OperationalError, InterfaceError, PoolTimeout):
        app.add_exception_handler(unreachable, _registry_down)
    app.add_exception_handler(Exception, _unexpected)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI entries of a route's errors."""
    content = {PROBLEM_MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in sorted(statuses)}
