"""Feedback on generations, and the evaluations of engines."""

import datetime as dt
import uuid
from typing import Annotated, Any

from annotated_types import Ge, Le, Len
from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nexfitra_ai.kit.bodies import JsonBody
from nexfitra_ai.registry import store
from nexfitra_ai.serving.context import ContextDep, GenerateCaller
from nexfitra_ai.serving.errors import problems
from nexfitra_ai.serving.openapi import json_body

router = APIRouter(tags=["records"], prefix="/v1")

Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.:\[\]-]{0,79}$")]


class FeedbackIn(BaseModel):
    """A thumb (−1, 0, 1) on a generation or on one ``item`` of it (``days[2].meals[0]``), with reasons as codes."""

    generation_id: uuid.UUID
    rating: Annotated[int, Ge(-1), Le(1)]
    reasons: Annotated[list[Word], Len(0, 10)] = Field(default_factory=list)
    item: Word | None = None


class FeedbackOut(BaseModel):
    """The stored feedback."""

    id: uuid.UUID


class EvaluationOut(BaseModel):
    """One benchmark run of one engine version."""

    id: uuid.UUID
    created_at: dt.datetime
    engine: str
    model_version: str
    benchmark: str
    metrics: dict[str, Any]


class EvaluationList(BaseModel):
    """The newest evaluations first."""

    items: list[EvaluationOut]
    next_cursor: str | None = None


class EvaluationQuery(BaseModel):
    """How many to return; unknown parameters are refused."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Ge(1), Le(200)] = 50


feedback_body = JsonBody(FeedbackIn, max_bytes=16_384)


@router.post(
    "/feedback",
    operation_id="createFeedback",
    status_code=201,
    responses=problems(401, 403, 404, 413, 415, 422, 503),
    openapi_extra=json_body(FeedbackIn),
)
def create_feedback(
    _caller: GenerateCaller, context: ContextDep, given: Annotated[FeedbackIn, Depends(feedback_body)]
) -> FeedbackOut:
    """Keep what a person thought of a generation; nothing says who."""
    with context.db.transaction() as session:
        return FeedbackOut(
            id=store.record_feedback(session, given.generation_id, given.rating, given.reasons, given.item)
        )


@router.get("/evaluations", operation_id="listEvaluations", responses=problems(401, 403, 422, 503))
def list_evaluations(
    _caller: GenerateCaller, context: ContextDep, query: Annotated[EvaluationQuery, Query()]
) -> EvaluationList:
    """Return the evaluations that engines are judged by."""
    with context.db.transaction() as session:
        rows = store.list_evaluations(session, query.limit)
        items = [EvaluationOut.model_validate(row, from_attributes=True) for row in rows]
    return EvaluationList(items=items)
