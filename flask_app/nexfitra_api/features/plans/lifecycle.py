"""The life of a plan: queued → running → ready | infeasible | failed. Each step is an event in the same transaction."""

import datetime as dt
from typing import Any, Final
from uuid import UUID

from nexfitra_domain.contract import MealPlanRequest
from pydantic import ValidationError
from sqlalchemy.orm import Session

from nexfitra_api.features.plans import content, repository
from nexfitra_api.features.plans.errors import PlanOutOfRange
from nexfitra_api.features.plans.making import Made
from nexfitra_api.features.plans.models import Plan
from nexfitra_api.kit.clock import now
from nexfitra_api.kit.events import announce
from nexfitra_api.kit.ids import new_id
from nexfitra_api.kit.jobs import defer

MAKE_JOB: Final = "plans.make"
DEADLINE_S: Final = 120
"""Covers a worker that dies and another one that takes over (``kit/jobs.py``), and ends the wait where none does."""
TIMED_OUT: Final = "plan_timed_out"

PERCENT: Final = {"queued": 5, "started": 10, "generate": 25, "fallback": 45, "verify": 85}
"""How far each step is, for a bar; the steps themselves are keys that the web app translates."""


def queue(
    session: Session, *, subject: UUID, actor: UUID, request: content.Request, replaces: UUID | None = None
) -> Plan:
    """Store a plan to be made and the job that makes it. Raises ``PlanOutOfRange`` where no planner could read it."""
    plan = store(session, subject=subject, actor=actor, request=request, replaces=replaces)
    defer(session, MAKE_JOB, actor_id=actor, subject_id=subject, args={"plan_id": str(plan.id)})
    return plan


def store(
    session: Session, *, subject: UUID, actor: UUID, request: content.Request, replaces: UUID | None = None
) -> Plan:
    """Store a plan to be made, without a job: whoever calls this makes it. Raises ``PlanOutOfRange``."""
    try:
        content.check_bounds(request)
    except ValidationError as error:
        raise PlanOutOfRange from error
    at = now()
    plan = Plan(
        id=new_id(),
        subject_id=subject,
        actor_id=actor,
        kind="meal" if isinstance(request, MealPlanRequest) else "workout",
        status="queued",
        start=request.start,
        created_at=at,
        deadline_at=at + dt.timedelta(seconds=DEADLINE_S),
        replaces_id=replaces,
        request=content.request_json(request),
    )
    session.add(plan)
    session.flush()
    tell(session, plan, "progress", step("queued"))
    return plan


def step(name: str) -> dict[str, Any]:
    """Return the data of a progress event."""
    return {"step": name, "percent": PERCENT[name]}


def finish(session: Session, plan: Plan, made: Made) -> None:
    """Store what was made: a plan, or why there is none."""
    plan.status = made.plan.status
    plan.provenance = made.provenance()
    plan.verification = {"ok": made.verification.ok, "violations": []}
    plan.conflicts = content.conflicts_json(made.plan.conflicts)
    plan.content = content.content_json(made.plan) if made.plan.status == "ready" else None
    plan.finished_at = now()
    tell(session, plan, "done", {"id": str(plan.id), "status": plan.status})


def fail(session: Session, plan: Plan, code: str) -> None:
    """End a plan without content; ``code`` says why."""
    plan.status = "failed"
    plan.error_code = code
    plan.finished_at = now()
    tell(session, plan, "failed", {"id": str(plan.id), "code": code})


def expired(plan: Plan) -> bool:
    """Return whether nobody will finish this plan any more."""
    return plan.status in repository.UNFINISHED and plan.deadline_at <= now()


def fail_if_expired(session: Session, plan: Plan) -> Plan:
    """Return the plan, failed where its time is over. Readers call it, so that a wait ends also where no worker runs."""
    if not expired(plan):
        return plan
    locked = repository.get(session, plan.subject_id, plan.id, lock=True)
    if locked is not None and expired(locked):
        fail(session, locked, TIMED_OUT)
        session.flush()
    return locked or plan


def tell(session: Session, plan: Plan, name: str, data: dict[str, Any]) -> None:
    """Store an event and wake the streams of this plan at commit."""
    repository.add_event(session, plan, name, data, now())
    announce(session, f"plan:{plan.id}")
