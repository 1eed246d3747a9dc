"""Schemathesis reads the service's own OpenAPI document and tries to break every operation; examples are derandomised."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from pydantic import SecretStr
from schemathesis import GenerationMode

from nexfitra_ai.kit.settings import Settings
from nexfitra_ai.serving.app import create_app

from . import make
from .conftest import serving

NOWHERE = Settings.model_construct(
    env="test", database_url=SecretStr("postgresql://localhost/none"), service_token_secret=SecretStr(make.SECRET)
)
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", create_app(NOWHERE, engines={}))
_FOUND: list[Any] = [result.ok() for result in SCHEMA.get_all_operations()]  # type: ignore[union-attr]  # an error is raised by it
OPERATIONS: dict[str, Any] = {operation.label: operation for operation in _FOUND}
METRICS = "GET /metrics"
LIMITS = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


@pytest.fixture
def app(settings: Settings) -> Iterator[FastAPI]:
    """A running service whose engine always answers."""
    with serving(settings, {"solver": make.FakeEngine("solver")}, make.ready_run) as client:
        application = client.app
        assert isinstance(application, FastAPI)
        yield application


def _complete(case: schemathesis.Case[Any]) -> None:
    """Bring a valid body in line with the one rule that JSON Schema cannot say: as many weekdays as training days."""
    rules = case.body.get("rules", {}) if isinstance(case.body, dict) else {}
    if rules.get("weekdays"):
        rules["days_per_week"] = len({int(day) for day in rules["weekdays"]})


def _fuzz(label: str, mode: GenerationMode, check: Callable[[schemathesis.Case[Any]], None]) -> None:
    LIMITS(given(OPERATIONS[label].as_strategy(generation_mode=mode))(check))()  # type: ignore[no-untyped-call]  # Hypothesis' wrapper


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["valid", "invalid"])
@pytest.mark.parametrize("label", OPERATIONS)
def test_operation_keeps_its_contract(app: FastAPI, label: str, mode: GenerationMode) -> None:
    if mode is GenerationMode.NEGATIVE and not (OPERATIONS[label].body or OPERATIONS[label].query):
        pytest.skip("takes nothing that could be wrong")
    headers = make.METRICS_HEADERS if label == METRICS else make.bearer("generate admin")

    def check(case: schemathesis.Case[Any]) -> None:
        if mode is GenerationMode.POSITIVE:
            _complete(case)
        answer = case.call_and_validate(app=app, headers=headers)
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"]
            assert answer.json()["code"]

    _fuzz(label, mode, check)


@pytest.mark.parametrize("label", [label for label in OPERATIONS if "/v1/" in label or label == METRICS])
def test_operation_is_closed_without_a_token(app: FastAPI, label: str) -> None:
    def check(case: schemathesis.Case[Any]) -> None:
        response = case.call(app=app, headers={"Authorization": "Bearer nothing"})
        assert response.status_code == 401
        assert response.headers["content-type"] == ["application/problem+json"]

    _fuzz(label, GenerationMode.POSITIVE, check)
