"""Every operation against its own document, with data that a machine makes up: no 500, nothing undocumented.

Left out are checks that contradict how we work: what a schema cannot say (time zones, floors, safety gates) is refused
with 422, and unknown paths below a known one are 404.
"""

import secrets
from collections.abc import Iterator

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from people import PASSWORD
from schemathesis.specs.openapi import checks

from nexfitra_api.app_factory import create_app
from nexfitra_api.kit.settings import Settings

NOT_OURS = [checks.positive_data_acceptance, checks.ignored_auth]
"""``ignored_auth`` asks again without the token, which our own tests do for each route; it cannot know the cookie."""
ENDS_THE_SESSION = {"logout", "delete_me", "end_session", "refresh"}


def _document_only() -> Flask:
    """The application without a database: enough to know its routes while pytest collects."""
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    return create_app(
        Settings(NEXFITRA_ENV="test", database_url=nowhere, jwt_secret="x" * 32, service_token_secret="x" * 32)
    )


api = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", _document_only())


@pytest.fixture(scope="module")
def live_app(settings: Settings) -> Flask:
    """The application; what is written here stays in this worker's database, as on a real server."""
    return create_app(settings)


@pytest.fixture(scope="module")
def token(live_app: Flask) -> Iterator[str]:
    """Somebody with an account and nothing else."""
    body = {"email": f"{secrets.token_hex(8)}@example.com", "password": PASSWORD, "name": "Machine"}
    client = live_app.test_client()
    token = client.post("/api/v1/auth/register", json=body).json["access_token"]
    yield token
    client.delete("/api/v1/me", headers={"Authorization": f"Bearer {token}"})


@api.parametrize()
@hypothesis_settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_holds_what_its_document_says(case: schemathesis.Case, live_app: Flask, token: str) -> None:
    # The in-process client does not unpack what is sent packed.
    headers = {"Accept-Encoding": "identity"}
    if case.operation.definition.raw["operationId"] not in ENDS_THE_SESSION:
        headers["Authorization"] = f"Bearer {token}"
    case.call_and_validate(app=live_app, headers=headers, excluded_checks=NOT_OURS)
