"""Training days and rest days: one week's mean, kept per date, the same wherever targets are shown."""

from typing import Any

import time_machine
from flask import Flask
from flask.testing import FlaskClient
from people import Person
from profile_data import PROFILE, profile

from nexfitra_api.features.plans import inputs
from nexfitra_api.features.profiles import public
from nexfitra_api.kit.db import subject_scope

from .test_targets import OVERRIDE, PROFILE_URL, URL, get, headers_now

WEEK = [f"2027-01-{day}" for day in range(11, 18)]  # Monday to Sunday
TRAINING = {0, 2, 4}


def put(client: FlaskClient, headers: dict[str, str], pct: float, **changes: Any) -> None:
    training = PROFILE["training"] | {"weekdays": sorted(TRAINING), "training_day_energy_pct": pct}
    answer = client.put(PROFILE_URL, json=profile(**({"training": training} | changes)), headers=headers)
    assert answer.status_code == 200, answer.json
    assert answer.json["training"]["training_day_energy_pct"] == pct


def week(client: FlaskClient, headers: dict[str, str]) -> list[dict[str, Any]]:
    return [get(client, headers, day) for day in WEEK]


def test_training_days_get_more_and_the_mean_stays(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-11T12:00:00Z", tick=False):
        headers = headers_now(client, person)
        put(client, headers, 0)
        (mean, *others) = week(client, headers)
        assert {day["energy_kcal"] for day in others} == {mean["energy_kcal"]}
        assert mean["training_day"] is None
        put(client, headers, 15)
        days = week(client, headers)
        assert sum(day["energy_kcal"] for day in days) == 7 * mean["energy_kcal"]
        assert [day["training_day"] for day in days] == [at in TRAINING for at in range(7)]
        assert days[0]["energy_kcal"] > mean["energy_kcal"] > days[1]["energy_kcal"] >= mean["energy_floor_kcal"]
        assert {(day["protein_g"], day["fat_g"]) for day in days} == {(mean["protein_g"], mean["fat_g"])}
        told = {reason["key"]: reason for reason in days[0]["reasons"]}["energy.training_day"]
        assert told["params"] == {
            "change_kcal": days[0]["energy_kcal"] - mean["energy_kcal"], "mean_kcal": mean["energy_kcal"], "pct": 15,
        }  # fmt: skip
        assert told["source"]
        assert "energy.rest_day" in {reason["key"] for reason in days[1]["reasons"]}


def test_diary_plan_and_targets_agree(app: Flask, client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-11T12:00:00Z", tick=False):
        headers = headers_now(client, person)
        put(client, headers, 15)
        days = week(client, headers)
        diary = [client.get(f"/api/v1/diary/{day}", headers=headers).json["targets"] for day in WEEK]
        assert [day["energy_kcal"] for day in diary] == [day["energy_kcal"] for day in days]
        assert [day["carbohydrate_g"] for day in diary] == [day["carbohydrate_g"] for day in days]
        with app.app_context(), subject_scope(person.id, person.id) as session:
            start = public.today(person.id, session)
            request = inputs.meal_request(session, person.id, inputs.Wish(start, 1), 7)
        for planned, day in zip(request.targets, days, strict=True):
            assert (planned.energy_kcal, planned.carbohydrate_g) == (day["energy_kcal"], day["carbohydrate_g"])
            assert planned.training_day == day["training_day"]


def test_a_past_day_keeps_its_kind(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-11T12:00:00Z", tick=False) as clock:
        headers = headers_now(client, person)
        put(client, headers, 15)
        before = week(client, headers)
        clock.move_to("2027-01-14T12:00:00Z")
        headers = headers_now(client, person)
        put(client, headers, 5, training=PROFILE["training"] | {
            "weekdays": [3, 5, 6], "training_day_energy_pct": 5})  # fmt: skip
        after = week(client, headers)
        assert after[:3] == before[:3]
        assert [day["training_day"] for day in after[3:]] == [True, False, True, True]


def test_a_day_after_the_next_birthday_has_its_kind_too(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-11T12:00:00Z", tick=False):
        headers = headers_now(client, person)
        put(client, headers, 15)
        monday, tuesday = (get(client, headers, day) for day in ("2027-05-31", "2027-06-01"))
        assert (monday["training_day"], tuesday["training_day"]) == (True, False)
        assert monday["energy_kcal"] > tuesday["energy_kcal"]


def test_targets_that_are_set_by_hand_are_the_same_every_day(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-11T12:00:00Z", tick=False):
        headers = headers_now(client, person)
        put(client, headers, 15)
        by_hand = client.put(OVERRIDE, json={"energy_kcal": 2000}, headers=headers)
        assert (by_hand.status_code, by_hand.json["energy_kcal"]) == (200, 2000)
        assert {day["energy_kcal"] for day in week(client, headers)} == {2000}
        # Water says nothing about energy.
        client.put(OVERRIDE, json={"water_ml": 3000}, headers=headers)
        days = week(client, headers)
        assert {day["water_ml"] for day in days} == {3000}
        assert days[0]["energy_kcal"] > days[1]["energy_kcal"]


def test_a_referral_has_no_kinds_of_days(client: FlaskClient, person: Person) -> None:
    with time_machine.travel("2027-01-11T12:00:00Z", tick=False):
        headers = headers_now(client, person)
        put(client, headers, 15, screening={"pregnant": True})
        assert {(day["energy_kcal"], day["training_day"]) for day in week(client, headers)} == {(None, None)}


def test_nobody_elses_days_change(client: FlaskClient, person: Person, other: Person) -> None:
    assert client.get(URL).status_code == 401
    with time_machine.travel("2027-01-11T12:00:00Z", tick=False):
        mine, theirs = headers_now(client, person), headers_now(client, other)
        put(client, theirs, 0)
        before = week(client, theirs)
        put(client, mine, 20)
        assert week(client, theirs) == before
