"""Whether the service lives, can serve, and how it does. The first two are open: they say nothing about anybody."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel, Field
from sqlalchemy import text

from nexfitra_ai.kit.problems import Unavailable
from nexfitra_ai.serving.context import ContextDep, MetricsDep
from nexfitra_ai.serving.errors import problems

router = APIRouter(tags=["health"])


class Greeting(BaseModel):
    """The greeting of the service's root."""

    message: str


class Health(BaseModel):
    """The process answers."""

    status: Annotated[Literal["ok"], Field()] = "ok"


@router.get("/", operation_id="greeting", summary="Greeting")
async def greeting() -> Greeting:
    """Greet, so that a person can see with a browser that the service runs."""
    return Greeting(message="Hello from FastAPI!")


@router.get("/healthz", operation_id="healthz", summary="The process answers")
async def healthz() -> Health:
    """Answer at once, whatever else the process is busy with."""
    return Health()


@router.get("/readyz", operation_id="readyz", summary="It can serve", responses=problems(503))
def readyz(context: ContextDep) -> Health:
    """Check the registry, the planners and that some engine can serve."""
    with context.db.transaction() as session:
        session.execute(text("select 1 from generations limit 1"))
    engines = context.generation.engines.values()
    if not context.pool.ready() or not any(engine.readiness().ready for engine in engines):
        raise Unavailable("not_ready", "The planners are still starting.", headers={"Retry-After": "1"})
    return Health()


@router.get(
    "/metrics",
    operation_id="metrics",
    summary="Figures for Prometheus",
    response_class=PlainTextResponse,
    responses=problems(401, 404),
)
def metrics(context: ContextDep, _token: MetricsDep) -> Response:
    """Return counters and histograms in the text format of Prometheus, for whoever holds ``METRICS_TOKEN``."""
    return Response(generate_latest(context.metrics.registry), media_type=CONTENT_TYPE_LATEST)
