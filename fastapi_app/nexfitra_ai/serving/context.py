"""What every route needs, gathered once a process and handed out by dependencies."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from nexfitra_ai.generation.pool import PlanningPool
from nexfitra_ai.generation.service import GenerationService
from nexfitra_ai.kit.db import Database
from nexfitra_ai.kit.settings import Settings
from nexfitra_ai.kit.telemetry import Metrics
from nexfitra_ai.kit.tokens import Caller, Scope, check_metrics_token, read_token

bearer = HTTPBearer(
    auto_error=False,
    scheme_name="serviceToken",
    bearerFormat="JWT",
    description="HS256, issuer nexfitra-api, audience nexfitra-ai, at most five minutes, scopes generate and admin.",
)


@dataclass(frozen=True, slots=True)
class Context:
    """The process's parts."""

    settings: Settings
    db: Database
    pool: PlanningPool
    generation: GenerationService
    metrics: Metrics


def get_context(request: Request) -> Context:
    """Return the parts that ``create_app`` made."""
    context: Context = request.app.state.context
    return context


ContextDep = Annotated[Context, Depends(get_context)]


def caller_with(scope: Scope) -> Callable[..., Caller]:
    """Return a dependency that lets only tokens with ``scope`` pass."""

    def check(
        request: Request,
        context: ContextDep,
        _documented: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)] = None,
    ) -> Caller:
        secret = context.settings.service_token_secret.get_secret_value()
        header = request.headers.get("authorization")
        caller = read_token(header, secret, max_age_s=context.settings.max_token_age_s)
        caller.require(scope)
        return caller

    return check


GenerateCaller = Annotated[Caller, Depends(caller_with("generate"))]
AdminCaller = Annotated[Caller, Depends(caller_with("admin"))]

metrics_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="metricsToken",
    description="The operator's METRICS_TOKEN, for Prometheus.",
)


def _metrics_reader(
    request: Request,
    context: ContextDep,
    _documented: Annotated[HTTPAuthorizationCredentials | None, Security(metrics_bearer)] = None,
) -> None:
    """Let only the operator's Prometheus read the figures."""
    token = context.settings.metrics_token
    check_metrics_token(request.headers.get("authorization"), token.get_secret_value() if token is not None else None)


MetricsDep = Annotated[None, Depends(_metrics_reader)]
