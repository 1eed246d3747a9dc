"""Measurements: units, plausibility, revisions, and nobody else's."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from people import Person

WEIGHT = {"kind": "weight", "value": 82.4, "unit": "kg", "at": "2026-03-01T07:00:00Z"}
SPAN = {"from": "2026-02-01", "to": "2026-04-01"}


def listed(client: FlaskClient, person: Person) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/api/v1/measurements", query_string=SPAN, headers=person.headers).json[
        "items"
    ]
    return items


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("PUT", "/{}"), ("DELETE", "/{}")])
def test_needs_a_sign_in(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(
        "/api/v1/measurements" + path.format(uuid4()), method=method, json=WEIGHT if method == "PUT" else None
    )
    assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")


@pytest.mark.parametrize(
    ("kind", "value", "unit", "si"),
    [
        ("weight", 82.4, "kg", 82.4),
        ("weight", 180, "lb", 81.6466266),
        ("weight", 13, "st", 82.55381228),
        ("waist", 34, "in", 86.36),
    ],
)
def test_keeps_what_was_read_off_and_stores_si(
    client: FlaskClient, person: Person, kind: str, value: float, unit: str, si: float
) -> None:
    body = {"kind": kind, "value": value, "unit": unit, "at": "2026-03-01T07:00:00+01:00"}
    answer = client.put(f"/api/v1/measurements/{uuid4()}", json=body, headers=person.headers)
    assert answer.status_code == 200, answer.text
    stored = answer.json["measurement"]
    assert (stored["value"], stored["unit"]) == (value, unit)
    assert stored["value_si"] == pytest.approx(si)


@pytest.mark.parametrize(
    "change",
    [
        {"value": -1}, {"value": 0}, {"value": 700}, {"value": "82"}, {"value": None}, {"unit": "cm"}, {"unit": "stone"},
        {"kind": "mood"}, {"at": "1850-01-01T00:00:00Z"}, {"at": "9999-12-31T23:59:59-12:00"}, {"at": "2026-03-01T07:00:00"}, {"at": "😀"}, {"revision": "now"},
        {"revision": "9999999999999-0000-00c0ffee"}, {"extra": True},
    ],
)  # fmt: skip
def test_refuses_what_no_body_has(client: FlaskClient, person: Person, change: dict[str, Any]) -> None:
    answer = client.put(f"/api/v1/measurements/{uuid4()}", json=WEIGHT | change, headers=person.headers)
    assert answer.status_code == 422, answer.text
    assert answer.json["errors"]
    assert listed(client, person) == []


@pytest.mark.parametrize(
    "raw", ['{"kind":"weight","value":NaN}', '{"value":Infinity}', "{", "[]", '"' + "x" * 1_000_000 + '"']
)
def test_refuses_what_is_no_measurement_at_all(client: FlaskClient, person: Person, raw: str) -> None:
    answer = client.put(
        f"/api/v1/measurements/{uuid4()}", data=raw, headers=person.headers, content_type="application/json"
    )
    assert answer.status_code in {400, 413, 422}
    assert answer.mimetype == "application/problem+json"


def test_the_highest_revision_wins_whatever_arrives_first(
    client: FlaskClient, person: Person, revision: Callable[[int], str]
) -> None:
    url = f"/api/v1/measurements/{uuid4()}"
    late = client.put(url, json=WEIGHT | {"value": 80.0, "revision": revision(2)}, headers=person.headers).json
    early = client.put(url, json=WEIGHT | {"value": 90.0, "revision": revision(1)}, headers=person.headers).json
    assert (late["applied"], early["applied"]) == (True, False)
    assert early["measurement"]["value"] == 80.0
    assert [item["value"] for item in listed(client, person)] == [80.0]


def test_a_replay_is_applied_and_changes_nothing(
    client: FlaskClient, person: Person, revision: Callable[[int], str]
) -> None:
    url, body = f"/api/v1/measurements/{uuid4()}", WEIGHT | {"revision": revision(1)}
    answers = [client.put(url, json=body, headers=person.headers).json for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[2]["applied"] is True
    assert len(listed(client, person)) == 1


def test_a_deletion_may_arrive_first(client: FlaskClient, person: Person, revision: Callable[[int], str]) -> None:
    url = f"/api/v1/measurements/{uuid4()}"
    gone = client.delete(url, query_string={"revision": revision(2)}, headers=person.headers)
    assert gone.json == {"applied": True, "revision": revision(2), "measurement": None}
    late = client.put(url, json=WEIGHT | {"revision": revision(1)}, headers=person.headers).json
    assert late == {"applied": False, "revision": revision(2), "measurement": None}
    assert listed(client, person) == []


def test_a_deletion_reads_its_revision_from_the_body_too(
    client: FlaskClient, person: Person, revision: Callable[[int], str]
) -> None:
    url = f"/api/v1/measurements/{uuid4()}"
    client.put(url, json=WEIGHT | {"revision": revision(5)}, headers=person.headers)
    assert client.delete(url, json={"revision": revision(4)}, headers=person.headers).json["applied"] is False
    assert client.delete(url, headers=person.headers).json["applied"] is True


def test_somebody_elses_id_is_not_found_and_stays(client: FlaskClient, person: Person, other: Person) -> None:
    url = f"/api/v1/measurements/{uuid4()}"
    client.put(url, json=WEIGHT, headers=person.headers)
    assert client.put(url, json=WEIGHT | {"value": 100}, headers=other.headers).status_code == 404
    assert client.delete(url, headers=other.headers).status_code == 404
    assert [item["value"] for item in listed(client, person)] == [82.4]
    assert listed(client, other) == []


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2026-02-30"},
        {"from": "2026-03-02", "to": "2026-03-01"},
        {"from": "1900-01-01", "to": "2026-01-01"},
        {"kind": "x"},
    ],
)
def test_a_span_that_is_none_is_refused(client: FlaskClient, person: Person, query: dict[str, str]) -> None:
    assert client.get("/api/v1/measurements", query_string=query, headers=person.headers).status_code == 422


def test_a_long_list_comes_in_pages_and_loses_nothing(client: FlaskClient, person: Person) -> None:
    keys = [str(uuid4()) for _ in range(5)]
    for day, key in enumerate(keys, start=1):
        body = {**WEIGHT, "at": f"2026-03-0{day}T07:00:00Z"}
        assert client.put(f"/api/v1/measurements/{key}", json=body, headers=person.headers).status_code == 200
    pages: list[list[str]] = []
    cursor = None
    for _ in range(3):
        query = {**SPAN, "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.get("/api/v1/measurements", query_string=query, headers=person.headers).json
        pages.append([item["id"] for item in page["items"]])
        cursor = page["next_cursor"]
    assert (pages, cursor) == ([keys[3:], keys[1:3], keys[:1]], None)
    refused = client.get("/api/v1/measurements?cursor=WyJ4IiwgInkiXQ", headers=person.headers)
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (422, "invalid_cursor")
