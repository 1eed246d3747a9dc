"""Workouts and sets: written in any order, never lost, and nobody else's."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from people import Person

WORKOUT = {"started_at": "2026-03-01T17:00:00Z", "title": "Push"}
SPAN = {"from": "2026-02-01", "to": "2026-04-01"}


@pytest.fixture
def one_set(exercise_id: str) -> dict[str, Any]:
    """Five repetitions with 100 kg."""
    return {
        "exercise_id": exercise_id,
        "index": 0,
        "reps": 5,
        "load_kg": 100,
        "rir": 2,
        "done_at": "2026-03-01T17:10:00Z",
    }


def workouts(client: FlaskClient, person: Person) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/api/v1/workouts", query_string=SPAN, headers=person.headers).json[
        "items"
    ]
    return items


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/workouts"), ("GET", "/workouts/{}"), ("PUT", "/workouts/{}"), ("DELETE", "/workouts/{}"),
        ("PUT", "/workouts/{}/sets/{}"), ("DELETE", "/workouts/{}/sets/{}"), ("GET", "/exercises/{}/previous"),
    ],
)  # fmt: skip
def test_needs_a_sign_in(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(
        "/api/v1" + path.format(uuid4(), uuid4()), method=method, json=WORKOUT if method == "PUT" else None
    )
    assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")


def test_a_workout_with_its_sets(client: FlaskClient, person: Person, one_set: dict[str, Any]) -> None:
    url = f"/api/v1/workouts/{uuid4()}"
    assert client.put(url, json=WORKOUT, headers=person.headers).status_code == 200
    for index in range(2):
        body = one_set | {"index": index, "done_at": f"2026-03-01T17:1{index}:00Z"}
        answer = client.put(f"{url}/sets/{uuid4()}", json=body, headers=person.headers)
        assert answer.status_code == 200, answer.text
        # Mean of Epley, 100 × (1 + 5/30) = 116.67, and Brzycki, 36 × 100 / 32 = 112.5
        assert answer.json["set"]["e1rm_kg"] == pytest.approx(114.58)
    client.put(f"{url}/sets/{uuid4()}", json=one_set | {"kind": "warmup"}, headers=person.headers)
    stored = client.get(url, headers=person.headers).json
    assert (stored["title"], stored["date"], len(stored["sets"])) == ("Push", "2026-03-01", 3)
    assert stored["volume_kg"] == 1000
    assert [item["id"] for item in workouts(client, person)] == [stored["id"]]


def test_a_set_that_arrives_before_its_workout_is_not_lost(
    client: FlaskClient, person: Person, one_set: dict[str, Any]
) -> None:
    url = f"/api/v1/workouts/{uuid4()}"
    client.put(f"{url}/sets/{uuid4()}", json=one_set, headers=person.headers)
    waiting = client.get(url, headers=person.headers).json
    assert (waiting["title"], len(waiting["sets"])) == (None, 1)
    late = client.put(url, json=WORKOUT | {"revision": "1500000000000-0000-00c0ffee"}, headers=person.headers).json
    assert late["applied"] is True
    assert (late["workout"]["title"], len(late["workout"]["sets"])) == ("Push", 1)


def test_a_deleted_workout_takes_its_sets_with_it(
    client: FlaskClient, person: Person, one_set: dict[str, Any], exercise_id: str
) -> None:
    url = f"/api/v1/workouts/{uuid4()}"
    client.put(f"{url}/sets/{uuid4()}", json=one_set, headers=person.headers)
    assert client.delete(url, headers=person.headers).json["workout"] is None
    client.put(f"{url}/sets/{uuid4()}", json=one_set, headers=person.headers)
    assert client.get(url, headers=person.headers).status_code == 404
    assert workouts(client, person) == []
    assert client.get(f"/api/v1/exercises/{exercise_id}/previous", headers=person.headers).json["sets"] == []
    assert client.get("/api/v1/progress/strength", query_string=SPAN, headers=person.headers).json["items"] == []


def test_sets_follow_revisions(
    client: FlaskClient, person: Person, one_set: dict[str, Any], revision: Callable[[int], str]
) -> None:
    url = f"/api/v1/workouts/{uuid4()}/sets/{uuid4()}"
    client.put(url, json=one_set | {"reps": 6, "revision": revision(2)}, headers=person.headers)
    lost = client.put(url, json=one_set | {"reps": 5, "revision": revision(1)}, headers=person.headers).json
    assert (lost["applied"], lost["set"]["reps"]) == (False, 6)
    gone = client.delete(url, query_string={"revision": revision(3)}, headers=person.headers).json
    assert (gone["applied"], gone["set"]) == (True, None)
    assert client.put(url, json=one_set | {"revision": revision(2)}, headers=person.headers).json["set"] is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reps": -1}, "greater_than_equal"), ({"reps": 5.5}, "int_type"), ({"load_kg": 1e6}, "less_than_equal"), ({"rir": 11}, "less_than_equal"),
        ({"reps": None}, "nothing_done"), ({"kind": "heroic"}, "literal_error"), ({"done_at": "2026-03-01T17:00:00"}, "timezone_aware"),
        ({"done_at": "1850-01-01T00:00:00Z"}, "date_out_of_range"), ({"index": 501}, "less_than_equal"),
        ({"exercise_id": str(uuid4())}, "unknown_exercise"), ({"load_kg": True}, "float_type"),
    ],
)  # fmt: skip
def test_a_set_that_cannot_be_is_refused(
    client: FlaskClient, person: Person, one_set: dict[str, Any], change: dict[str, Any], code: str
) -> None:
    answer = client.put(f"/api/v1/workouts/{uuid4()}/sets/{uuid4()}", json=one_set | change, headers=person.headers)
    assert answer.status_code == 422
    assert code in [error["code"] for error in answer.json["errors"]], answer.text
    assert workouts(client, person) == []


def test_a_workout_does_not_end_before_it_starts(client: FlaskClient, person: Person) -> None:
    body = WORKOUT | {"ended_at": "2026-03-01T16:00:00Z"}
    answer = client.put(f"/api/v1/workouts/{uuid4()}", json=body, headers=person.headers)
    assert answer.json["errors"][0]["code"] == "ends_before_start"


def test_somebody_elses_workout_is_not_found_and_stays(
    client: FlaskClient, person: Person, other: Person, one_set: dict[str, Any]
) -> None:
    url, set_id = f"/api/v1/workouts/{uuid4()}", uuid4()
    client.put(url, json=WORKOUT, headers=person.headers)
    client.put(f"{url}/sets/{set_id}", json=one_set, headers=person.headers)
    attempts = [
        client.get(url, headers=other.headers),
        client.put(url, json=WORKOUT, headers=other.headers),
        client.delete(url, headers=other.headers),
        client.put(f"{url}/sets/{set_id}", json=one_set, headers=other.headers),
        client.put(f"{url}/sets/{uuid4()}", json=one_set, headers=other.headers),
        client.delete(f"{url}/sets/{set_id}", headers=other.headers),
    ]
    assert [answer.status_code for answer in attempts] == [404] * len(attempts)
    assert [len(item["sets"]) for item in workouts(client, person)] == [1]
    assert workouts(client, other) == []


def test_last_time_is_the_last_workout_but_the_running_one(
    client: FlaskClient, person: Person, one_set: dict[str, Any], exercise_id: str
) -> None:
    running = str(uuid4())
    for key, day, reps in ((uuid4(), "2026-03-01", 5), (uuid4(), "2026-03-03", 6), (running, "2026-03-05", 7)):
        body = one_set | {"reps": reps, "done_at": f"{day}T17:00:00Z"}
        client.put(f"/api/v1/workouts/{key}/sets/{uuid4()}", json=body, headers=person.headers)
    url = f"/api/v1/exercises/{exercise_id}/previous"
    last = client.get(url, query_string={"before": running}, headers=person.headers).json
    assert (last["date"], [one["reps"] for one in last["sets"]]) == ("2026-03-03", [6])


def test_assistance_is_a_negative_load_and_no_record(
    client: FlaskClient, person: Person, one_set: dict[str, Any]
) -> None:
    answer = client.put(
        f"/api/v1/workouts/{uuid4()}/sets/{uuid4()}", json=one_set | {"load_kg": -20}, headers=person.headers
    )
    assert (answer.json["set"]["load_kg"], answer.json["set"]["e1rm_kg"]) == (-20, None)


def test_a_long_list_comes_in_pages_and_loses_nothing(client: FlaskClient, person: Person, other: Person) -> None:
    keys = [str(uuid4()) for _ in range(5)]
    for day, key in enumerate(keys, start=1):
        # Two begin at the same instant: their ids part them.
        body = {**WORKOUT, "started_at": f"2026-03-0{min(day, 4)}T17:00:00Z"}
        assert client.put(f"/api/v1/workouts/{key}", json=body, headers=person.headers).status_code == 200
    found, cursor = [], None
    for _ in range(3):
        query = {**SPAN, "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.get("/api/v1/workouts", query_string=query, headers=person.headers).json
        found += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert (sorted(found), found[2:], cursor) == (sorted(keys), keys[2::-1], None)
    first = client.get("/api/v1/workouts", query_string={**SPAN, "limit": 2}, headers=person.headers).json
    stolen = {**SPAN, "cursor": first["next_cursor"]}
    assert client.get("/api/v1/workouts", query_string=stolen, headers=other.headers).json["items"] == []
    refused = client.get("/api/v1/workouts?cursor=WyJ4IiwgInkiXQ", headers=person.headers)
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (422, "invalid_cursor")
