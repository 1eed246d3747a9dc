"""The coarse brake by address."""

from flask import Flask
from flask.testing import FlaskClient

from nexfitra_api.app_factory import create_app
from nexfitra_api.kit.settings import Settings


def test_too_many_sign_ins_from_one_address_wait(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_limit_enabled": True}))
    client = app.test_client()
    answers = [client.post("/api/v1/auth/login", data=b"x") for _ in range(61)]
    assert {answer.status_code for answer in answers[:60]} == {415}
    last = answers[60]
    assert (last.status_code, last.json["code"]) == (429, "too_many_requests")
    assert last.content_type == "application/problem+json"
    assert 1 <= int(last.headers["Retry-After"]) <= 61
    elsewhere = client.post("/api/v1/auth/login", data=b"x", environ_base={"REMOTE_ADDR": "10.0.0.9"})
    assert elsewhere.status_code == 415
    create_app(settings)  # the limiter is one object: leave it switched off, as the other tests want it


def test_only_declared_names_of_this_server_are_answered(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"allowed_hosts": ("nexfitra.example",)})).test_client()
    assert client.get("/healthz", base_url="http://nexfitra.example").status_code == 200
    refused = client.get("/healthz", base_url="http://evil.example")
    assert (refused.status_code, refused.json["code"]) == (400, "bad_request")


def test_nothing_but_sign_in_is_limited(app: Flask, client: FlaskClient) -> None:
    assert {client.get("/api/v1/meta").status_code for _ in range(130)} == {200}
