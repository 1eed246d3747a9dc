"""A training plan that was right when it was made, and loads what hurts since, or what a safety gate forbids."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.contract import Limit
from nexfitra_domain.verification.burdens import forbidden_tags
from people import PASSWORD, Person

PLANS = "/api/v1/plans"
Json = dict[str, Any]
Made = Callable[..., Json]
RunJob = Callable[[Person, str], None]
ACUTE = [{"region": region, "severity": "acute"} for region in ("knee", "shoulder", "lower_back", "hip")]


@pytest.fixture
def lifter(client: FlaskClient, person: Person, profile: Json) -> Person:
    """Somebody without limits and with a gym."""
    gym = ["barbell", "bench", "cable", "dumbbells", "machine", "plates", "pull_up_bar", "rack"]
    profile["training"] |= {"limits": [], "equipment": gym, "experience": "intermediate"}
    _save(client, person, profile)
    return person


def _save(client: FlaskClient, who: Person, profile: Json) -> None:
    answer = client.put("/api/v1/me/profile", json=profile, headers=who.headers)
    assert answer.status_code == 200, answer.text


def _shown(client: FlaskClient, who: Person, plan: Json) -> Json:
    shown: Json = client.get(f"{PLANS}/{plan['id']}", headers=who.headers).json
    return shown


def _exercises(plan: Json) -> set[str]:
    return {one["exercise_id"] for week in plan["weeks"] for day in week["sessions"] for one in day["exercises"]}


CHANGES = [
    ({"training": {"limits": ACUTE}}, "limit"),
    ({"screening": {"heart_condition": True}}, "low_intensity"),
    ({"screening": {"pregnant": True}}, "gate"),
]


@pytest.mark.parametrize(("change", "rule"), CHANGES, ids=[rule for _, rule in CHANGES])
def test_is_not_shown_any_more_and_says_why(
    client: FlaskClient, lifter: Person, profile: Json, made: Made, change: Json, rule: str
) -> None:
    plan = made(lifter, kind="workout", weeks=1)
    assert plan["verification"] == {"ok": True, "violations": []}
    for part, values in change.items():
        profile[part] = {**profile[part], **values}
    _save(client, lifter, profile)
    shown = _shown(client, lifter, plan)
    assert (shown["status"], shown["error_code"], shown["weeks"], shown["volume"]) == ("ready", "plan_outdated", [], {})
    assert shown["verification"]["ok"] is False
    assert {violation["rule"] for violation in shown["verification"]["violations"]} == {rule}
    assert all(violation["text"] for violation in shown["verification"]["violations"])
    assert client.get(f"{PLANS}/current", headers=lifter.headers).json["workout"] == shown


@pytest.mark.parametrize(
    "change",
    [{"limits": [{"region": "knee", "severity": "chronic"}]}, {"minutes_per_session": 20}, {"days_per_week": 1}],
)
def test_wishes_and_old_troubles_wait_for_the_next_plan(
    client: FlaskClient, lifter: Person, profile: Json, made: Made, change: Json
) -> None:
    plan = made(lifter, kind="workout", weeks=1)
    profile["training"] |= change
    _save(client, lifter, profile)
    assert _shown(client, lifter, plan) == plan


def test_comes_back_when_the_limit_has_gone(client: FlaskClient, lifter: Person, profile: Json, made: Made) -> None:
    plan = made(lifter, kind="workout", weeks=1)
    profile["training"]["limits"] = ACUTE
    _save(client, lifter, profile)
    assert _shown(client, lifter, plan)["weeks"] == []
    profile["training"]["limits"] = []
    _save(client, lifter, profile)
    assert _shown(client, lifter, plan) == plan


def test_made_again_it_spares_what_hurts(
    client: FlaskClient, lifter: Person, profile: Json, made: Made, run_job: RunJob
) -> None:
    plan = made(lifter, kind="workout", weeks=1)
    forbidden = forbidden_tags(tuple(Limit(one["region"], "acute") for one in ACUTE))
    risky = {
        str(catalog_uuid("exercise", slug))
        for slug, exercise in load_catalog().exercises.items()
        if exercise.load_tags & forbidden
    }
    assert _exercises(plan) & risky
    profile["training"]["limits"] = ACUTE
    _save(client, lifter, profile)
    again = client.post(f"{PLANS}/{plan['id']}/regenerate", json={"seed": 5}, headers=lifter.headers)
    assert again.status_code == 202
    run_job(lifter, again.json["id"])
    fresh = _shown(client, lifter, again.json)
    assert (fresh["status"], fresh["error_code"]) == ("ready", None)
    assert _exercises(fresh)
    assert _exercises(fresh).isdisjoint(risky)
    assert client.get(f"{PLANS}/current", headers=lifter.headers).json["workout"]["id"] == fresh["id"]


def test_sessions_that_are_over_speak_against_no_plan(
    client: FlaskClient, lifter: Person, profile: Json, made: Made
) -> None:
    plan = made(lifter, kind="workout", weeks=1)
    with time_machine.travel(f"{plan['end']}T12:00:00Z", tick=False) as clock:
        clock.shift(2 * 86_400)
        credentials = {"email": lifter.email, "password": PASSWORD}
        token = client.post("/api/v1/auth/login", json=credentials).json["access_token"]
        lifter.headers["Authorization"] = f"Bearer {token}"
        profile["training"]["limits"] = ACUTE
        _save(client, lifter, profile)
        assert _shown(client, lifter, plan) == plan
