"""Targets: per date, never rewritten for the past, behind the gates, and set by hand within the floors."""

from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from nexfitra_domain.targets import Targets
from people import PASSWORD, Person
from profile_data import PROFILE, profile

from nexfitra_api.features.profiles import public
from nexfitra_api.kit.db import set_identity, subject_scope

PROFILE_URL = "/api/v1/me/profile"
URL = "/api/v1/me/targets"
OVERRIDE = "/api/v1/me/targets/override"
AMOUNTS = ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g", "fibre_g", "water_ml")


def headers_now(client: FlaskClient, person: Person) -> dict[str, str]:
    """Sign in at the (moved) present."""
    answer = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
    assert answer.status_code == 200, answer.json
    return {"Authorization": f"Bearer {answer.json['access_token']}"}


def put(client: FlaskClient, headers: dict[str, str], **changes: Any) -> None:
    answer = client.put(PROFILE_URL, json=profile(**changes), headers=headers)
    assert answer.status_code == 200, answer.json


def get(client: FlaskClient, headers: dict[str, str], day: str | None = None) -> dict[str, Any]:
    answer = client.get(URL, query_string={"date": day} if day else {}, headers=headers)
    assert answer.status_code == 200, answer.json
    body: dict[str, Any] = answer.json
    return body


@pytest.mark.parametrize(("method", "path"), [("GET", URL), ("PUT", OVERRIDE)])
def test_strangers_and_people_without_profile(client: FlaskClient, person: Person, method: str, path: str) -> None:
    assert client.open(path, method=method, json={"energy_kcal": 2000}).status_code == 401
    sent = {} if method == "GET" else {"json": {"energy_kcal": 2000}}
    answer = client.open(path, method=method, headers=person.headers, **sent)
    assert (answer.status_code, answer.json["code"]) == (404, "profile_missing")


def test_targets_come_with_reasons_and_add_up(client: FlaskClient, person: Person) -> None:
    put(client, person.headers)
    targets = get(client, person.headers)
    macros = 4 * targets["protein_g"] + 9 * targets["fat_g"] + 4 * targets["carbohydrate_g"]
    assert abs(macros - targets["energy_kcal"]) <= 2
    assert targets["energy_floor_kcal"] <= targets["energy_kcal"] < targets["maintenance_kcal"]
    assert {reason["field"] for reason in targets["reasons"]} >= {
        "energy_kcal",
        "protein_g",
        "fat_g",
        "maintenance_kcal",
    }
    assert all(reason["text"] and reason["source"] and reason["key"] for reason in targets["reasons"])
    assert targets["method"] == "eer_2023"
    assert targets["override"] is None
    assert targets["allows_meal_plan"] is True


def test_a_past_day_keeps_what_held(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-10T12:00:00Z", tick=False) as clock:
        headers = headers_now(client, person)
        put(client, headers)
        first = get(client, headers, "2027-01-10")
        before = get(client, headers, "2027-01-02")
        clock.move_to("2027-01-12T12:00:00Z")
        headers = headers_now(client, person)
        put(client, headers, weight_kg=60, goal={"kind": "maintain"})
        assert get(client, headers, "2027-01-10") == first
        assert get(client, headers, "2027-01-11") == {**first, "date": "2027-01-11"}
        assert get(client, headers, "2027-01-02") == before
        assert get(client, headers, "2027-01-12")["energy_kcal"] != first["energy_kcal"]
        assert get(client, headers) == get(client, headers, "2027-01-12")
        assert get(client, headers, "2027-02-01") == {**get(client, headers), "date": "2027-02-01"}


def test_changes_of_one_day_leave_yesterday_alone(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-10T12:00:00Z", tick=False):
        headers = headers_now(client, person)
        put(client, headers)
        yesterday = get(client, headers, "2027-01-09")
        put(client, headers, weight_kg=90)
        put(client, headers, weight_kg=95)
        assert get(client, headers, "2027-01-09") == yesterday
        assert get(client, headers)["maintenance_kcal"] > yesterday["maintenance_kcal"]


def test_today_is_the_persons_own(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-10T23:30:00Z", tick=False):
        headers = headers_now(client, person)
        put(client, headers, timezone="Pacific/Auckland")
        assert get(client, headers)["date"] == "2027-01-11"
        put(client, headers, timezone="America/Los_Angeles")
        assert get(client, headers)["date"] == "2027-01-10"


def test_moving_west_over_midnight_keeps_the_newest_targets(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-09T12:00:00Z", tick=False) as clock:
        headers = headers_now(client, person)
        put(client, headers, timezone="Pacific/Auckland")
        clock.move_to("2027-01-10T23:30:00Z")
        headers = headers_now(client, person)
        put(client, headers, timezone="Pacific/Auckland", weight_kg=80)
        put(client, headers, timezone="America/Los_Angeles", weight_kg=90)
        assert get(client, headers, "2027-01-11") == {**get(client, headers), "date": "2027-01-11"}


def test_a_birthday_opens_the_gate_from_that_day_on(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-05-10T12:00:00Z", tick=False) as clock:
        headers = headers_now(client, person)
        put(client, headers, birth_date="2009-05-17", timezone="UTC")
        young = get(client, headers)
        assert young["energy_kcal"] is None
        assert [gate["code"] for gate in young["gates"]] == ["under_18"]
        assert (young["allows_meal_plan"], young["allows_workout_plan"], young["reasons"]) == (False, False, [])
        assert get(client, headers, "2027-05-17")["energy_kcal"] is not None
        clock.move_to("2027-05-18T12:00:00Z")
        headers = headers_now(client, person)
        assert get(client, headers)["energy_kcal"] is not None
        assert get(client, headers, "2027-05-10")["energy_kcal"] is None


@pytest.mark.parametrize("answer", ["pregnant", "breastfeeding"])
def test_a_referral_leaves_no_targets(client: FlaskClient, person: Person, answer: str) -> None:
    put(client, person.headers, screening={answer: True})
    targets = get(client, person.headers)
    assert {targets[name] for name in AMOUNTS} == {None}
    assert [gate["code"] for gate in targets["gates"]] == [answer]
    refused = client.put(OVERRIDE, json={"energy_kcal": 2500}, headers=person.headers)
    assert (refused.status_code, refused.json["code"]) == (422, "targets_gated")


def test_no_deficit_where_the_screen_says_so(client: FlaskClient, person: Person) -> None:
    put(client, person.headers, screening={"scoff_yes": 2})
    targets = get(client, person.headers)
    assert targets["energy_kcal"] == targets["maintenance_kcal"]
    below = client.put(OVERRIDE, json={"energy_kcal": targets["maintenance_kcal"] - 1}, headers=person.headers)
    assert (below.status_code, below.json["code"]) == (422, "override_refused")
    assert below.json["errors"][0]["code"] == "below_floor"
    assert below.json["errors"][0]["params"] == {"floor_kcal": targets["maintenance_kcal"]}


def test_a_refused_amount_names_its_limit_as_a_number(client: FlaskClient, person: Person) -> None:
    put(client, person.headers)
    sent = {"energy_kcal": 10_001, "protein_g": 0}
    errors = client.put(OVERRIDE, json=sent, headers=person.headers).json["errors"]
    assert {error["loc"]: error["params"] for error in errors} == {
        "body.energy_kcal": {"le": 10_000}, "body.protein_g": {"gt": 0},
    }  # fmt: skip


def test_energy_by_hand_moves_the_macros(client: FlaskClient, person: Person) -> None:
    put(client, person.headers)
    answer = client.put(OVERRIDE, json={"energy_kcal": 2400}, headers=person.headers)
    assert answer.status_code == 200
    targets = answer.json
    assert targets["energy_kcal"] == 2400
    assert targets["override"] == {
        "energy_kcal": 2400, "protein_g": None, "fat_g": None, "carbohydrate_g": None, "fibre_g": None, "water_ml": None,
    }  # fmt: skip
    assert abs(4 * targets["protein_g"] + 9 * targets["fat_g"] + 4 * targets["carbohydrate_g"] - 2400) <= 2
    keys = {reason["field"]: reason["key"] for reason in targets["reasons"]}
    assert keys["energy_kcal"] == "override.by_hand"
    assert keys["carbohydrate_g"] == "override.follows"
    assert get(client, person.headers) == targets


def test_one_macro_by_hand_holds_and_the_rest_fills_up(client: FlaskClient, person: Person) -> None:
    put(client, person.headers)
    before = get(client, person.headers)
    targets = client.put(OVERRIDE, json={"protein_g": 150, "water_ml": 3000}, headers=person.headers).json
    assert (targets["protein_g"], targets["water_ml"]) == (150, 3000)
    assert (targets["energy_kcal"], targets["fat_g"]) == (before["energy_kcal"], before["fat_g"])
    macros = 4 * 150 + 9 * targets["fat_g"] + 4 * targets["carbohydrate_g"]
    assert abs(macros - targets["energy_kcal"]) <= 2


def test_three_macros_by_hand_make_the_energy(client: FlaskClient, person: Person) -> None:
    put(client, person.headers)
    sent = {"protein_g": 120, "fat_g": 70, "carbohydrate_g": 250}
    assert client.put(OVERRIDE, json=sent, headers=person.headers).json["energy_kcal"] == 4 * 120 + 9 * 70 + 4 * 250


@pytest.mark.parametrize("taken_back", ["null", "{}"])
def test_an_override_is_taken_back(client: FlaskClient, person: Person, taken_back: str) -> None:
    put(client, person.headers)
    before = get(client, person.headers)
    client.put(OVERRIDE, json={"energy_kcal": 2400}, headers=person.headers)
    sent = client.put(OVERRIDE, data=taken_back, content_type="application/json", headers=person.headers)
    assert sent.status_code == 200
    assert get(client, person.headers) == before


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"energy_kcal": 1199}, "below_floor"),
        ({"energy_kcal": 1}, "below_floor"),
        ({"protein_g": 10, "fat_g": 10, "carbohydrate_g": 10}, "below_floor"),
        ({"fat_g": 41}, "below_fat_floor"),
        ({"energy_kcal": 2000, "fat_g": 43}, "below_fat_floor"),
        ({"energy_kcal": 2000, "protein_g": 200, "carbohydrate_g": 250}, "below_fat_floor"),
        ({"energy_kcal": 2000, "protein_g": 100, "fat_g": 50, "carbohydrate_g": 100}, "macros_do_not_add_up"),
        ({"protein_g": 600, "fat_g": 600}, "macros_exceed_energy"),
        ({"energy_kcal": 2000, "protein_g": 100, "carbohydrate_g": 400}, "macros_exceed_energy"),
        ({"energy_kcal": -5}, "greater_than"),
        ({"energy_kcal": 10_001}, "less_than_equal"),
        ({"water_ml": 0}, "greater_than_equal"),
        ({"energy_kcal": "2000"}, "float_type"),
        ({"maintenance_kcal": 2000}, "extra_forbidden"),
        ([], "model_type"),
    ],
)
def test_refuses_overrides_that_harm_or_contradict(
    client: FlaskClient, person: Person, sent: object, code: str
) -> None:
    put(client, person.headers)
    before = get(client, person.headers)
    answer = client.put(OVERRIDE, json=sent, headers=person.headers)
    assert answer.status_code == 422
    assert code in {error["code"] for error in answer.json["errors"]}
    assert get(client, person.headers) == before


def test_an_override_outlives_a_new_profile_unless_it_would_harm(client: FlaskClient, person: Person) -> None:
    put(client, person.headers)
    client.put(OVERRIDE, json={"energy_kcal": 2000}, headers=person.headers)
    put(client, person.headers, weight_kg=72)
    assert get(client, person.headers)["energy_kcal"] == 2000
    put(client, person.headers, screening={"eating_disorder": True}, weight_kg=110, activity="very_active")
    targets = get(client, person.headers)
    assert targets["energy_kcal"] == targets["maintenance_kcal"]


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_farthest_days_have_targets(client: FlaskClient, person: Person, day: str) -> None:
    put(client, person.headers)
    assert get(client, person.headers, day) == {**get(client, person.headers), "date": day}


@pytest.mark.parametrize(
    "day", ["1850-01-01", "2300-01-01", "today", "0", "20260101", "2026-02-30", "1", "🍕", "NaN", "2026-01-01\x00"]
)
def test_refuses_days_that_are_none(client: FlaskClient, person: Person, day: str) -> None:
    put(client, person.headers)
    answer = client.get(URL, query_string={"date": day}, headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


@pytest.mark.parametrize("query", ["?day=2026-01-01", "?date=2026-01-01&date=2026-01-02"])
def test_refuses_unknown_and_repeated_names(client: FlaskClient, person: Person, query: str) -> None:
    assert client.get(URL + query, headers=person.headers).status_code == 422


def test_the_public_functions_serve_requests_and_jobs(app: Flask, client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-10T12:00:00Z", tick=False) as clock:
        headers = headers_now(client, person)
        with app.app_context(), subject_scope(person.id, person.id) as session:
            assert public.get_profile(session, person.id) is None
            assert public.timezone_of(person.id, session) == "UTC"
        put(client, headers)
        clock.move_to("2027-01-12T12:00:00Z")
        headers = headers_now(client, person)
        put(client, headers, weight_kg=60)
        with app.app_context(), subject_scope(person.id, person.id) as session:
            found = public.get_profile(session, person.id)
            assert found is not None
            assert (found.weight_kg, found.diet.style, found.training.days_per_week) == (60, "omnivore", 3)
            assert public.person_of(found).weight_kg == 60
            today = public.today(person.id, session)
            assert today.isoformat() == "2027-01-12"
            week = public.targets_between(person.id, today.replace(day=9), today.replace(day=15), session)
            assert [day.day for day in week] == list(range(9, 16))
            assert all(isinstance(item, Targets) for item in week.values())
            assert week[today.replace(day=11)] == week[today.replace(day=9)] != week[today]
        with app.app_context():
            set_identity(person.id, person.id)
            assert public.targets_on(person.id, today) == week[today]


def test_nothing_is_seen_of_another_person(app: Flask, client: FlaskClient, person: Person, other: Person) -> None:
    put(client, person.headers)
    with app.app_context(), subject_scope(other.id, other.id) as session:
        assert public.get_profile(session, person.id) is None
        assert public.targets_on(person.id, public.today(other.id, session), session) is None


def test_profile_fields_of_the_api_document(client: FlaskClient, person: Person) -> None:
    put(client, person.headers)
    assert set(PROFILE) - set(client.get(PROFILE_URL, headers=person.headers).json) == set()
