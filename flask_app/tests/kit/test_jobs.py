"""Jobs: stored with the request's own transaction, run as their subject, taken over from the dead, given up in the end."""

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import procrastinate
import psycopg
import pytest
import sqlalchemy as sa
from flask import Flask

from nexfitra_api.kit import jobs
from nexfitra_api.kit.db import db, subject_scope
from nexfitra_api.kit.settings import Settings

CALLS: list[tuple[jobs.JobCall, str]] = []


@jobs.job("test.note")
def note(call: jobs.JobCall) -> None:
    """Remember the call, and whose data the database would show."""
    if call.args.get("crash"):
        raise RuntimeError("a bug")
    with subject_scope(call.actor_id, call.subject_id) as session:
        CALLS.append((call, session.execute(sa.text("select current_setting('app.subject_id')")).scalar_one()))


@pytest.fixture
def sql(settings: Settings) -> Iterator[psycopg.Connection[Any]]:
    """A connection of the runtime role that commits; the queue is emptied before and after."""
    with psycopg.connect(settings.database_url.replace("+psycopg", ""), autocommit=True) as connection:
        for statement in ("delete from procrastinate_jobs", "delete from procrastinate_workers"):
            connection.execute(statement)
        CALLS.clear()
        yield connection
        connection.execute("delete from procrastinate_jobs")


@pytest.fixture
def worker(session_app: Flask, settings: Settings) -> procrastinate.App:
    """The worker's application."""
    return jobs.make_worker(session_app, settings.database_url)


def _defer(app: Flask, **args: Any) -> tuple[Any, Any]:
    actor, subject = uuid4(), uuid4()
    with app.app_context():
        jobs.defer(db.session, "test.note", actor_id=actor, subject_id=subject, args=args)
        db.session.commit()
    return actor, subject


def test_rolled_back_request_leaves_no_job(session_app: Flask, sql: psycopg.Connection[Any]) -> None:
    with session_app.app_context():
        jobs.defer(db.session, "test.note", actor_id=uuid4(), subject_id=uuid4(), args={})
        db.session.rollback()
    assert sql.execute("select count(*) from procrastinate_jobs").fetchone() == (0,)


def test_job_runs_as_its_subject(session_app: Flask, sql: psycopg.Connection[Any], worker: procrastinate.App) -> None:
    actor, subject = _defer(session_app, number=3)
    jobs.run_worker(worker, concurrency=1, wait=False)
    ((call, seen),) = CALLS
    assert (call.actor_id, call.subject_id, call.args, call.attempt) == (actor, subject, {"number": 3}, 0)
    assert seen == str(subject)
    assert sql.execute("select count(*) from procrastinate_jobs").fetchone() == (0,)


def test_crash_of_a_job_is_its_own(session_app: Flask, sql: psycopg.Connection[Any], worker: procrastinate.App) -> None:
    _defer(session_app, crash=True)
    _defer(session_app, number=4)
    jobs.run_worker(worker, concurrency=1, wait=False)
    assert [call.args for call, _ in CALLS] == [{"number": 4}]
    assert sql.execute("select status::text from procrastinate_jobs").fetchall() == [("failed",)]


def _lose(sql: psycopg.Connection[Any], attempts: int) -> None:
    """Let a worker that has not been heard of for long hold every job."""
    row = sql.execute(
        "insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour') returning id"
    ).fetchone()
    assert row is not None
    sql.execute("update procrastinate_jobs set status = 'doing', worker_id = %s, attempts = %s", (row[0], attempts))


async def _rescue(worker: procrastinate.App) -> int:
    async with worker.open_async():
        return await jobs.rescue_stalled(worker)


def test_job_of_a_dead_worker_is_run_by_the_next(
    session_app: Flask, sql: psycopg.Connection[Any], worker: procrastinate.App
) -> None:
    _defer(session_app, number=5)
    _lose(sql, attempts=0)
    assert asyncio.run(_rescue(worker)) == 1
    jobs.run_worker(worker, concurrency=1, wait=False)
    assert [(call.args, call.attempt) for call, _ in CALLS] == [({"number": 5}, 1)]


def test_job_that_takes_its_workers_down_is_given_up(
    session_app: Flask, sql: psycopg.Connection[Any], worker: procrastinate.App
) -> None:
    _defer(session_app, number=6)
    _lose(sql, attempts=jobs.MAX_ATTEMPTS - 1)
    asyncio.run(_rescue(worker))
    assert sql.execute("select status::text from procrastinate_jobs").fetchall() == [("failed",)]
    assert CALLS == []


def test_job_of_a_living_worker_is_left_alone(
    session_app: Flask, sql: psycopg.Connection[Any], worker: procrastinate.App
) -> None:
    _defer(session_app, number=7)
    _lose(sql, attempts=0)
    sql.execute("update procrastinate_workers set last_heartbeat = now()")
    assert asyncio.run(_rescue(worker)) == 0


def test_two_jobs_of_one_name_are_a_mistake() -> None:
    with pytest.raises(TypeError, match="declared twice"):
        jobs.job("test.note")(lambda call: None)
