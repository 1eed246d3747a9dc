"""The demo person: half a year of data that every page can show, and a way in only where the operator wants one."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.contract import DayTarget, DietRules, TrainingRules
from people import Person

from nexfitra_api.features.accounts import public as accounts
from nexfitra_api.features.demo import history, person
from nexfitra_api.features.demo.service import seed_demo
from nexfitra_api.kit import db
from nexfitra_api.kit.db import subject_scope

FIRST = dt.date(2026, 1, 1)


def test_without_a_demo_there_is_no_way_in(client: FlaskClient) -> None:
    answer = client.post("/api/v1/auth/demo")
    assert (answer.status_code, answer.json["code"]) == (404, "demo_absent")


def test_the_demo_person_has_something_on_every_page(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        assert seed_demo() is True
        assert seed_demo() is False
        db.session().commit()
    client = app.test_client()
    assert client.post("/api/v1/auth/demo").status_code == 404
    open_settings = app.config["SETTINGS"].model_copy(update={"demo_available": True})
    monkeypatch.setitem(app.config, "SETTINGS", open_settings)
    answer = client.post("/api/v1/auth/demo")
    assert answer.status_code == 200, answer.text
    headers = {"Authorization": f"Bearer {answer.json['access_token']}"}
    today = dt.datetime.now(dt.UTC).date()
    span = {"from": str(today - dt.timedelta(days=history.DAYS)), "to": str(today)}
    weight = client.get("/api/v1/progress/weight", query_string=span, headers=headers).json
    assert len(weight["points"]) > 120
    assert weight["points"][-1]["trend_kg"] < weight["points"][0]["trend_kg"] - 3
    assert len(client.get("/api/v1/diary", query_string=span, headers=headers).json["items"]) > 150
    assert len(client.get("/api/v1/progress/strength", query_string=span, headers=headers).json["items"]) > 3
    assert len(client.get("/api/v1/progress/volume", query_string=span, headers=headers).json["weeks"]) > 20
    assert client.get("/api/v1/me/targets", headers=headers).json["energy_kcal"] > 1200
    plans = client.get("/api/v1/plans/current", headers=headers).json
    assert (plans["meal"]["status"], plans["workout"]["status"]) == ("ready", "ready")
    monday = today - dt.timedelta(days=today.weekday())
    assert (plans["meal"]["start"], plans["workout"]["start"]) == (str(monday), str(monday))
    eaten = client.get(f"/api/v1/diary/{today}", headers=headers).json
    breakfast = next(day for day in plans["meal"]["days"] if day["date"] == str(today))["meals"][0]
    logged = [(one["recipe_id"], one["plan_id"]) for meal in eaten["meals"] for one in meal["entries"]]
    assert logged == [(breakfast["recipe_id"], plans["meal"]["id"])]
    week = {"from": str(monday), "to": str(today)}
    done = client.get("/api/v1/workouts", query_string=week, headers=headers).json["items"]
    due = [one for one in plans["workout"]["weeks"][0]["sessions"] if one["day"] < str(today)]
    assert {one["session_id"] for one in done} == {one["id"] for one in due}
    assert answer.json["user"]["roles"] == ["member", "demo"]
    # An earlier visitor whose answers allow no plan does not lock the door.
    profile = client.get("/api/v1/me/profile", headers=headers).json
    del profile["revision"]
    ill = {**profile, "screening": {**profile["screening"], "kidney_disease": True}}
    assert client.put("/api/v1/me/profile", json=ill, headers=headers).status_code == 200
    assert client.post("/api/v1/auth/demo").status_code == 200
    # Nobody has typed a password: one visitor must not erase what all of them share.
    erased = client.delete("/api/v1/me", headers=headers)
    assert (erased.status_code, erased.json["code"]) == (403, "fresh_login_required")


def test_the_demo_person_reads_as_the_visitor_does(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        seed_demo()
        db.session().commit()
    open_settings = app.config["SETTINGS"].model_copy(update={"demo_available": True})
    monkeypatch.setitem(app.config, "SETTINGS", open_settings)
    client = app.test_client()

    def seen(language: str | None = None, **body: str) -> tuple[str, str, str]:
        headers = {} if language is None else {"Accept-Language": language}
        answer = client.post("/api/v1/auth/demo", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
        mine = {"Authorization": f"Bearer {answer.json['access_token']}"}
        profile = client.get("/api/v1/me/profile", headers=mine).json
        current = client.get("/api/v1/plans/current", headers=mine).json
        return profile["locale"], profile["timezone"], current["meal"]["id"]

    german = seen(locale="de-DE", timezone="Europe/Berlin")
    assert german[:2] == ("de-DE", "Europe/Berlin")
    assert seen("es-MX,es;q=0.8")[:2] == ("es", "UTC")
    assert seen()[:2] == ("en", "UTC")
    assert seen(locale="xx-unheard", timezone="Nowhere/Land")[:2] == ("en", "UTC")
    assert seen(locale="de-DE", timezone="Europe/Berlin") == german


def test_the_same_seed_makes_the_same_half_year() -> None:
    catalog = load_catalog()
    target, diet = DayTarget(1900, 120, 65, 207, 27), DietRules(style="omnivore")
    rules = TrainingRules("intermediate", "hypertrophy", 3, 60, 35, ("dumbbells", "bench"))
    runs = [
        (
            list(history.weighings(1, FIRST, 80, 75)),
            [dataclasses.astuple(one) for one in history.meals(1, FIRST, target, diet, catalog)],
            list(history.sessions(1, FIRST, rules, catalog)),
        )
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    last = FIRST + dt.timedelta(days=history.DAYS)
    assert all(FIRST <= moment.date() < last for moment, _ in runs[0][0])
    assert all(one.started_at.date() < last for one in runs[0][2])


def _settings(app: Flask, monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    changed = app.config["SETTINGS"].model_copy(update={"demo_available": "auto", "host": "127.0.0.1", **changes})
    monkeypatch.setitem(app.config, "SETTINGS", changed)


def _offered(client: FlaskClient) -> bool:
    offered: bool = client.get("/api/v1/meta").json["demo_available"]
    return offered


def test_a_fresh_installation_makes_the_demo_when_it_is_asked_for(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _offered(client) is False
    _settings(app, monkeypatch)
    assert _offered(client) is True
    with app.app_context():
        assert accounts.find_user(person.EMAIL) is None  # looking at the start page makes nobody
    first = client.post("/api/v1/auth/demo")
    assert first.status_code == 200, first.text
    assert first.json["user"]["roles"] == ["member", "demo"]
    assert client.post("/api/v1/auth/demo").json["user"]["id"] == first.json["user"]["id"]
    assert _offered(client) is True  # the demo person is no account of anybody
    headers = {"Authorization": f"Bearer {first.json['access_token']}"}
    assert client.get("/api/v1/plans/current", headers=headers).json["meal"]["status"] == "ready"


def test_the_first_real_account_ends_the_offer(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, register: Callable[..., Person]
) -> None:
    _settings(app, monkeypatch)
    who = register()
    assert _offered(client) is False
    refused = client.post("/api/v1/auth/demo")
    assert (refused.status_code, refused.json["code"]) == (404, "demo_absent")
    with app.app_context():
        assert accounts.find_user(person.EMAIL) is None
    # An account that is erased was there all the same: the installation is no fresh one any more.
    with app.app_context(), subject_scope(who.id, who.id) as scoped:
        scoped.execute(sa.text("delete from users where id = :id"), {"id": who.id})
    assert _offered(client) is False


@pytest.mark.parametrize(
    "changes",
    [
        {"public_url": "https://fit.example.com"},
        {"host": "0.0.0.0"},  # noqa: S104 -- not bound to
        {"public_url": "http://192.168.1.7:5000", "host": "192.168.1.7"},
        {"registration_open": False},
        {"demo_available": False},
    ],
)
def test_the_demo_is_not_offered_where_others_reach_it(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]
) -> None:
    _settings(app, monkeypatch, **changes)
    assert _offered(client) is False
    assert client.post("/api/v1/auth/demo").status_code == 404


def test_an_operator_who_says_yes_has_made_the_person_before(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _settings(app, monkeypatch, demo_available=True, public_url="https://fit.example.com")
    assert _offered(client) is True
    assert client.post("/api/v1/auth/demo").status_code == 404
