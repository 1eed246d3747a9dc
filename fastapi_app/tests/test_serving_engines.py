"""Engines: the list, and the switch of the default for all replicas while they run."""

from fastapi.testclient import TestClient

from nexfitra_ai.kit.settings import Settings

from . import make
from .conftest import serving

Headers = dict[str, str]


def _two() -> dict[str, make.FakeEngine]:
    return {"solver": make.FakeEngine("solver"), "decoder": make.FakeEngine("decoder", kind="generative")}


def test_list_before_anything_was_chosen(client: TestClient, generate_headers: Headers) -> None:
    got = client.get("/v1/engines", headers=generate_headers).json()
    assert (got["default"], got["fallback"]) == ("solver", [])
    (item,) = got["items"]
    assert item == {
        "id": "solver",
        "kind": "solver",
        "ready": True,
        "reason": "",
        "version": "9",
        "metrics": {"rows": 3.0},
    }


def test_list_carries_figures_of_recent_runs(client: TestClient, generate_headers: Headers) -> None:
    client.post("/v1/meal-plans", json=make.meal_request(), headers=generate_headers)
    metrics = client.get("/v1/engines", headers=generate_headers).json()["items"][0]["metrics"]
    assert (metrics["generations"], metrics["success_share"]) == (1.0, 1.0)


def test_switch_reaches_every_replica(settings: Settings, admin_headers: Headers) -> None:
    with serving(settings, _two(), make.ready_run) as one, serving(settings, _two(), make.ready_run) as two:
        switched = one.put("/v1/engines/default", json={"id": "decoder"}, headers=admin_headers)
        assert switched.status_code == 200
        assert (switched.json()["default"], switched.json()["fallback"]) == ("decoder", ["solver"])
        plan = two.post("/v1/meal-plans", json=make.meal_request(), headers=admin_headers).json()
        assert plan["plan"]["provenance"]["engine"] == "decoder"
        one.put("/v1/engines/default", json={"id": "solver", "fallback": []}, headers=admin_headers)
        assert two.get("/v1/engines", headers=admin_headers).json()["default"] == "solver"


def test_switch_to_nothing_changes_nothing(settings: Settings, admin_headers: Headers) -> None:
    engines = {"solver": make.FakeEngine("solver"), "decoder": make.FakeEngine("decoder", ready=False)}
    with serving(settings, engines, make.ready_run) as client:
        unknown = client.put("/v1/engines/default", json={"id": "oracle"}, headers=admin_headers)
        assert (unknown.status_code, unknown.json()["code"]) == (404, "engine_unknown")
        asleep = client.put("/v1/engines/default", json={"id": "decoder"}, headers=admin_headers)
        assert (asleep.status_code, asleep.json()["code"]) == (409, "engine_not_ready")
        wrong = client.put("/v1/engines/default", json={"id": "Robert'); drop table"}, headers=admin_headers)
        assert wrong.status_code == 422
        assert client.get("/v1/engines", headers=admin_headers).json()["default"] == "solver"
