"""Serving the built web app, and the headers around everything."""

import base64
import gzip
import hashlib
from pathlib import Path

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from nexfitra_api.app_factory import create_app
from nexfitra_api.kit.settings import Settings

SCRIPT = "window.theme = 'dark'"
INDEX = f"<!doctype html><script>{SCRIPT}</script><script src=/assets/main-abcd1234.js></script><p>NexFitra"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "assets" / "main-abcd1234.js").write_text("plain")
    (folder / "assets" / "main-abcd1234.js.br").write_bytes(b"brotli")
    (folder / "assets" / "main-abcd1234.js.gz").write_bytes(gzip.compress(b"plain"))
    (folder / "sw.js").write_text("worker")
    (folder / "manifest.webmanifest").write_text("{}")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def web(settings: Settings, dist: Path) -> FlaskClient:
    return create_app(settings.model_copy(update={"web_dist": dist})).test_client()


def test_the_root_greets_programs_and_serves_people(web: FlaskClient) -> None:
    for headers in ({}, {"Accept": "*/*"}, {"Accept": "application/json"}):
        assert web.get("/", headers=headers).json == {"message": "Hello from Flask!"}
    page = web.get("/", headers=BROWSER)
    assert page.get_data(as_text=True) == INDEX
    assert page.mimetype == "text/html"
    assert page.headers["Cache-Control"] == "no-cache"
    assert "Accept" in page.headers["Vary"]


def test_without_a_build_the_root_greets_everybody(client: FlaskClient) -> None:
    assert client.get("/", headers=BROWSER).json == {"message": "Hello from Flask!"}
    assert client.get("/plan", headers=BROWSER).status_code == 404


@pytest.mark.parametrize("path", ["/plan", "/diary/2026-11-23", "/settings/"])
def test_the_apps_own_addresses_get_the_page(web: FlaskClient, path: str) -> None:
    page = web.get(path, headers=BROWSER)
    assert (page.status_code, page.get_data(as_text=True)) == (200, INDEX)
    assert web.get(path, headers={"Accept": "application/json"}).status_code == 404
    assert web.post(path, headers=BROWSER).status_code == 404


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api", "/missing.js", "/assets/missing-abcd1234.js"])
def test_missing_files_and_the_api_never_get_the_page(web: FlaskClient, path: str) -> None:
    answer = web.get(path, headers=BROWSER)
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_hashed_files_stay_for_ever_and_come_small(web: FlaskClient) -> None:
    path = "/assets/main-abcd1234.js"
    plain = web.get(path)
    assert plain.get_data() == b"plain"
    assert "immutable" in plain.headers["Cache-Control"]
    assert plain.mimetype == "text/javascript"
    for accepted, encoding in (("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None)):
        answer = web.get(path, headers={"Accept-Encoding": accepted})
        assert answer.headers.get("Content-Encoding") == encoding
        # not by Accept: the service worker would not find a style sheet that it has stored
        assert answer.headers["Vary"] == "Accept-Encoding"
    again = web.get(path, headers={"If-None-Match": plain.headers["ETag"]})
    assert again.status_code == 304


def test_the_service_worker_is_always_asked_for(web: FlaskClient) -> None:
    assert web.get("/sw.js").headers["Cache-Control"] == "no-cache"
    assert web.get("/manifest.webmanifest").mimetype == "application/manifest+json"


@pytest.mark.parametrize("path", ["/../secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt", "/%00", "/assets"])
def test_nothing_outside_the_folder_is_served(web: FlaskClient, path: str) -> None:
    answer = web.get(path)
    assert answer.status_code == 404
    assert b"secret" not in answer.get_data()


def test_the_page_may_run_its_own_scripts_only(web: FlaskClient) -> None:
    policy = web.get("/", headers=BROWSER).headers["Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "'unsafe-eval'" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_service_worker_may_import_and_fetch(web: FlaskClient) -> None:
    policy = web.get("/sw.js").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "default-src 'none'" in web.get("/api/v1/meta").headers["Content-Security-Policy"]


def test_every_answer_carries_the_security_headers(web: FlaskClient) -> None:
    for path in ("/", "/api/v1/meta", "/api/v1/nothing", "/healthz", "/sw.js"):
        headers = web.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "Strict-Transport-Security" not in headers
    assert web.get("/api/v1/meta").headers["Cache-Control"] == "no-store"


def test_https_is_held_on_to(settings: Settings) -> None:
    secure = settings.model_copy(update={"public_url": "https://nexfitra.example"})
    answer = create_app(secure).test_client().get("/healthz")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_operators_addresses(app: Flask, metrics_headers: dict[str, str]) -> None:
    client = app.test_client()
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ok", "database": True}
    metrics = client.get("/metrics", headers=metrics_headers).get_data(as_text=True)
    assert 'nexfitra_http_requests_total{method="GET",operation="healthz",status="200"}' in metrics
    assert client.get("/api/v1/meta").json == {"version": "0.1.0", "demo_available": False, "registration_open": True}


@pytest.mark.parametrize(
    ("sent", "kept"), [("abcd-1234", True), ("x", False), ("a b\u00e9" * 9, False), ("a" * 65, False)]
)
def test_a_request_id_is_taken_over_where_it_is_one(client: FlaskClient, sent: str, kept: bool) -> None:
    answer = client.get("/api/v1/meta", headers={"X-Request-Id": sent})
    assert (answer.headers["X-Request-Id"] == sent) is kept


def test_forged_addresses_are_ignored_unless_a_proxy_is_trusted(settings: Settings) -> None:
    for proxies, expected in ((0, "127.0.0.1"), (1, "203.0.113.9")):
        app = create_app(settings.model_copy(update={"trusted_proxies": proxies}))
        app.add_url_rule("/who", "who", lambda: request.remote_addr or "")
        answer = app.test_client().get("/who", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})
        assert answer.get_data(as_text=True) == expected


def test_a_name_that_no_file_system_takes_is_no_file(web: FlaskClient) -> None:
    assert web.get("/" + "a" * 300, headers=BROWSER).get_data(as_text=True) == INDEX
    assert web.get("/" + "a" * 300 + ".js", headers=BROWSER).status_code == 404
