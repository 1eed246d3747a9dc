"""The client of the AI service: budget, one retry, breaker, and answers that are not what was asked for."""

import datetime as dt
import json
import time
from collections.abc import Callable
from typing import Any

import httpx
import jwt
import pytest
from nexfitra_domain.contract import DayTarget, DietRules, MealPlanRequest

from nexfitra_api.clients.ai import AiClient, AiRefused, AiUnavailable
from nexfitra_api.clients.ai.breaker import Breaker

SECRET = "a secret for tests only, long enough"
REQUEST = MealPlanRequest(
    dt.date(2026, 11, 23), (DayTarget(2000, 100, 70, 230, 28),), DietRules("omnivore"), seed=7, catalog_version="c"
)
ANSWER: dict[str, Any] = {
    "generation_id": "0" * 36,
    "plan": {
        "status": "infeasible",
        "provenance": {"engine": "solver", "model_version": "1", "seed": 7, "catalog_version": "c"},
        "days": [],
        "conflicts": [],
        "kind": "meal",
    },
    "verification": {"ok": True, "violations": []},
    "fallback": False,
    "duration_ms": 3,
    "steps": {"choose": 2.5},
}


class Server:
    """Answers with what the test puts into ``replies``, the last of them for ever; remembers what it was asked."""

    def __init__(self, *replies: httpx.Response | Exception) -> None:
        self.replies = list(replies)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if isinstance(reply, Exception):
            raise reply
        return httpx.Response(reply.status_code, content=reply.content, headers=reply.headers)


def _client(server: Callable[[httpx.Request], httpx.Response], breaker: Breaker | None = None) -> AiClient:
    return AiClient("http://ai.test", SECRET, breaker=breaker, transport=httpx.MockTransport(server))


def _problem(status: int, code: str) -> httpx.Response:
    return httpx.Response(status, json={"code": code, "title": "no", "status": status})


def test_asks_with_a_short_service_token_and_the_request_id() -> None:
    server = Server(httpx.Response(200, json=ANSWER))
    made = _client(server).make_meal_plan(REQUEST, "request-42")
    assert (made.plan.status, made.plan.provenance.seed) == ("infeasible", 7)
    (asked,) = server.asked
    assert (asked.url.path, asked.headers["x-request-id"]) == ("/v1/meal-plans", "request-42")
    token = asked.headers["authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, SECRET, algorithms=["HS256"], audience="nexfitra-ai", issuer="nexfitra-api")
    assert (claims["scope"], claims["exp"] - claims["iat"]) == ("generate", 60)
    assert json.loads(asked.content)["seed"] == 7


@pytest.mark.parametrize("first", [httpx.ConnectError("no"), _problem(503, "overloaded"), _problem(502, "x")])
def test_tries_once_more(first: httpx.Response | Exception) -> None:
    server = Server(first, httpx.Response(200, json=ANSWER))
    assert _client(server).make_meal_plan(REQUEST, "request-42").duration_ms == 3
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("reply", "reason", "calls"),
    [
        (httpx.ConnectError("no"), "ConnectError", 2),
        (httpx.ReadTimeout("slow"), "timeout", 1),
        (_problem(503, "overloaded"), "status_503", 2),
        (_problem(409, "catalog_mismatch"), "catalog_mismatch", 1),
        (_problem(422, "payload_invalid"), "payload_invalid", 1),
        (httpx.Response(500, text="<html>"), "problem_unreadable", 1),
        (httpx.Response(200, text="{}"), "answer_unreadable", 1),
        (httpx.Response(200, content=b"\xff"), "answer_unreadable", 1),
    ],
)
def test_gives_up_with_a_reason(reply: httpx.Response | Exception, reason: str, calls: int) -> None:
    server = Server(reply)
    with pytest.raises(AiUnavailable) as raised:
        _client(server).make_meal_plan(REQUEST, "request-42")
    assert (raised.value.reason, len(server.asked)) == (reason, calls)


def test_lists_the_engines() -> None:
    engine = {"kind": "solver", "ready": True, "reason": "", "version": "1", "metrics": {}}
    listed = {"default": "solver", "fallback": [], "items": [{"id": "solver", **engine}, {"id": "decoder", **engine}]}
    server = Server(httpx.Response(200, json=listed))
    assert _client(server).engine_ids("request-42") == {"solver", "decoder"}
    (asked,) = server.asked
    assert (asked.method, asked.url.path, asked.content) == ("GET", "/v1/engines", b"")


def test_unknown_engine_is_no_outage() -> None:
    breaker = Breaker(failures_to_open=1)
    client = _client(Server(_problem(404, "engine_unknown")), breaker)
    for _ in range(2):
        with pytest.raises(AiRefused) as raised:
            client.make_meal_plan(REQUEST, "request-42")
        assert raised.value.code == "engine_unknown"


def test_breaker_spares_everybody_the_wait() -> None:
    clock = [0.0]
    server = Server(httpx.ConnectError("no"))
    client = _client(server, Breaker(failures_to_open=2, cool_down_s=10, clock=lambda: clock[0]))
    reasons = []
    for _ in range(3):
        with pytest.raises(AiUnavailable) as raised:
            client.make_meal_plan(REQUEST, "request-42")
        reasons.append(raised.value.reason)
    assert reasons == ["ConnectError", "ConnectError", "breaker_open"]
    clock[0] = 11.0
    server.replies = [httpx.Response(200, json=ANSWER)]
    assert client.make_meal_plan(REQUEST, "request-42").duration_ms == 3


def test_breaker_lets_one_probe_through() -> None:
    clock = [0.0]
    breaker = Breaker(failures_to_open=1, cool_down_s=10, clock=lambda: clock[0])
    breaker.failed()
    assert not breaker.allow()
    clock[0] = 10.0
    assert [breaker.allow(), breaker.allow()] == [True, False]
    breaker.failed()
    assert not breaker.allow()
    clock[0] = 20.0
    assert breaker.allow()
    breaker.succeeded()
    assert [breaker.allow(), breaker.allow()] == [True, True]


def test_trickle_does_not_outlast_the_budget() -> None:
    class Trickle(httpx.SyncByteStream):
        def __iter__(self) -> Any:
            while True:
                time.sleep(0.01)
                yield b" "

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Trickle())

    client = AiClient("http://ai.test", SECRET, budget_s=0.1, transport=httpx.MockTransport(answer))
    with pytest.raises(AiUnavailable) as raised:
        client.make_meal_plan(REQUEST, "request-42")
    assert raised.value.reason == "answer_too_slow"
