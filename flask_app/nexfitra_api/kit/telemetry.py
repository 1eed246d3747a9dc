"""Logs (JSON, one request id through all lines), metrics, and the three addresses that an operator's tools ask."""

import hmac
import logging
import os
import re
import sys
import time
from typing import Final

import sqlalchemy as sa
import structlog
from flask import Flask, Response, current_app, g, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from sqlalchemy.exc import SQLAlchemyError
from structlog.tracebacks import ExceptionDictTransformer

from nexfitra_api.kit.db import db
from nexfitra_api.kit.errors import NotFound, Unauthorized
from nexfitra_api.kit.ids import new_id
from nexfitra_api.kit.settings import Settings

REQUEST_ID_HEADER: Final = "X-Request-Id"
_REQUEST_ID: Final = re.compile(r"^[A-Za-z0-9._-]{8,64}$")
_REQUESTS: Final = Counter("nexfitra_http_requests_total", "Requests answered", ("operation", "method", "status"))
_SECONDS: Final = Histogram(
    "nexfitra_http_request_seconds",
    "Time to the response's first byte, in seconds",
    ("operation",),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUIET: Final = frozenset({"healthz", "readyz", "metrics"})
log = structlog.get_logger("nexfitra.access")


def configure_logging(settings: Settings) -> None:
    """Send structlog and the standard library's loggers to stdout as JSON lines."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # Without local variables: they hold passwords, tokens and what people eat.
        structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False, max_frames=12)),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=settings.env == "production",
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    if settings.env != "test":
        root.handlers[:] = [handler]
    root.setLevel(settings.log_level)


def install(app: Flask) -> None:
    """Number each request, time it, count it, and add ``/healthz``, ``/readyz`` and ``/metrics``."""

    def begin() -> None:
        given = request.headers.get(REQUEST_ID_HEADER, "")
        g.request_id = given if _REQUEST_ID.match(given) else str(new_id())
        g.started = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=g.request_id)

    def end(response: Response) -> Response:
        operation = (request.endpoint or "unmatched").rsplit(".", 1)[-1]
        seconds = time.perf_counter() - g.get("started", time.perf_counter())
        response.headers[REQUEST_ID_HEADER] = g.get("request_id", "")
        # Any word can be sent as a method; each would be a new time series, kept for ever.
        method = request.method if request.method in _METHODS else "other"
        _REQUESTS.labels(operation, method, response.status_code).inc()
        _SECONDS.labels(operation).observe(seconds)
        if operation not in _QUIET:
            # The path's values and the query string stay out of the log: they can name foods, dates and people.
            log.info(
                "request",
                operation=operation,
                method=request.method,
                status=response.status_code,
                ms=round(seconds * 1000, 1),
            )
        return response

    app.before_request(begin)
    app.after_request(end)
    app.add_url_rule("/healthz", "healthz", _healthz, methods=["GET"])
    app.add_url_rule("/readyz", "readyz", _readyz, methods=["GET"])
    app.add_url_rule("/metrics", "metrics", _metrics, methods=["GET"])


def _healthz() -> Response:
    return jsonify({"status": "ok"})


def _readyz() -> Response:
    try:
        db.session.execute(sa.text("select 1 from alembic_version"))
    except SQLAlchemyError as error:
        log.warning("not_ready", error=type(error).__name__)
        response = jsonify({"status": "unavailable", "database": False})
        response.status_code = 503
        return response
    return jsonify({"status": "ok", "database": True})


def _metrics() -> Response:
    _require_metrics_token(current_app.config["SETTINGS"])
    registry: CollectorRegistry | None = None
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    body = generate_latest(registry) if registry is not None else generate_latest()
    return Response(body, content_type=CONTENT_TYPE_LATEST)


def _require_metrics_token(settings: Settings) -> None:
    """Let only the operator's Prometheus read: how many people sign in or fail to, and when, is nobody else's business."""
    if settings.metrics_token is None:
        raise NotFound
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    expected = settings.metrics_token.get_secret_value()
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), expected.encode()):
        raise Unauthorized("Send the metrics token as 'Authorization: Bearer …'")
