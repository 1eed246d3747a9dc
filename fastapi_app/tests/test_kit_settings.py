"""Secrets that everybody knows do not start the service."""

import pytest
from pydantic import ValidationError

from nexfitra_ai.kit.settings import Settings

URL = "postgresql://nobody@127.0.0.1/none"


@pytest.mark.parametrize(
    "secret",
    ["short", "x" * 64, "changeme-changeme-changeme-changeme", "CHANGE_ME_to_something_long_and_random_please", ""],
)
def test_a_known_or_simple_secret_is_refused_in_production(secret: str) -> None:
    with pytest.raises(ValidationError, match="SERVICE_TOKEN_SECRET"):
        Settings(NEXFITRA_ENV="production", database_url=URL, service_token_secret=secret)
    assert Settings(NEXFITRA_ENV="test", database_url=URL, service_token_secret=secret)


def test_a_random_secret_is_taken() -> None:
    secret = "pR7vK2xQ9mT4wZ8nL3bJ6cH1yF5dG0sA"
    assert Settings(NEXFITRA_ENV="production", database_url=URL, service_token_secret=secret)


def test_the_metrics_token_may_be_absent_but_not_weak() -> None:
    secret, token = "pR7vK2xQ9mT4wZ8nL3bJ6cH1yF5dG0sA", "zD4kW8sE1rY6uI3oP9aL5fG2hJ7xC0vB"
    base = {"NEXFITRA_ENV": "production", "database_url": URL, "service_token_secret": secret}
    assert Settings(**base, metrics_token="").metrics_token is None
    assert Settings(**base, metrics_token=token).metrics_token is not None
    with pytest.raises(ValidationError, match="METRICS_TOKEN"):
        Settings(**base, metrics_token="changeme")
