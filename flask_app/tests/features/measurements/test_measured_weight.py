"""Gates and targets follow the scales: what the profile stated once must not let a plan be made for a body that has changed."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
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


def at(client: FlaskClient, person: Person) -> dict[str, str]:
    """Sign in at the (moved) present."""
    signed_in = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD}).json
    person.headers["Authorization"] = f"Bearer {signed_in['access_token']}"
    return person.headers


def test_energy_and_protein_follow_the_scales_and_the_past_stays(client: FlaskClient, person: Person) -> None:
    heavy = {"weight_kg": 90.0, "goal": {"kind": "maintain"}, "timezone": "UTC"}
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        headers = at(client, person)
        put_profile(client, person, **heavy)
        before = targets(client, headers)
        clock.move_to(dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC))
        headers = at(client, person)
        weigh(client, headers, 80.0, "2026-03-20T07:00:00Z")
        now = targets(client, headers)
        assert now["maintenance_kcal"] < before["maintenance_kcal"]
        assert now["energy_kcal"] < before["energy_kcal"]
        assert now["energy_floor_kcal"] != before["energy_floor_kcal"]
        for day in ("2026-03-02", "2026-03-19"):
            assert targets(client, headers, day) == before | {"date": day}
        assert targets(client, headers, "2026-03-25") == now | {"date": "2026-03-25"}
        # the same as if the weight had been stated
        put_profile(client, person, **heavy | {"weight_kg": 80.0})
        assert targets(client, headers) == now


def test_protein_follows_the_scales(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        at(client, person)
        put_profile(client, person, weight_kg=62.0, goal={"kind": "gain"}, timezone="UTC")
        before = targets(client, person.headers)
        clock.move_to(dt.datetime(2026, 4, 2, 9, tzinfo=dt.UTC))
        weigh(client, at(client, person), 67.0, "2026-04-02T07:00:00Z")
        now = targets(client, person.headers)
        assert now["protein_g"] > before["protein_g"]
        assert targets(client, person.headers, "2026-04-01") == before | {"date": "2026-04-01"}


def test_targets_do_not_flicker_with_every_morning(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False):
        at(client, person)
        put_profile(client, person, timezone="UTC")
        before = targets(client, person.headers)
        for number, kg in enumerate((56.4, 55.7, 56.2), start=6):
            weigh(client, person.headers, kg, f"2026-03-02T0{number}:00:00Z")
            assert targets(client, person.headers) == before


@pytest.mark.parametrize("day", ["2025-06-01", "2026-03-01"])
def test_a_weighing_from_before_the_weight_was_stated_is_not_newer(
    client: FlaskClient, person: Person, day: str
) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False):
        at(client, person)
        put_profile(client, person, timezone="UTC")
        before = targets(client, person.headers)
        weigh(client, person.headers, 45.0, f"{day}T07:00:00Z")
        assert targets(client, person.headers) == before


def test_what_is_weighed_on_the_day_of_the_profile_counts_in_the_order_of_writing(
    client: FlaskClient, person: Person
) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        at(client, person)
        put_profile(client, person, timezone="UTC")
        clock.shift(60)
        weigh(client, person.headers, 51.5, "2026-03-02T07:00:00Z")  # this morning, entered just now
        assert "underweight" in gates(targets(client, person.headers))
        clock.shift(60)
        put_profile(client, person, timezone="UTC", weight_kg=57.0)  # it was a slip
        assert "underweight" not in gates(targets(client, person.headers))
        clock.move_to(dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC))
        weigh(client, at(client, person), 57.0, "2026-03-03T07:00:00Z")
        assert "underweight" not in gates(targets(client, person.headers))


def test_the_last_weighing_counts_however_long_ago(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2026-01-02T09:00:00Z", tick=False) as clock:
        at(client, person)
        put_profile(client, person, timezone="UTC")
        clock.move_to(dt.datetime(2026, 1, 10, 9, tzinfo=dt.UTC))
        weigh(client, at(client, person), 51.5, "2026-01-10T07:00:00Z")
        clock.move_to(dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC))
        weigh(client, at(client, person), 45.0, "2025-12-01T07:00:00Z")  # a note from before, found again
        assert "underweight" in gates(targets(client, person.headers))


def test_another_answer_in_the_profile_leaves_the_scales_in_force(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as clock:
        at(client, person)
        put_profile(client, person, timezone="UTC")
        clock.move_to(dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC))
        weigh(client, at(client, person), 51.5, "2026-03-20T07:00:00Z")
        put_profile(client, person, timezone="UTC", activity="active")
        body = targets(client, person.headers)
        assert "underweight" in gates(body)
        assert "BMI below 18.5" in next(gate["text"] for gate in body["gates"] if gate["code"] == "underweight")
        assert body["energy_kcal"] >= body["maintenance_kcal"]


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
