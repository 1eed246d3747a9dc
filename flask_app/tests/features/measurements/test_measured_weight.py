"""The safety gates follow the scales: what the profile stated once must not let a plan be made for a body that has changed."""

from typing import Any
from uuid import uuid4

import time_machine
from flask.testing import FlaskClient
from people import PASSWORD, Person
from profile_data import profile

TARGETS, MEASUREMENTS = "/api/v1/me/targets", "/api/v1/measurements"
STATED = {
    "height_cm": 168,
    "weight_kg": 56.0,
    "goal": {"kind": "lose", "rate_pct_per_week": 0.5, "target_weight_kg": 53.5},
}
"""BMI 19.8, on the way to 19.0; 18.5 is at 52.2 kg."""


def put_profile(client: FlaskClient, person: Person, **changes: Any) -> None:
    answer = client.put("/api/v1/me/profile", json=profile(**STATED | changes), headers=person.headers)
    assert answer.status_code == 200, answer.json


def weigh(client: FlaskClient, headers: dict[str, str], kg: float, at: str) -> str:
    key = str(uuid4())
    body = {"kind": "weight", "value": kg, "unit": "kg", "at": at}
    assert client.put(f"{MEASUREMENTS}/{key}", json=body, headers=headers).status_code == 200
    return key


def targets(client: FlaskClient, headers: dict[str, str], day: str | None = None) -> dict[str, Any]:
    body: dict[str, Any] = client.get(TARGETS, query_string={"date": day} if day else {}, headers=headers).json
    return body


def gates(body: dict[str, Any]) -> set[str]:
    return {gate["code"] for gate in body["gates"]}


def test_a_weighing_below_the_limit_ends_the_deficit_from_today_on_and_its_deletion_brings_it_back(
    client: FlaskClient, person: Person
) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False):
        signed_in = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD}).json
        person.headers["Authorization"] = f"Bearer {signed_in['access_token']}"
        put_profile(client, person, timezone="UTC")
        before = targets(client, person.headers)
        assert before["energy_kcal"] < before["maintenance_kcal"]
        assert "underweight" not in gates(before)
    with time_machine.travel("2026-03-20T09:00:00Z", tick=False):
        signed_in = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD}).json
        headers = {"Authorization": f"Bearer {signed_in['access_token']}"}
        key = weigh(client, headers, 51.5, "2026-03-20T07:00:00Z")
        now = targets(client, headers)
        assert "underweight" in gates(now)
        assert now["energy_kcal"] >= now["maintenance_kcal"]
        assert targets(client, headers, "2026-03-19") == before | {"date": "2026-03-19"}
        assert client.delete(f"{MEASUREMENTS}/{key}", headers=headers).status_code == 200
        assert "underweight" not in gates(targets(client, headers))


def test_a_weighing_that_touches_no_gate_changes_no_target(client: FlaskClient, person: Person) -> None:
    put_profile(client, person)
    before = targets(client, person.headers)
    weigh(client, person.headers, 55.0, "2026-03-01T07:00:00Z")
    assert targets(client, person.headers) == before


def test_one_light_morning_closes_no_gate_where_the_trend_does_not(client: FlaskClient, person: Person) -> None:
    put_profile(client, person, timezone="UTC")
    with time_machine.travel("2026-03-20T09:00:00Z", tick=False):
        headers = {
            "Authorization": "Bearer "
            + client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD}).json["access_token"]
        }
        for day in range(10, 20):
            weigh(client, headers, 54.0, f"2026-03-{day}T07:00:00Z")
        weigh(client, headers, 51.5, "2026-03-20T07:00:00Z")
        assert "underweight" not in gates(targets(client, headers))


def test_what_is_stated_later_is_newer_than_what_was_weighed(client: FlaskClient, person: Person) -> None:
    put_profile(client, person)
    weigh(client, person.headers, 51.5, "2026-03-01T07:00:00Z")
    put_profile(client, person, activity="active")
    put_profile(client, person, weight_kg=58.0)
    assert "underweight" not in gates(targets(client, person.headers))


def test_nobody_elses_weighing_counts(client: FlaskClient, person: Person, other: Person) -> None:
    put_profile(client, person)
    put_profile(client, other)
    weigh(client, other.headers, 45.0, "2026-03-01T07:00:00Z")
    assert "underweight" not in gates(targets(client, person.headers))
