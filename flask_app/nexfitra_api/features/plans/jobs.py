"""The job that makes a plan. It may run twice: a plan that is finished stays as it is."""

from uuid import UUID

import structlog
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.vocabulary import PlanKind
from pydantic import ValidationError

from nexfitra_api.features.plans import content, engines, lifecycle, making, repository
from nexfitra_api.kit.db import subject_scope
from nexfitra_api.kit.jobs import JobCall, at_start, job

log = structlog.get_logger(__name__)
at_start(load_catalog)


@job(lifecycle.MAKE_JOB)
def make_plan(call: JobCall) -> None:
    """Make the plan named in the arguments, and store it with its verdict, or why there is none."""
    plan_id = UUID(call.args["plan_id"])
    request = _begin(call, plan_id)
    if request is None:
        return
    made: making.Made | None = None
    code = "internal_error"
    try:
        made = making.make(request, engines.ai_client(), call.request_id, lambda step: _tell(call, plan_id, step))
    except making.CannotMake as error:
        code = error.code
    except Exception:
        log.exception("plan_failed", plan_id=str(plan_id))
    with subject_scope(call.actor_id, call.subject_id) as session:
        plan = repository.get(session, call.subject_id, plan_id, lock=True)
        if plan is None or plan.status != "running":
            return
        if made is None:
            lifecycle.fail(session, plan, code)
        else:
            lifecycle.finish(session, plan, made)


def _begin(call: JobCall, plan_id: UUID) -> content.Request | None:
    with subject_scope(call.actor_id, call.subject_id) as session:
        plan = repository.get(session, call.subject_id, plan_id, lock=True)
        if plan is None or plan.status not in repository.UNFINISHED:
            return None
        if lifecycle.expired(plan):
            lifecycle.fail(session, plan, lifecycle.TIMED_OUT)
            return None
        try:
            request = _read(plan.kind, plan.request)
        except ValidationError as error:
            log.error("plan_request_unreadable", plan_id=str(plan_id), errors=error.error_count())
            lifecycle.fail(session, plan, "request_unreadable")
            return None
        plan.status = "running"
        lifecycle.tell(session, plan, "progress", lifecycle.step("started"))
        return request


def _read(kind: PlanKind, stored: dict[str, object]) -> content.Request:
    return content.read_meal_request(stored) if kind == "meal" else content.read_workout_request(stored)


def _tell(call: JobCall, plan_id: UUID, step: str) -> None:
    with subject_scope(call.actor_id, call.subject_id) as session:
        plan = repository.get(session, call.subject_id, plan_id, lock=True)
        if plan is not None and plan.status == "running":
            lifecycle.tell(session, plan, "progress", lifecycle.step(step))
