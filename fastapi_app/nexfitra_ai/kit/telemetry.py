"""Logs as JSON with the request id of the caller, and counters for Prometheus."""

import logging
import re
import sys
import time
import uuid
from contextvars import ContextVar
from typing import Final

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUEST_ID_HEADER: Final = "X-Request-ID"
_REQUEST_ID: Final = re.compile(r"^[A-Za-z0-9._-]{8,64}$")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUIET: Final = frozenset({"/healthz", "/readyz", "/metrics"})

request_id_var: ContextVar[str] = ContextVar("request_id", default="-")

log = structlog.stdlib.get_logger("nexfitra_ai")


def configure_logging(level: str) -> None:
    """Write one JSON object a line to standard output."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
        cache_logger_on_first_use=False,
    )


class Metrics:
    """The service's counters in a registry of their own, so that two apps in one test process do not collide."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "nexfitra_ai_http_requests", "Answered requests", ["method", "route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "nexfitra_ai_http_request_seconds", "Time to answer", ["route"], registry=self.registry
        )
        self.generations = Counter(
            "nexfitra_ai_generations", "Plans asked for", ["kind", "engine", "status"], registry=self.registry
        )


def accepted_request_id(given: str | None) -> str:
    """Return the caller's request id where it is harmless, else a new one."""
    return given if given is not None and _REQUEST_ID.match(given) else uuid.uuid4().hex


class TelemetryMiddleware:
    """Binds the request id to logs and answers, counts and times requests by route template."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = accepted_request_id(Headers(scope=scope).get(REQUEST_ID_HEADER))
        request_id_var.set(request_id)
        started = time.perf_counter()
        status = 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID_HEADER] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self.app(scope, receive, send_with_id)
            finally:
                self._record(scope, status, time.perf_counter() - started)

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unmatched")
        # Any word can be sent as a method; each would be a new time series, kept for ever.
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self.metrics.requests.labels(method, route, str(status)).inc()
        self.metrics.seconds.labels(route).observe(seconds)
        if route not in _QUIET:
            log.info("request", method=scope["method"], route=route, status=status, ms=round(seconds * 1_000, 1))
