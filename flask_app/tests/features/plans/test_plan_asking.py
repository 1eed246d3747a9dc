"""Asking for a plan: what is refused, what is stored, who may see it."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid
from nexfitra_domain.contract import PantryItem
from people import Person

from nexfitra_api.features.plans import inputs
from nexfitra_api.kit.db import db, subject_scope

PLANS = "/api/v1/plans"
Json = dict[str, Any]


def test_anonymous_is_refused(client: FlaskClient) -> None:
    for method, path in [("POST", ""), ("GET", ""), ("GET", f"/{UUID(int=1)}"), ("GET", f"/{UUID(int=1)}/events")]:
        answer = client.open(PLANS + path, method=method)
        assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")


def test_without_a_profile_there_is_nothing_to_plan_for(client: FlaskClient, person: Person, start: str) -> None:
    answer = client.post(PLANS, json={"kind": "meal", "start": start}, headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (409, "profile_missing")


@pytest.mark.parametrize(
    ("screening", "kind", "gate"),
    [
        ({"kidney_disease": True}, "meal", "kidney_disease"),
        ({"pregnant": True}, "meal", "pregnant"),
        ({"pregnant": True}, "workout", "pregnant"),
    ],
)
def test_gates_forbid(
    client: FlaskClient, person: Person, profile: Json, start: str, screening: Json, kind: str, gate: str
) -> None:
    client.put("/api/v1/me/profile", json={**profile, "screening": screening}, headers=person.headers)
    answer = client.post(PLANS, json={"kind": kind, "start": start}, headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (409, "plan_gated")
    assert any(gate.split("_", maxsplit=1)[0] in error["code"] for error in answer.json["errors"])
    assert client.get(PLANS, headers=person.headers).json["items"] == []


def test_nobody_who_does_not_train_gets_a_schedule(
    client: FlaskClient, person: Person, profile: Json, start: str
) -> None:
    profile["training"]["days_per_week"] = 0
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    answer = client.post(PLANS, json={"kind": "workout", "start": start}, headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (409, "no_training_days")


@pytest.mark.parametrize(
    ("change", "loc"),
    [
        ({"kind": "sleep"}, "body.kind"),
        ({"days": 0}, "body.days"),
        ({"days": 29}, "body.days"),
        ({"days": "7"}, "body.days"),
        ({"weeks": 17}, "body.weeks"),
        ({"seed": -1}, "body.seed"),
        ({"seed": 2**53}, "body.seed"),
        ({"seed": 1.5}, "body.seed"),
        ({"start": "1850-01-01"}, "body.start"),
        ({"start": "1999-01-01"}, "body.start"),
        ({"start": "soon"}, "body.start"),
        ({"engine": "'; drop table plans"}, "body.engine"),
        ({"wishes": "x" * 2_001}, "body.wishes"),
        ({"wishes": "nul\x00"}, "body.wishes"),
        ({"colour": "red"}, "body.colour"),
    ],
)
def test_invalid_wishes(client: FlaskClient, planner: Person, start: str, change: Json, loc: str) -> None:
    answer = client.post(PLANS, json={"kind": "meal", "start": start, **change}, headers=planner.headers)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert loc in [error["loc"] for error in answer.json["errors"]]


def test_plan_and_job_are_stored_together(
    app: Flask, client: FlaskClient, planner: Person, ask: Callable[..., UUID]
) -> None:
    plan_id = ask(planner)
    with app.app_context(), subject_scope(planner.id, planner.id) as session:
        args = session.execute(sa.text("select args from procrastinate_jobs where status = 'todo'")).scalars().all()
        assert [a["args"] for a in args] == [{"plan_id": str(plan_id)}]
        assert args[0]["subject_id"] == str(planner.id)
    shown = client.get(f"{PLANS}/{plan_id}", headers=planner.headers).json
    assert (shown["status"], shown["days"], shown["provenance"]) == ("queued", [], None)


def test_refused_request_leaves_no_job(app: Flask, client: FlaskClient, person: Person, start: str) -> None:
    client.post(PLANS, json={"kind": "meal", "start": start}, headers=person.headers)
    with app.app_context(), subject_scope(person.id, person.id) as session:
        assert session.execute(sa.text("select count(*) from procrastinate_jobs")).scalar_one() == 0


def test_only_so_many_at_a_time(client: FlaskClient, planner: Person, ask: Callable[..., UUID], start: str) -> None:
    for _ in range(3):
        ask(planner)
    answer = client.post(PLANS, json={"kind": "meal", "start": start}, headers=planner.headers)
    assert (answer.status_code, answer.json["code"]) == (429, "too_many_plans")
    assert answer.headers["Retry-After"] == "2"


def test_only_so_many_also_at_the_same_moment(session_app: Flask, profile: Json, start: str) -> None:
    """Committed for real, since requests that run side by side need connections of their own; erased at the end."""
    client = session_app.test_client()
    made = client.post(
        "/api/v1/auth/register",
        json={"email": "side.by.side@example.com", "password": "correct horse battery", "name": "Sid"},
    )
    headers = {"Authorization": f"Bearer {made.json['access_token']}"}
    client.put("/api/v1/me/profile", json=profile, headers=headers)

    def post(seed: int) -> int:
        body = {"kind": "workout", "start": start, "weeks": 1, "seed": seed}
        return session_app.test_client().post(PLANS, json=body, headers=headers).status_code

    try:
        with ThreadPoolExecutor(6) as pool:
            statuses = sorted(pool.map(post, range(6)))
        assert statuses == [202] * 3 + [429] * 3
    finally:
        with session_app.app_context():
            db.session.execute(sa.text("delete from procrastinate_jobs"))
            db.session.commit()
        assert client.delete("/api/v1/me", headers=headers).status_code == 204


def test_a_start_in_the_past_takes_the_age_of_today(
    client: FlaskClient, person: Person, profile: Json, start: str, made: Callable[..., Json]
) -> None:
    today = dt.date.fromisoformat(start)
    profile["birth_date"] = (today - dt.timedelta(days=18 * 365 + 30)).isoformat()
    profile["timezone"] = "UTC"
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    earlier = (today - dt.timedelta(days=200)).isoformat()
    assert made(person, kind="workout", weeks=1, start=earlier)["status"] == "ready"


def test_the_oldest_have_no_birthday_too_many(
    client: FlaskClient, person: Person, profile: Json, start: str, ask: Callable[..., UUID]
) -> None:
    today = dt.date.fromisoformat(start)
    profile |= {"birth_date": f"{today.year - 120}-01-01", "timezone": "UTC"}
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    ask(person, kind="workout", weeks=1, start=(today + dt.timedelta(days=366)).isoformat())


def test_targets_that_no_planner_reads_are_told_at_once(
    client: FlaskClient, person: Person, profile: Json, start: str
) -> None:
    profile |= {"sex": "male", "height_cm": 250, "weight_kg": 350, "activity": "very_active", "goal": {"kind": "gain"}}
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    answer = client.post(PLANS, json={"kind": "meal", "start": start}, headers=person.headers)
    assert (answer.status_code, answer.json["code"]) == (409, "plan_out_of_range")
    assert client.get(PLANS, headers=person.headers).json["items"] == []


def test_another_persons_plan_is_nowhere(
    client: FlaskClient, planner: Person, other: Person, made: Callable[..., Json]
) -> None:
    plan = made(planner)
    meal = plan["days"][0]["meals"][0]["id"]
    calls = [
        ("GET", f"/{plan['id']}", None),
        ("GET", f"/{plan['id']}/events", None),
        ("GET", f"/{plan['id']}/shopping-list", None),
        ("POST", f"/{plan['id']}/meals/{meal}/swap", {}),
        ("POST", f"/{plan['id']}/meals/{meal}/lock", {"locked": True}),
        ("POST", f"/{plan['id']}/regenerate", {}),
        ("POST", f"/{plan['id']}/log", {"date": plan["start"]}),
    ]
    for method, path, body in calls:
        answer = client.open(PLANS + path, method=method, json=body, headers=other.headers)
        assert (answer.status_code, answer.json["code"]) == (404, "not_found"), path
    assert client.get(PLANS, headers=other.headers).json["items"] == []
    assert client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json == plan


def test_list_is_paged_newest_first(client: FlaskClient, planner: Person, made: Callable[..., Json]) -> None:
    ids = [made(planner, seed=seed)["id"] for seed in (1, 2)]
    ids.append(made(planner, kind="workout", weeks=1)["id"])
    first = client.get(f"{PLANS}?limit=2", headers=planner.headers).json
    assert [item["id"] for item in first["items"]] == [ids[2], ids[1]]
    rest = client.get(f"{PLANS}?limit=2&cursor={first['next_cursor']}", headers=planner.headers).json
    assert ([item["id"] for item in rest["items"]], rest["next_cursor"]) == ([ids[0]], None)
    workouts = client.get(f"{PLANS}?kind=workout", headers=planner.headers).json
    assert [item["id"] for item in workouts["items"]] == [ids[2]]
    assert client.get(f"{PLANS}?cursor=WyJ4IiwgInkiXQ", headers=planner.headers).status_code == 422


def test_end_is_the_last_day(client: FlaskClient, planner: Person, ask: Callable[..., UUID], start: str) -> None:
    ask(planner, days=3)
    ask(planner, kind="workout", weeks=2)
    ends = [item["end"] for item in client.get(PLANS, headers=planner.headers).json["items"]]
    first = dt.date.fromisoformat(start)
    assert ends == [(first + dt.timedelta(days=13)).isoformat(), (first + dt.timedelta(days=2)).isoformat()]


def test_the_time_of_each_weekday_and_the_own_split_reach_the_planner(
    app: Flask, client: FlaskClient, person: Person, profile: dict[str, Any]
) -> None:
    profile["diet"] |= {
        "meals_per_day": 3,
        "minutes_by_weekday": [20, None, 20, None, 20, None, 240],
        "meal_shares": [0.2, 0.4, 0.4],
    }
    assert client.put("/api/v1/me/profile", json=profile, headers=person.headers).status_code == 200
    with app.app_context(), subject_scope(person.id, person.id) as session:
        request = inputs.meal_request(session, person.id, inputs.Wish(dt.datetime.now(dt.UTC).date(), 1), days=2)
    assert request.diet.minutes_by_weekday == (20, None, 20, None, 20, None, 240)
    assert request.diet.meal_shares == (0.2, 0.4, 0.4)


def test_budget_leftovers_and_pantry_reach_the_planner(
    app: Flask, client: FlaskClient, person: Person, profile: dict[str, Any]
) -> None:
    lentils, lost = catalog_uuid("food", "lentils-red-dry"), uuid4()
    stock = [{"food_id": str(food), "grams": 250} for food in (lentils, lost)]
    profile["diet"] |= {"budget_eur_per_week": 70, "leftover_lunches": 3, "pantry": stock}
    assert client.put("/api/v1/me/profile", json=profile, headers=person.headers).status_code == 200
    with app.app_context(), subject_scope(person.id, person.id) as session:
        request = inputs.meal_request(session, person.id, inputs.Wish(dt.datetime.now(dt.UTC).date(), 1), days=2)
    assert (request.diet.budget_eur_per_day, request.diet.leftover_lunches) == (10.0, 3)
    assert request.pantry == (PantryItem("lentils-red-dry", 250.0),)
    profile["diet"]["eaters"] = 4  # the others eat of it, too
    assert client.put("/api/v1/me/profile", json=profile, headers=person.headers).status_code == 200
    with app.app_context(), subject_scope(person.id, person.id) as session:
        shared = inputs.meal_request(session, person.id, inputs.Wish(dt.datetime.now(dt.UTC).date(), 1), days=2)
    assert shared.pantry == (PantryItem("lentils-red-dry", 62.5),)
    assert (shared.diet, shared.targets) == (request.diet, request.targets)


@pytest.mark.parametrize(
    "change",
    [
        {"budget_eur_per_week": 0},
        {"budget_eur_per_week": "NaN"},
        {"leftover_lunches": 8},
        {"eaters": 0},
        {"eaters": 13},
        {"eaters": 2.5},
        {"pantry": [{"food_id": "x", "grams": 1}]},
        {"pantry": [{"food_id": "01900000-0000-7000-8000-0000000000cc", "grams": 1}] * 2},
    ],
)
def test_a_budget_costs_something_and_the_pantry_names_a_food_once(
    client: FlaskClient, person: Person, profile: dict[str, Any], change: dict[str, Any]
) -> None:
    profile["diet"] |= change
    answer = client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["loc"].startswith(f"body.diet.{next(iter(change))}")


@pytest.mark.parametrize(
    "change",
    [{"minutes_by_weekday": [20] * 6}, {"minutes_by_weekday": [4] * 7}, {"meal_shares": [0.5, 0.5]}, {"meal_shares": [0.5, -0.1, 0.6]}],
)  # fmt: skip
def test_a_week_has_seven_days_and_each_meal_one_share(
    client: FlaskClient, person: Person, profile: dict[str, Any], change: dict[str, Any]
) -> None:
    profile["diet"] |= {"meals_per_day": 3} | change
    assert client.put("/api/v1/me/profile", json=profile, headers=person.headers).status_code == 422
