"""The chain of engines: the next one steps in, a plan that breaks a rule is never answered, and all of it is on record."""

import threading
from typing import Any

import psycopg

from nexfitra_ai.generation.pool import Request
from nexfitra_ai.generation.run import EngineRun
from nexfitra_ai.kit.settings import Settings

from . import make
from .conftest import serving

Headers = dict[str, str]


def _engines() -> dict[str, Any]:
    return {"solver": make.FakeEngine("solver"), "decoder": make.FakeEngine("decoder")}


def _statuses(urls: dict[str, str]) -> list[tuple[Any, ...]]:
    query = "select engine, status, error_code, fallback, verification_ok from generations order by created_at"
    with psycopg.connect(urls["runtime"]) as connection:
        return connection.execute(query).fetchall()


def test_next_engine_steps_in(settings: Settings, admin_headers: Headers, database_urls: dict[str, str]) -> None:
    def run(engine_id: str, request: Request) -> EngineRun:
        if engine_id == "decoder":
            raise RuntimeError("no weights")
        return make.ready_run(engine_id, request)

    with serving(settings, _engines(), run) as client:
        client.put("/v1/engines/default", json={"id": "decoder"}, headers=admin_headers)
        got = client.post("/v1/meal-plans", json=make.meal_request(), headers=admin_headers).json()
    assert (got["fallback"], got["plan"]["provenance"]["engine"]) == (True, "solver")
    failed = ("decoder", "failed", "engine_failed", False, None)
    assert _statuses(database_urls) == [failed, ("solver", "ready", None, True, True)]


def test_plan_that_breaks_a_rule_is_not_answered(
    settings: Settings, generate_headers: Headers, database_urls: dict[str, str]
) -> None:
    with serving(settings, _engines(), make.rejected_run) as client:
        answer = client.post("/v1/meal-plans", json=make.meal_request(), headers=generate_headers)
    assert (answer.status_code, answer.json()["code"]) == (503, "no_valid_plan")
    assert "plan" not in answer.json()
    assert _statuses(database_urls) == [("solver", "rejected", None, False, False)]


def test_auto_and_the_engines_name_are_one_request(settings: Settings, generate_headers: Headers) -> None:
    seen: list[Request] = []

    def run(engine_id: str, request: Request) -> EngineRun:
        seen.append(request)
        return make.ready_run(engine_id, request)

    with serving(settings, _engines(), run) as client:
        for engine in ("auto", "solver"):
            client.post("/v1/meal-plans", json=make.meal_request(engine=engine), headers=generate_headers)
    assert seen[0] == seen[1]


def test_overload_is_said_and_health_still_answers(settings: Settings, generate_headers: Headers) -> None:
    gate, inside = threading.Event(), threading.Semaphore(0)

    def run(engine_id: str, request: Request) -> EngineRun:
        inside.release()
        gate.wait(30)
        return make.ready_run(engine_id, request)

    with serving(settings, _engines(), run, workers=1, queue=0) as client:
        answers: list[int] = []

        def ask() -> None:
            reply = client.post("/v1/meal-plans", json=make.meal_request(), headers=generate_headers)
            answers.append(reply.status_code)

        first = threading.Thread(target=ask)
        first.start()
        assert inside.acquire(timeout=30)
        second = client.post("/v1/meal-plans", json=make.meal_request(), headers=generate_headers)
        assert (second.status_code, second.json()["code"], second.headers["retry-after"]) == (503, "overloaded", "1")
        assert client.get("/healthz").status_code == 200
        gate.set()
        first.join()
        assert answers == [200]


def test_slow_engine_times_out(settings: Settings, generate_headers: Headers) -> None:
    gate = threading.Event()

    def run(engine_id: str, request: Request) -> EngineRun:
        gate.wait(30)
        return make.ready_run(engine_id, request)

    with serving(settings, _engines(), run, timeout_s=0.05) as client:
        answer = client.post("/v1/meal-plans", json=make.meal_request(), headers=generate_headers)
        gate.set()
    assert (answer.status_code, answer.json()["code"]) == (503, "planner_timeout")


def test_explicit_engine_that_sleeps(settings: Settings, generate_headers: Headers) -> None:
    engines: dict[str, Any] = {"solver": make.FakeEngine("solver"), "decoder": make.FakeEngine("decoder", ready=False)}
    with serving(settings, engines, make.ready_run) as client:
        answer = client.post("/v1/meal-plans", json=make.meal_request(engine="decoder"), headers=generate_headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "engine_not_ready")


def test_registry_down_is_a_problem(generate_headers: Headers, settings: Settings) -> None:
    from pydantic import SecretStr  # noqa: PLC0415  # only this test builds settings of its own

    lost = settings.model_copy(update={"database_url": SecretStr("postgresql://nobody:x@127.0.0.1:1/none")})
    with serving(lost, _engines(), make.ready_run) as client:
        answer = client.post("/v1/meal-plans", json=make.meal_request(), headers=generate_headers)
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
    assert (answer.status_code, answer.json()["code"]) == (503, "registry_unavailable")
