"""The figures are for the operator's Prometheus and for nobody else."""

import pytest
from flask.testing import FlaskClient
from people import Person

from nexfitra_api.app_factory import create_app
from nexfitra_api.kit.settings import Settings


@pytest.mark.parametrize(
    "sent", [None, "", "Bearer", "Bearer ", "Bearer wrong", "Basic {token}", "Bearer {token}x", "{token}"]
)
def test_nobody_reads_the_figures_without_the_token(
    client: FlaskClient, metrics_headers: dict[str, str], sent: str | None
) -> None:
    token = metrics_headers["Authorization"].removeprefix("Bearer ")
    headers = {} if sent is None else {"Authorization": sent.format(token=token)}
    answer = client.get("/metrics", headers=headers)
    assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert "nexfitra_http" not in answer.get_data(as_text=True)


def test_being_signed_in_is_not_enough(client: FlaskClient, person: Person) -> None:
    assert client.get("/metrics", headers=person.headers).status_code == 401


def test_the_token_opens_them(client: FlaskClient, metrics_headers: dict[str, str]) -> None:
    answer = client.get("/metrics", headers=metrics_headers)
    assert answer.status_code == 200
    assert "nexfitra_http_requests_total" in answer.get_data(as_text=True)


def test_where_no_token_is_set_there_are_no_figures(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"metrics_token": None})).test_client()
    for headers in ({}, {"Authorization": "Bearer None"}, {"Authorization": "Bearer "}):
        answer = client.get("/metrics", headers=headers)
        assert (answer.status_code, answer.json["code"]) == (404, "not_found")
