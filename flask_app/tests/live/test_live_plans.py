"""A week of meals from the button to the stream's end, with every process there, and with each of them shot."""

import datetime as dt
import json
import signal
import threading
from typing import Any

import httpx

from .conftest import System, wait_for

Json = dict[str, Any]
START = dt.datetime.now(dt.UTC).date().isoformat()


def _ask(system: System, **wish: Any) -> str:
    body = {"kind": "meal", "start": START, "days": 7, "seed": 11, **wish}
    answer = httpx.post(f"{system.url}/plans", json=body, headers=system.headers, timeout=30)
    assert answer.status_code == 202, answer.text
    plan_id: str = answer.json()["id"]
    return plan_id


def _follow(system: System, plan_id: str, told: list[tuple[str, Json]] | None = None) -> list[tuple[str, Json]]:
    told, name = [] if told is None else told, ""
    url = f"{system.url}/plans/{plan_id}/events"
    with httpx.stream("GET", url, headers=system.headers, timeout=90) as stream:
        for line in stream.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            if line.startswith("data: "):
                told.append((name, json.loads(line.removeprefix("data: "))))
    return told


def _get(system: System, plan_id: str) -> Json:
    shown: Json = httpx.get(f"{system.url}/plans/{plan_id}", headers=system.headers, timeout=30).json()
    return shown


def test_ai_service_makes_the_plan_and_its_absence_changes_nothing_but_the_provenance(system: System) -> None:
    plan_id = _ask(system)
    told = _follow(system, plan_id)
    assert told[-1] == ("done", {"id": plan_id, "status": "ready"})
    with_ai = _get(system, plan_id)
    assert (with_ai["provenance"]["fallback"], with_ai["provenance"]["engine"]) == (False, "solver")
    try:
        system.ai.kill()
        plan_id = _ask(system)
        told = _follow(system, plan_id)
        assert told[-1] == ("done", {"id": plan_id, "status": "ready"})
        assert "fallback" in [data.get("step") for _, data in told]
        without = _get(system, plan_id)
    finally:
        system.ai.start()
    assert without["provenance"]["fallback"] is True
    assert json.dumps(without["days"]) == json.dumps(with_ai["days"])


def test_workouts_come_the_same_way(system: System) -> None:
    plan_id = _ask(system, kind="workout", weeks=4)
    assert _follow(system, plan_id)[-1][1]["status"] == "ready"
    assert len(_get(system, plan_id)["weeks"]) == 4


def test_open_streams_do_not_block_other_requests(system: System) -> None:
    system.worker.stop()
    try:
        plans = [_ask(system, seed=seed) for seed in range(2)]
        followers = [threading.Thread(target=_follow, args=(system, plan_id)) for plan_id in plans * 2]
        for follower in followers:
            follower.start()
        for _ in range(20):
            assert httpx.get(f"{system.url}/plans", headers=system.headers, timeout=10).status_code == 200
        assert all(follower.is_alive() for follower in followers)
    finally:
        system.worker.start()
    for follower in followers:
        follower.join(60)
    assert [_get(system, plan_id)["status"] for plan_id in plans] == ["ready", "ready"]


def test_plan_of_a_worker_that_was_shot_is_made_by_the_next(system: System) -> None:
    system.ai.signal(signal.SIGSTOP)  # so that the job is under way when its worker dies
    try:
        plan_id = _ask(system)
        wait_for(lambda: _get(system, plan_id)["status"] == "running", "the job never began")
        system.worker.kill()
    finally:
        system.ai.signal(signal.SIGCONT)
    assert _get(system, plan_id)["status"] == "running"
    # The dead are noticed by their silence; the test does not wait for it.
    system.sql("update procrastinate_workers set last_heartbeat = now() - interval '1 minute'")
    system.worker.start()
    assert _follow(system, plan_id)[-1] == ("done", {"id": plan_id, "status": "ready"})
    assert system.sql("select count(*) from procrastinate_jobs where status = 'doing'") == [(0,)]


def test_open_stream_does_not_keep_a_server_that_is_told_to_go(system: System) -> None:
    system.worker.stop()
    try:
        plan_id = _ask(system)
        told: list[tuple[str, Json]] = []
        follower = threading.Thread(target=_follow, args=(system, plan_id, told))
        follower.start()
        wait_for(lambda: told, "the stream never began")
        system.web.stop()
        follower.join(5)
        assert not follower.is_alive()
        assert [name for name, _ in told] == ["progress"]
    finally:
        system.web.start()
        system.worker.start()
    assert _follow(system, plan_id)[-1] == ("done", {"id": plan_id, "status": "ready"})
