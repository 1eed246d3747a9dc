"""What a swap offers can be had: each dish of the list is put in place when it is asked for, also where money is short."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from people import Person

from nexfitra_api.features.plans.models import Plan
from nexfitra_api.kit.db import subject_scope

PLANS = "/api/v1/plans"
Json = dict[str, Any]
Made = Callable[..., Json]


def _swap(client: FlaskClient, who: Person, plan: Json, meal: Json, dish: str | None = None) -> Any:
    path = f"{PLANS}/{plan['id']}/meals/{meal['id']}/swap"
    return client.post(path, json={} if dish is None else {"recipe_id": dish}, headers=who.headers)


def _content(app: Flask, who: Person, plan_id: str, put: Any = None) -> Any:
    """Return what is stored of a plan, or put it there."""
    with app.app_context(), subject_scope(who.id, who.id) as session:
        stored = session.get_one(Plan, UUID(plan_id))
        stored.content = put or stored.content
        return stored.content


@pytest.mark.parametrize("euros_a_week", [38.5, None])
def test_every_listed_dish_can_be_had(
    app: Flask, client: FlaskClient, person: Person, profile: Json, made: Made, euros_a_week: float | None
) -> None:
    profile["diet"] |= {"budget_eur_per_week": euros_a_week, "leftover_lunches": 3, "max_cooking_minutes": 45}
    profile["diet"]["kitchen"] = ["hob", "oven", "microwave", "blender"]
    assert client.put("/api/v1/me/profile", json=profile, headers=person.headers).status_code == 200
    plan = made(person, days=7)
    assert plan["status"] == "ready"
    before = _content(app, person, plan["id"])
    listed = 0
    meals = [day["meals"][at % len(day["meals"])] for at, day in enumerate(plan["days"])]
    for meal in meals:
        options = _swap(client, person, plan, meal).json["alternatives"]
        listed += len(options)
        for option in options:
            taken = _swap(client, person, plan, meal, option["recipe_id"])
            assert taken.status_code == 200, taken.text
            assert taken.json["meal"] == option["meal"]
            _content(app, person, plan["id"], put=before)
    assert listed >= 4.5 * len(meals)


def test_a_kept_meal_is_not_swapped(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    meal = plan["days"][0]["meals"][0]
    dish = _swap(client, planner, plan, meal).json["alternatives"][0]["recipe_id"]
    lock = f"{PLANS}/{plan['id']}/meals/{meal['id']}/lock"
    kept = client.post(lock, json={"locked": True}, headers=planner.headers).json
    for wanted in (None, dish):
        refused = _swap(client, planner, plan, meal, wanted)
        assert (refused.status_code, refused.json["code"]) == (409, "meal_locked")
    assert client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json["days"][0]["meals"][0] == kept
    client.post(lock, json={"locked": False}, headers=planner.headers)
    assert _swap(client, planner, plan, meal, dish).json["applied"] is True


def test_a_meal_beside_one_that_was_kept_against_the_wishes_of_now(
    client: FlaskClient, person: Person, profile: Json, made: Made, run_job: Callable[[Person, str], None]
) -> None:
    """A kept dish may take longer than there is time for today: it stands, and its neighbours can be swapped all the same."""
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    plan = made(person)
    slow = max((meal for day in plan["days"] for meal in day["meals"]), key=lambda meal: meal["minutes"])
    assert slow["minutes"] > 10
    client.post(f"{PLANS}/{plan['id']}/meals/{slow['id']}/lock", headers=person.headers)
    profile["diet"] |= {"max_cooking_minutes": slow["minutes"] - 1, "minutes_by_weekday": None}
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    again = client.post(f"{PLANS}/{plan['id']}/regenerate", json={}, headers=person.headers).json["id"]
    run_job(person, again)
    fresh = client.get(f"{PLANS}/{again}", headers=person.headers).json
    assert fresh["status"] == "ready"
    meal = next(one for day in fresh["days"] for one in day["meals"] if one["id"] != slow["id"])
    options = _swap(client, person, fresh, meal).json["alternatives"]
    assert options
    assert _swap(client, person, fresh, meal, options[0]["recipe_id"]).status_code == 200


def test_a_swap_tells_every_day_that_it_changes(client: FlaskClient, person: Person, profile: Json, made: Made) -> None:
    profile["diet"] |= {"leftover_lunches": 7, "max_cooking_minutes": None, "minutes_by_weekday": None}
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    plan = made(person, days=4)
    lunch = next(meal for day in plan["days"] for meal in day["meals"] if meal["leftover_of"])
    pot = lunch["leftover_of"]["meal_id"]
    dinner = next(meal for day in plan["days"] for meal in day["meals"] if meal["id"] == pot)
    options = _swap(client, person, plan, dinner)
    assert options.json["days"] == []
    swapped = _swap(client, person, plan, dinner, options.json["alternatives"][0]["recipe_id"]).json
    shown = client.get(f"{PLANS}/{plan['id']}", headers=person.headers).json
    assert swapped["days"] == [day for day, old in zip(shown["days"], plan["days"], strict=True) if day != old]
    assert len(swapped["days"]) == 2


def test_what_could_not_be_cooked_alone_is_to_be_swapped_first(
    client: FlaskClient, person: Person, profile: Json, made: Made, start: str
) -> None:
    """A dinner of which the next lunch is left over, on a day without the time to cook that dish."""
    weekday = dt.date.fromisoformat(start).weekday()
    minutes = [15 if (weekday + 1) % 7 == at else 90 for at in range(7)]
    profile["diet"] |= {"leftover_lunches": 7, "max_cooking_minutes": None, "minutes_by_weekday": minutes}
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    for seed in range(20):
        plan = made(person, days=2, seed=seed)
        lunch = next((meal for meal in plan["days"][1]["meals"] if meal["leftover_of"] and meal["minutes"] > 15), None)
        if lunch is not None:
            break
    assert lunch is not None
    dinner = next(meal for meal in plan["days"][0]["meals"] if meal["id"] == lunch["leftover_of"]["meal_id"])
    held = _swap(client, person, plan, dinner).json
    assert (held["alternatives"], held["first"]) == (
        [],
        {"meal_id": lunch["id"], "date": plan["days"][1]["date"], "slot": "lunch"},
    )
    fresh = _swap(client, person, plan, lunch).json["alternatives"][0]["recipe_id"]
    assert _swap(client, person, plan, lunch, fresh).status_code == 200
    assert _swap(client, person, plan, dinner).json["alternatives"]
