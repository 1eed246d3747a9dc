"""Plans over HTTP: strict bodies, stable error codes, provenance on record."""

from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from . import make

Headers = dict[str, str]


def _rows(urls: dict[str, str]) -> list[dict[str, Any]]:
    with psycopg.connect(urls["runtime"], row_factory=psycopg.rows.dict_row) as connection:
        return connection.execute("select * from generations order by created_at, fallback").fetchall()


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [("/v1/meal-plans", make.meal_request(), "meal"), ("/v1/workout-plans", make.workout_request(), "workout")],
)
def test_plan_is_answered_and_recorded(
    client: TestClient,
    generate_headers: Headers,
    database_urls: dict[str, str],
    path: str,
    body: dict[str, Any],
    kind: str,
) -> None:
    answer = client.post(path, json=body, headers={**generate_headers, "X-Request-ID": "journey-42"})
    assert answer.status_code == 200
    got = answer.json()
    assert got["plan"]["provenance"]["engine"] == "solver"
    assert got["verification"] == {"ok": True, "violations": []}
    assert got["fallback"] is False
    assert answer.headers["x-request-id"] == "journey-42"
    (row,) = _rows(database_urls)
    assert str(row["id"]) == got["generation_id"]
    assert (row["kind"], row["engine"], row["seed"], row["status"]) == (kind, "solver", 7, "ready")
    assert (row["verification_ok"], row["correlation_id"], row["model_version"]) == (True, "journey-42", "9")
    assert len(row["request_hash"]) == 64


def test_equal_requests_have_equal_hashes(
    client: TestClient, generate_headers: Headers, database_urls: dict[str, str]
) -> None:
    for seed in (1, 1, 2):
        client.post("/v1/meal-plans", json=make.meal_request(seed=seed), headers=generate_headers)
    one, two, three = (row["request_hash"] for row in _rows(database_urls))
    assert one == two != three


def test_harmful_request_id_is_replaced(client: TestClient, generate_headers: Headers) -> None:
    answer = client.get("/v1/engines", headers={**generate_headers, "X-Request-ID": "a" * 300})
    assert len(answer.headers["x-request-id"]) == 32


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "json_invalid"),
        (b"{", "json_invalid"),
        (b'{"seed": NaN}', "json_invalid"),
        (b'{"seed": 1e999}', "json_invalid"),
        (b"[" * 100_000, "json_invalid"),
        (b"\xff\xfe", "json_invalid"),
        (b'{"wishes": "\\ud800"}', "payload_invalid"),
        (b"null", "payload_invalid"),
        (b"[]", "payload_invalid"),
    ],
)
def test_unreadable_body(client: TestClient, generate_headers: Headers, raw: bytes, code: str) -> None:
    headers = {**generate_headers, "Content-Type": "application/json"}
    answer = client.post("/v1/meal-plans", content=raw, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


@pytest.mark.parametrize(
    ("change", "loc"),
    [
        ({"seed": "7"}, "body.seed"),
        ({"seed": -1}, "body.seed"),
        ({"seed": 2**53}, "body.seed"),
        ({"start": 0}, "body.start"),
        ({"start": "yesterday"}, "body.start"),
        ({"targets": []}, "body.targets"),
        ({"diet": {"style": "air"}}, "body.diet.style"),
    ],
)
def test_invalid_payload_says_where(
    client: TestClient, generate_headers: Headers, database_urls: dict[str, str], change: dict[str, Any], loc: str
) -> None:
    answer = client.post("/v1/meal-plans", json=make.meal_request(**change), headers=generate_headers)
    assert answer.status_code == 422
    assert loc in {e["loc"] for e in answer.json()["errors"]}
    assert set(answer.json()["errors"][0]) == {"loc", "code", "msg"}
    assert _rows(database_urls) == []


def test_large_and_foreign_bodies(client: TestClient, generate_headers: Headers) -> None:
    large = client.post("/v1/meal-plans", json=make.meal_request(wishes="x" * 1_000_000), headers=generate_headers)
    assert (large.status_code, large.json()["code"]) == (413, "body_too_large")
    text = client.post("/v1/meal-plans", content="hi", headers={**generate_headers, "Content-Type": "text/plain"})
    assert (text.status_code, text.json()["code"]) == (415, "media_type_unsupported")


def test_other_catalogue_and_unknown_engine(client: TestClient, generate_headers: Headers) -> None:
    other = client.post("/v1/meal-plans", json=make.meal_request(catalog_version="old"), headers=generate_headers)
    assert (other.status_code, other.json()["code"]) == (409, "catalog_mismatch")
    unknown = client.post("/v1/meal-plans", json=make.meal_request(engine="oracle"), headers=generate_headers)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "engine_unknown")


@pytest.mark.parametrize("start", ["0001-01-01", "1850-06-01", "9999-12-31"])
def test_start_beyond_any_calendar_of_a_person(client: TestClient, generate_headers: Headers, start: str) -> None:
    answer = client.post("/v1/meal-plans", json=make.meal_request(start=start), headers=generate_headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "start_out_of_range")


def test_weekdays_that_are_not_one_for_each_training_day_are_refused(
    client: TestClient, generate_headers: Headers
) -> None:
    body = make.workout_request()
    body["rules"] |= {"days_per_week": 3, "weekdays": [0, 2]}
    answer = client.post("/v1/workout-plans", json=body, headers=generate_headers)
    assert answer.status_code == 422
    assert "weekdays" in answer.text
