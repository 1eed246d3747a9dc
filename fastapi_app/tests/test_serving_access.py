"""Who may call: nobody without a good service token, and nothing beyond its scope."""

import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from fastapi.testclient import TestClient

from nexfitra_ai.kit.settings import Settings

from . import make
from .conftest import serving

ROUTES = [
    ("GET", "/v1/engines"),
    ("PUT", "/v1/engines/default"),
    ("POST", "/v1/meal-plans"),
    ("POST", "/v1/workout-plans"),
    ("POST", "/v1/feedback"),
    ("GET", "/v1/evaluations"),
]


def _unsigned() -> str:
    now = int(time.time())
    body = {"iss": "nexfitra-api", "aud": "nexfitra-ai", "sub": "x", "iat": now, "exp": now + 60, "scope": "generate"}
    return jwt.encode(body, key="", algorithm="none")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_anonymous_is_refused(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "token_missing"


def _now() -> int:
    return int(time.time())


# Made when they are used: a token that waits for its turn would have expired whatever else is wrong with it.
BAD_TOKENS: dict[str, tuple[Callable[[], str], str]] = {
    "expired": (lambda: make.token(iat=_now() - 120, exp=_now() - 60), "token_expired"),
    "foreign audience": (lambda: make.token(aud="nexfitra-api"), "token_invalid"),
    "foreign issuer": (lambda: make.token(iss="somebody"), "token_invalid"),
    "other key": (lambda: make.token(secret="another-secret-that-is-long-enough-too-yes"), "token_invalid"),
    "no expiry": (lambda: make.token(exp=None), "token_invalid"),
    "lives for a day": (lambda: make.token(exp=_now() + 86_400), "token_invalid"),
    "unsigned": (_unsigned, "token_invalid"),
    "not a token": (lambda: "😀" * 3, "token_invalid"),
}


@pytest.mark.parametrize("name", BAD_TOKENS)
def test_bad_token_is_refused(client: TestClient, name: str) -> None:
    token, code = BAD_TOKENS[name]
    header = f"Bearer {token()}".encode()
    answer = client.post("/v1/meal-plans", json=make.meal_request(), headers={"Authorization": header})
    assert (answer.status_code, answer.json()["code"]) == (401, code)


@pytest.mark.parametrize("scope", ["", "admin", "generates"])
def test_scope_is_needed(client: TestClient, scope: str) -> None:
    answer = client.post("/v1/meal-plans", json=make.meal_request(), headers=make.bearer(scope))
    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


def test_only_admin_switches_engines(client: TestClient, generate_headers: dict[str, str]) -> None:
    answer = client.put("/v1/engines/default", json={"id": "solver"}, headers=generate_headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


def test_token_is_checked_before_the_body(client: TestClient) -> None:
    assert client.post("/v1/meal-plans", content=b"x" * 1_000_000).status_code == 401


@pytest.mark.parametrize(
    ("path", "body"),
    [("/", {"message": "Hello from FastAPI!"}), ("/healthz", {"status": "ok"}), ("/readyz", {"status": "ok"})],
)
def test_open_routes(client: TestClient, path: str, body: dict[str, Any]) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()) == (200, body)


def test_unknown_route_and_method_are_problems(client: TestClient) -> None:
    missing, method = client.get("/nowhere"), client.delete("/healthz")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    assert (method.status_code, method.json()["code"]) == (405, "method_not_allowed")
    assert method.headers["allow"] == "GET"


def test_a_made_up_method_is_no_time_series_of_its_own(client: TestClient) -> None:
    assert client.request("BREW1", "/healthz").status_code == 405
    metrics = client.get("/metrics", headers=make.METRICS_HEADERS).text
    assert "BREW1" not in metrics
    assert 'method="other"' in metrics


SERVICE_TOKEN_HERE = {"Authorization": "the services' own"}


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "token_missing"),
        ({"Authorization": "Bearer "}, "token_missing"),
        ({"Authorization": f"Basic {make.METRICS_TOKEN}"}, "token_missing"),
        ({"Authorization": f"Bearer {make.METRICS_TOKEN}x"}, "token_invalid"),
        ({"Authorization": "Bearer 😀".encode()}, "token_invalid"),
        (SERVICE_TOKEN_HERE, "token_invalid"),
    ],
)
def test_figures_are_read_with_the_metrics_token_only(client: TestClient, headers: dict[str, Any], code: str) -> None:
    sent = make.bearer("generate admin") if headers is SERVICE_TOKEN_HERE else headers
    answer = client.get("/metrics", headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "nexfitra_ai" not in answer.text.replace("nexfitra-ai", "")
    assert client.get("/metrics", headers=make.METRICS_HEADERS).status_code == 200


def test_without_a_metrics_token_there_are_no_figures(settings: Settings) -> None:
    bare = settings.model_copy(update={"metrics_token": None})
    with serving(bare, {"solver": make.FakeEngine("solver")}, make.ready_run) as client:
        for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer None"}):
            answer = client.get("/metrics", headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
