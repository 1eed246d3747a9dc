"""Which engines there are, and which one serves "auto"."""

from typing import Annotated, Any, Final

from annotated_types import Len
from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field, StringConstraints

from nexfitra_ai.engines.base import EngineKind
from nexfitra_ai.generation.service import MAX_ATTEMPTS
from nexfitra_ai.kit.bodies import JsonBody
from nexfitra_ai.kit.problems import Conflict, NotFound
from nexfitra_ai.registry import store
from nexfitra_ai.serving.context import AdminCaller, Context, ContextDep, GenerateCaller
from nexfitra_ai.serving.errors import problems
from nexfitra_ai.serving.openapi import json_body

router = APIRouter(tags=["engines"], prefix="/v1/engines")

EngineId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,39}$")]
_LAST_RESORT: Final = store.BUILT_IN.default


class EngineInfo(BaseModel):
    """An engine, whether it can serve, and its figures: of the engine, of its newest evaluation, of its recent runs."""

    id: str
    kind: EngineKind
    ready: bool
    reason: str
    version: str
    metrics: dict[str, Any]


class EngineList(BaseModel):
    """All engines; ``fallback`` step in, in order, where ``default`` cannot."""

    default: str
    fallback: list[str]
    items: list[EngineInfo]


class DefaultEngine(BaseModel):
    """The wanted default. Without ``fallback`` the solver steps in."""

    id: EngineId
    fallback: Annotated[list[EngineId], Len(0, MAX_ATTEMPTS - 1)] | None = Field(default=None)


default_body = JsonBody(DefaultEngine, max_bytes=4_096)


@router.get("", operation_id="listEngines", responses=problems(401, 403, 503))
def list_engines(_caller: GenerateCaller, context: ContextDep) -> EngineList:
    """Return every engine of this build."""
    return _list(context)


@router.put(
    "/default",
    operation_id="setDefaultEngine",
    responses=problems(401, 403, 404, 409, 413, 415, 422, 503),
    openapi_extra=json_body(DefaultEngine),
)
def set_default_engine(
    caller: AdminCaller, context: ContextDep, wanted: Annotated[DefaultEngine, Depends(default_body)]
) -> EngineList:
    """Switch the engine that serves "auto", for all replicas at once."""
    engines = context.generation.engines
    fallback = wanted.fallback if wanted.fallback is not None else [_LAST_RESORT]
    chain = [i for i in dict.fromkeys(fallback) if i != wanted.id]
    if any(engine_id not in engines for engine_id in (wanted.id, *chain)):
        raise NotFound("engine_unknown", "There is no such engine.")
    if not engines[wanted.id].readiness().ready:
        raise Conflict("engine_not_ready", "This engine cannot serve now.")
    with context.db.transaction() as session:
        store.choose_engine(session, store.Choice(wanted.id, tuple(chain)), caller.name)
    return _list(context)


def _list(context: Context) -> EngineList:
    with context.db.transaction() as session:
        choice = store.engine_choice(session)
        recent, evaluated = store.recent_metrics(session), store.latest_evaluations(session)
    items = []
    for engine in context.generation.engines.values():
        state = engine.readiness()
        figures = {**engine.metrics(), **evaluated.get(engine.id, {}), **recent.get(engine.id, {})}
        items.append(
            EngineInfo(
                id=engine.id,
                kind=engine.kind,
                ready=state.ready,
                reason=state.reason,
                version=engine.version,
                metrics=figures,
            )
        )
    return EngineList(default=choice.default, fallback=list(choice.fallback), items=items)
