"""GET and PUT /me/profile."""

import copy
from typing import Any
from uuid import UUID

import pytest
import time_machine
from flask.testing import FlaskClient
from people import PASSWORD, Person
from profile_data import PROFILE, profile

URL = "/api/v1/me/profile"
NOON = "2026-11-23T12:00:00Z"


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the profile with the value at a dotted path changed (or removed, for the string "absent")."""
    made = copy.deepcopy(PROFILE)
    *parents, last = path.split(".")
    part = made
    for name in parents:
        part = part[name]
    if value == "absent":
        del part[last]
    else:
        part[last] = value
    return made


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_strangers_are_asked_to_sign_in(client: FlaskClient, method: str) -> None:
    answer = client.open(URL, method=method, json=PROFILE)
    assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")


def test_there_is_none_at_first(client: FlaskClient, person: Person) -> None:
    answer = client.get(URL, headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (404, "profile_missing")


def test_what_is_put_is_what_is_got(client: FlaskClient, person: Person) -> None:
    put = client.put(URL, json=PROFILE, headers=person.headers)
    assert put.status_code == 200, put.json
    got = client.get(URL, headers=person.headers)
    assert got.status_code == 200
    assert got.json == put.json
    same = ("birth_date", "sex", "height_cm", "weight_kg", "activity", "goal", "diet", "training", "timezone", "locale")
    assert {key: got.json[key] for key in same} == {key: PROFILE[key] for key in same}
    assert got.json["screening"]["pregnant"] is False
    assert len(got.json["revision"]) == 27


def test_each_person_has_their_own(client: FlaskClient, person: Person, other: Person) -> None:
    client.put(URL, json=PROFILE, headers=person.headers)
    assert client.get(URL, headers=other.headers).status_code == 404
    client.put(URL, json=profile(weight_kg=99), headers=other.headers)
    assert client.get(URL, headers=person.headers).json["weight_kg"] == PROFILE["weight_kg"]


@pytest.mark.parametrize(
    "path",
    ["body_fat_pct", "goal.rate_pct_per_week", "goal.target_weight_kg", "diet.allergens", "diet.dislikes",
     "diet.max_cooking_minutes", "diet.kitchen", "training.equipment", "training.limits", "screening"],
)  # fmt: skip
def test_optional_fields_may_be_absent(client: FlaskClient, person: Person, path: str) -> None:
    assert client.put(URL, json=changed(path, "absent"), headers=person.headers).status_code == 200


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("birth_date", "1850-01-01", "date_out_of_range"),
        ("birth_date", "1899-12-31", "date_out_of_range"),
        ("birth_date", "1901-01-01", "too_old"),
        ("birth_date", "2026-11-25", "date_in_future"),
        ("birth_date", "2026-02-30", "date_parsing"),
        ("birth_date", 19900517, "date_type"),
        ("birth_date", "🎂", "date_parsing"),
        ("birth_date", "absent", "missing"),
        ("sex", "other", "literal_error"),
        ("height_cm", 99.9, "greater_than_equal"),
        ("height_cm", 251, "less_than_equal"),
        ("height_cm", "170", "float_type"),
        ("height_cm", True, "float_type"),
        ("weight_kg", -70, "greater_than_equal"),
        ("weight_kg", 24.9, "greater_than_equal"),
        ("weight_kg", 10**18, "less_than_equal"),
        ("weight_kg", 10**30, "too_large"),
        ("weight_kg", None, "float_type"),
        ("body_fat_pct", 71, "less_than_equal"),
        ("activity", "sedentary", "literal_error"),
        ("goal", None, "model_type"),
        ("goal.kind", "bulk", "literal_error"),
        ("goal.rate_pct_per_week", -0.5, "greater_than_equal"),
        ("goal.target_weight_kg", 1000, "less_than_equal"),
        ("diet.style", "paleo", "literal_error"),
        ("diet.allergens", ["cats"], "literal_error"),
        ("diet.allergens", ["fish", "fish"], "repeated"),
        ("diet.allergens", "fish", "list_type"),
        ("diet.dislikes", [""], "string_too_short"),
        ("diet.dislikes", ["x" * 81], "string_too_long"),
        ("diet.dislikes", [str(n) for n in range(101)], "too_long"),
        ("diet.dislikes", ["a\u0000b"], "invalid_character"),
        ("diet.meals_per_day", 1, "greater_than_equal"),
        ("diet.meals_per_day", 4.5, "int_type"),
        ("diet.max_cooking_minutes", 4, "greater_than_equal"),
        ("diet.kitchen", ["campfire"], "literal_error"),
        ("training.experience", "expert", "literal_error"),
        ("training.days_per_week", 8, "less_than_equal"),
        ("training.minutes_per_session", 9, "greater_than_equal"),
        ("training.equipment", ["rack", "rack"], "repeated"),
        ("training.weekdays", [0, 0, 1], "repeated"),
        ("training.priority_muscles", ["chest", "lats", "quads", "abs"], "too_long"),
        ("training.disliked_exercises", ["squat"], "uuid_parsing"),
        ("training", PROFILE["training"] | {"weekdays": [0, 1]}, "weekdays"),
        ("training.training_day_energy_pct", 10, "needs_weekdays"),
        ("training.training_day_energy_pct", 26, "less_than_equal"),
        ("training.training_day_energy_pct", -1, "greater_than_equal"),
        ("training.training_day_energy_pct", "10", "float_type"),
        (
            "training",
            PROFILE["training"] | {f"{k}_exercises": [str(UUID(int=1))] for k in ("favourite", "disliked")},
            "both_liked_and_not",
        ),
        ("training.limits", [{"region": "soul", "severity": "acute"}], "literal_error"),
        ("training.limits", [{"region": "knee", "severity": s} for s in ("acute", "chronic")], "repeated"),
        ("screening", {"pregnant": "yes"}, "bool_type"),
        ("screening", {"pregnant": 1}, "bool_type"),
        ("screening", {"scoff_yes": 6}, "less_than_equal"),
        ("screening", {"unknown": True}, "extra_forbidden"),
        ("units", "imperial", "literal_error"),
        ("locale", "klingon", "unknown_locale"),
        ("locale", "xx-YY", "unknown_locale"),
        ("timezone", "Mars/Olympus", "unknown_timezone"),
        ("timezone", "../../etc/passwd", "unknown_timezone"),
        ("revision", "now", "string_too_short"),
        ("revision", "x" * 27, "string_pattern_mismatch"),
        ("password", "x", "extra_forbidden"),
    ],
)
def test_refuses_what_no_person_is(client: FlaskClient, person: Person, path: str, value: object, code: str) -> None:
    with time_machine.travel(NOON):
        fresh = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
        headers = {"Authorization": f"Bearer {fresh.json['access_token']}"}
        answer = client.put(URL, json=changed(path, value), headers=headers)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert code in {error["code"] for error in answer.json["errors"]}
    assert all(error["loc"].startswith(f"body.{path}") for error in answer.json["errors"])
    assert client.get(URL, headers=person.headers).status_code == 404, "nothing was stored"


@pytest.mark.parametrize(
    ("raw", "status", "code"),
    [
        (b'{"weight_kg": NaN}', 422, "invalid"),
        (b'{"weight_kg": Infinity}', 422, "invalid"),
        (b'{"weight_kg": 1e400}', 422, "invalid"),
        (b'{"weight_kg": ' + b"9" * 5000 + b"}", 400, "malformed_json"),
        (b'{"locale": "\\ud800"}', 422, "invalid"),
        (b'{"locale": "\\u0000"}', 422, "invalid"),
        (b'{"\\ud800": 1}', 422, "invalid"),
        (b"[" * 100_000, 400, "malformed_json"),
        (b"[" * 500 + b"]" * 500, 422, "invalid"),
        (b"{", 400, "malformed_json"),
        (b"", 400, "malformed_json"),
        (b"\xff\xfe", 400, "malformed_json"),
        (b'"' + b"x" * 1_000_000 + b'"', 413, "payload_too_large"),
        (b'"' + b"x" * 200_000 + b'"', 422, "invalid"),
        (b"null", 422, "invalid"),
        (b"[]", 422, "invalid"),
    ],
)
def test_bodies_that_are_no_profile_at_all(
    client: FlaskClient, person: Person, raw: bytes, status: int, code: str
) -> None:
    answer = client.put(URL, data=raw, content_type="application/json", headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"
    assert len(answer.get_data()) < 20_000
    assert client.get(URL, headers=person.headers).status_code == 404


def test_other_media_types_are_refused(client: FlaskClient, person: Person) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/xml", ""):
        answer = client.put(URL, data=b"{}", content_type=kind, headers=person.headers)
        assert (answer.status_code, answer.json["code"]) == (415, "unsupported_media_type")


def test_nobody_is_born_tomorrow_where_they_live(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-10T12:00:00Z"):
        fresh = client.post("/api/v1/auth/login", json={"email": person.email, "password": PASSWORD})
        headers = {"Authorization": f"Bearer {fresh.json['access_token']}"}
        late = profile(birth_date="2027-01-11", timezone="UTC")
        answer = client.put(URL, json=late, headers=headers)
        assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "date_in_future")
        assert client.put(URL, json={**late, "timezone": "Pacific/Kiritimati"}, headers=headers).status_code == 200


def test_the_highest_revision_wins_whatever_arrives_first(client: FlaskClient, person: Person) -> None:
    newer = profile(weight_kg=68, revision="1700000002000-0000-aaaaaaaa")
    older = profile(weight_kg=75, revision="1700000001000-0000-bbbbbbbb")
    assert client.put(URL, json=newer, headers=person.headers).json["weight_kg"] == 68
    late = client.put(URL, json=older, headers=person.headers)
    assert (late.status_code, late.json["weight_kg"], late.json["revision"]) == (200, 68, newer["revision"])
    unstamped = client.put(URL, json=profile(weight_kg=66), headers=person.headers)
    assert unstamped.json["weight_kg"] == 66
    assert unstamped.json["revision"] > newer["revision"]


def test_a_clock_that_runs_days_ahead_is_refused(client: FlaskClient, person: Person) -> None:
    ahead = profile(revision="9999999999999-0000-aaaaaaaa")
    answer = client.put(URL, json=ahead, headers=person.headers)
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "revision_ahead")
