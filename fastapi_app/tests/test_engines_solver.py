"""The solver engine for real: in worker processes, verified, the same again, and alive after a worker was shot."""

import os
import signal
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from nexfitra_ai.engines.base import StepClock
from nexfitra_ai.engines.solver import SolverEngine
from nexfitra_ai.generation.pool import PlanningPool, _worker_pid
from nexfitra_ai.kit.settings import Settings
from nexfitra_ai.serving.app import create_app

from . import make

Headers = dict[str, str]


@pytest.fixture
def pool() -> PlanningPool:
    """One worker process."""
    return PlanningPool(workers=1, queue=2, timeout_s=60)


@pytest.fixture
def real(settings: Settings, pool: PlanningPool) -> Iterator[TestClient]:
    """A client of the service as it is shipped."""
    with TestClient(create_app(settings, pool=pool), raise_server_exceptions=False) as client:
        yield client


def _post(client: TestClient, headers: Headers, **changes: Any) -> Any:
    return client.post("/v1/meal-plans", json=make.meal_request(**changes), headers=headers)


def test_meal_plan_is_verified_and_repeatable(real: TestClient, generate_headers: Headers) -> None:
    one, two = (_post(real, generate_headers, engine=name) for name in ("auto", "solver"))
    assert (one.status_code, two.status_code) == (200, 200)
    assert one.json()["plan"]["status"] == "ready"
    assert one.json()["plan"] == two.json()["plan"]
    assert one.json()["verification"] == {"ok": True, "violations": []}
    assert set(one.json()["steps"]) == {"choose", "verify"}
    assert [day["date"] for day in one.json()["plan"]["days"]] == ["2026-11-23", "2026-11-24", "2026-11-25"]


def test_workout_plan_is_verified(real: TestClient, generate_headers: Headers) -> None:
    answer = real.post("/v1/workout-plans", json=make.workout_request(), headers=generate_headers)
    assert answer.status_code == 200
    assert (answer.json()["plan"]["status"], answer.json()["verification"]["ok"]) == ("ready", True)


def test_what_cannot_be_met_is_explained(
    real: TestClient, generate_headers: Headers, database_urls: dict[str, str]
) -> None:
    target = {"energy_kcal": 300, "protein_g": 900, "fat_g": 5, "carbohydrate_g": 5, "fibre_g": 0}
    answer = _post(real, generate_headers, targets=[target])
    assert answer.status_code == 200
    assert answer.json()["plan"]["status"] == "infeasible"
    assert answer.json()["plan"]["conflicts"]
    with psycopg.connect(database_urls["runtime"]) as connection:
        assert connection.execute("select status from generations").fetchall() == [("infeasible",)]


def test_lock_outside_the_plan_is_the_callers_mistake(real: TestClient, generate_headers: Headers) -> None:
    plan = _post(real, generate_headers).json()["plan"]
    locked = [{"date": "2030-01-01", "meal": plan["days"][0]["meals"][0]}]
    answer = _post(real, generate_headers, locked=locked)
    assert (answer.status_code, answer.json()["code"]) == (422, "lock_invalid")


def test_shot_worker_is_replaced(real: TestClient, generate_headers: Headers, pool: PlanningPool) -> None:
    assert _post(real, generate_headers).status_code == 200
    os.kill(pool._current().submit(_worker_pid).result(60), signal.SIGKILL)
    answers = [_post(real, generate_headers) for _ in range(2)]
    assert answers[-1].status_code == 200
    assert answers[0].status_code == 200 or answers[0].json()["code"] == "planner_restarted"


def test_says_what_it_has_to_choose_from() -> None:
    engine = SolverEngine()
    assert engine.readiness().ready
    assert engine.metrics()["recipes"] >= 30


def test_clock_adds_up_in_the_order_of_the_steps() -> None:
    clock = StepClock()
    for name in ("verify", "choose", "verify"):
        with clock.step(name):
            pass
    assert list(clock.read()) == ["choose", "verify"]
