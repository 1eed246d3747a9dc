"""Work that outlives a request: jobs in PostgreSQL (procrastinate), put there by the request's own transaction.

A feature declares a job in its ``jobs`` module and defers it from its service; row and job commit or roll back together::

    @job("plans.make")
    def make_plan(call: JobCall) -> None: ...

    defer(session(), "plans.make", actor_id=…, subject_id=…, args={"plan_id": str(plan.id)})

A job is given its actor and subject and works under ``db.subject_scope``: row-level security binds it like a request. It
must be safe to run twice: a worker that dies leaves its job to the next one.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final
from uuid import UUID

import procrastinate
import sqlalchemy as sa
import structlog
from flask import Flask, g, has_request_context
from procrastinate.jobs import Status
from sqlalchemy.orm import Session

from nexfitra_api.kit.clock import now
from nexfitra_api.kit.ids import new_id

QUEUE: Final = "default"
HEARTBEAT_S: Final = 5.0
STALLED_AFTER_S: Final = 15.0
"""A worker that has not been heard of for so long is taken for dead, and its jobs are given to others."""
MAX_ATTEMPTS: Final = 3
"""A job that takes its worker down with it must not do so for ever."""
_RESCUE_CRON: Final = "* * * * * */10"
"""Every ten seconds: croniter takes a sixth field for seconds, at the end."""
_KEEP_FAILED_H: Final = 24 * 7
_PURGE_CRON: Final = "17 3 * * *"

_DEFER: Final = sa.text(
    "select unnest(procrastinate_defer_jobs_v1(array[row("
    "cast(:queue as varchar), cast(:task as varchar), 0, cast(:lock as text), null::text, cast(:args as jsonb), "
    "null::timestamptz)]::procrastinate_job_to_defer_v1[]))"
)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class JobCall:
    """What a job is called with. ``attempt`` counts from 0; ``request_id`` is that of the request that asked for it."""

    actor_id: UUID
    subject_id: UUID
    request_id: str
    attempt: int
    args: Mapping[str, Any]


JobFunction = Callable[[JobCall], None]
_JOBS: dict[str, JobFunction] = {}
_AT_START: list[Callable[[], object]] = []


def job(name: str) -> Callable[[JobFunction], JobFunction]:
    """Declare a job under a stable name ("feature.verb"): stored jobs refer to it across releases."""

    def register(function: JobFunction) -> JobFunction:
        if _JOBS.setdefault(name, function) is not function:
            raise TypeError(f"job {name} is declared twice")
        return function

    return register


def at_start(load: Callable[[], object]) -> None:
    """Have ``load`` called when a worker starts: what is read from files then, the first person need not wait for."""
    if load not in _AT_START:
        _AT_START.append(load)


def defer(
    session: Session, name: str, *, actor_id: UUID, subject_id: UUID, args: Mapping[str, Any], lock: str | None = None
) -> int:
    """Put a job into the queue inside ``session``'s transaction and return its number. Jobs with one ``lock`` run one by one."""
    request_id = str(g.get("request_id", "")) if has_request_context() else ""
    stored = {
        "actor_id": str(actor_id),
        "subject_id": str(subject_id),
        "request_id": request_id or str(new_id()),
        "args": dict(args),
    }
    values = {"queue": QUEUE, "task": name, "lock": lock, "args": json.dumps(stored)}
    number: int = session.execute(_DEFER, values).scalar_one()
    return number


def discover(features: tuple[str, ...]) -> None:
    """Import the ``jobs`` module of every feature that has one."""
    for feature in features:
        name = f"nexfitra_api.features.{feature}.jobs"
        if find_spec(name) is not None:
            import_module(name)


def make_worker(app: Flask, database_url: str) -> procrastinate.App:
    """Return the procrastinate application that runs every declared job inside ``app``'s context."""
    conninfo = database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    connector = procrastinate.PsycopgConnector(
        conninfo=conninfo, min_size=1, max_size=4, kwargs={"application_name": "nexfitra-worker"}
    )
    worker = procrastinate.App(connector=connector)
    for name, function in _JOBS.items():
        worker.task(name=name, queue=QUEUE, pass_context=True)(_in_app(app, function))
    _add_housekeeping(worker)
    return worker


def run_worker(worker: procrastinate.App, *, concurrency: int, wait: bool = True) -> None:
    """Run jobs until the process is told to stop; with ``wait=False`` until the queue is empty."""
    for load in _AT_START:
        load()
    worker.run_worker(
        queues=[QUEUE],
        concurrency=concurrency,
        wait=wait,
        fetch_job_polling_interval=2.0,
        update_heartbeat_interval=HEARTBEAT_S,
        stalled_worker_timeout=STALLED_AFTER_S,
        shutdown_graceful_timeout=10.0,
        delete_jobs="successful",
        install_signal_handlers=wait,
    )


def _in_app(app: Flask, function: JobFunction) -> Callable[..., None]:
    def run(context: procrastinate.JobContext, **stored: Any) -> None:
        call = JobCall(
            actor_id=UUID(stored["actor_id"]),
            subject_id=UUID(stored["subject_id"]),
            request_id=stored["request_id"],
            attempt=context.job.attempts,
            args=stored["args"],
        )
        with (
            app.app_context(),
            structlog.contextvars.bound_contextvars(request_id=call.request_id, job=context.job.task_name),
        ):
            function(call)

    return run


def _add_housekeeping(worker: procrastinate.App) -> None:
    @worker.periodic(cron=_RESCUE_CRON, periodic_id="rescue")
    @worker.task(name="kit.rescue", queue=QUEUE, queueing_lock="kit.rescue")
    async def rescue(timestamp: int) -> None:  # noqa: ARG001  # procrastinate hands it over
        await rescue_stalled(worker)

    @worker.periodic(cron=_PURGE_CRON, periodic_id="purge")
    @worker.task(name="kit.purge", queue=QUEUE, queueing_lock="kit.purge")
    async def purge(timestamp: int) -> None:  # noqa: ARG001  # procrastinate hands it over
        await worker.job_manager.delete_old_jobs(
            nb_hours=_KEEP_FAILED_H, include_failed=True, include_cancelled=True, include_aborted=True
        )


async def rescue_stalled(worker: procrastinate.App) -> int:
    """Give the jobs of dead workers back to the queue and return how many; after ``MAX_ATTEMPTS`` a job is given up."""
    stalled = list(await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_S))
    for lost in stalled:
        if lost.attempts + 1 >= MAX_ATTEMPTS:
            log.error("job_given_up", job=lost.task_name, number=lost.id, attempts=lost.attempts + 1)
            await worker.job_manager.finish_job(lost, status=Status.FAILED, delete_job=False)
        else:
            log.warning("job_rescued", job=lost.task_name, number=lost.id)
            await worker.job_manager.retry_job(lost, retry_at=now())
    return len(stalled)
