"""The event stream: what was stored, from where the client left, to the end and no further."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from people import Person

from nexfitra_api.features.plans import lifecycle
from nexfitra_api.kit import events
from nexfitra_api.kit.clock import now

PLANS = "/api/v1/plans"
Json = dict[str, Any]


def _read(answer: Any) -> list[tuple[int, str, Json]]:
    found = []
    for block in answer.get_data(as_text=True).split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line and not line.startswith(":"))
        if "event" in lines:
            found.append((int(lines["id"]), lines["event"], json.loads(lines["data"])))
    return found


def _follow(client: FlaskClient, who: Person, plan_id: str, last: str | None = None) -> Any:
    headers = dict(who.headers) if last is None else {**who.headers, "Last-Event-ID": last}
    return client.get(f"{PLANS}/{plan_id}/events", headers=headers)


def test_stream_of_a_finished_plan_ends_with_done(
    client: FlaskClient, planner: Person, made: Callable[..., Json]
) -> None:
    plan = made(planner)
    answer = _follow(client, planner, plan["id"])
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert answer.headers["Cache-Control"] == "no-store"
    told = _read(answer)
    assert [number for number, _, _ in told] == list(range(1, len(told) + 1))
    steps = [data["step"] for _, name, data in told if name == "progress"]
    assert steps == ["queued", "started", "generate", "fallback", "verify"]
    percents = [data["percent"] for _, name, data in told if name == "progress"]
    assert percents == sorted(percents)
    assert told[-1][1:] == ("done", {"id": plan["id"], "status": "ready"})


def test_stream_resumes_after_the_last_event_seen(
    client: FlaskClient, planner: Person, made: Callable[..., Json]
) -> None:
    plan = made(planner)
    everything = _read(_follow(client, planner, plan["id"]))
    assert _read(_follow(client, planner, plan["id"], "3")) == everything[3:]
    for beyond in (str(everything[-1][0]), "99999"):
        assert _read(_follow(client, planner, plan["id"], beyond)) == everything[-1:]
    for nonsense in ("", "x", "-1", "9" * 40, "١"):
        assert _read(_follow(client, planner, plan["id"], nonsense.encode("utf-8").decode("latin-1"))) == everything


def test_stream_says_that_a_plan_is_lost(client: FlaskClient, planner: Person, ask: Callable[..., UUID]) -> None:
    plan_id = str(ask(planner))
    with time_machine.travel(now() + dt.timedelta(seconds=lifecycle.DEADLINE_S + 1), tick=False):
        told = _read(_follow(client, planner, plan_id))
    assert told[-1][1:] == ("failed", {"id": plan_id, "code": "plan_timed_out"})


def test_open_streams_are_limited_and_given_back(
    app: Flask, client: FlaskClient, planner: Person, made: Callable[..., Json]
) -> None:
    plan = made(planner)
    with app.app_context():
        hub = events.hub()
    places = [hub.open("plan:elsewhere", planner.id) for _ in range(events.STREAMS_A_PERSON)]
    refused = _follow(client, planner, plan["id"])
    assert (refused.status_code, refused.json["code"]) == (429, "too_many_streams")
    for place in places:
        place.close()
        place.close()
    assert _read(_follow(client, planner, plan["id"]))[-1][1] == "done"
    assert hub.open_streams == 0


@pytest.mark.parametrize("accept", ["text/event-stream", "application/json", "*/*"])
def test_stream_of_nothing_is_a_problem(client: FlaskClient, planner: Person, accept: str) -> None:
    answer = client.get(f"{PLANS}/{UUID(int=7)}/events", headers={**planner.headers, "Accept": accept})
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
