"""A plan that was right when it was made, and breaks a hard rule since the person has changed what holds for them."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from people import Person

PLANS = "/api/v1/plans"
Json = dict[str, Any]
Made = Callable[..., Json]
RunJob = Callable[[Person, str], None]


@pytest.fixture
def eater(client: FlaskClient, person: Person, profile: Json) -> Person:
    """Somebody who eats everything."""
    profile["diet"] |= {"allergens": [], "dislikes": []}
    _save(client, person, profile)
    return person


def _save(client: FlaskClient, who: Person, profile: Json) -> None:
    answer = client.put("/api/v1/me/profile", json=profile, headers=who.headers)
    assert answer.status_code == 200, answer.text


def _shown(client: FlaskClient, who: Person, plan: Json) -> Json:
    shown: Json = client.get(f"{PLANS}/{plan['id']}", headers=who.headers).json
    return shown


def _foods(plan: Json) -> set[str]:
    return {item["food_id"] for day in plan["days"] for meal in day["meals"] for item in meal["items"]}


def _held_allergen(plan: Json) -> str:
    eaten = _foods(plan)
    foods = (food for slug, food in load_catalog().foods.items() if str(catalog_uuid("food", slug)) in eaten)
    return sorted(name for food in foods for name in food.allergens)[0]


def _change(profile: Json, plan: Json, what: str) -> None:
    if what == "allergens":
        profile["diet"]["allergens"] = [_held_allergen(plan)]
    elif what == "dislikes":
        profile["diet"]["dislikes"] = [plan["days"][0]["meals"][0]["items"][0]["name"]]
    elif what == "style":
        profile["diet"]["style"] = "vegan"
    elif what == "deficit":
        profile["screening"] = {"scoff_yes": 2}
    else:
        profile["screening"] = {"kidney_disease": True}


CHANGES = [
    ("allergens", "allergen"),
    ("dislikes", "dislike"),
    ("style", "diet"),
    ("gate", "gate"),
    ("deficit", "deficit"),
]


@pytest.mark.parametrize(("what", "rule"), CHANGES)
def test_is_not_shown_any_more_and_says_why(
    client: FlaskClient, eater: Person, profile: Json, made: Made, what: str, rule: str
) -> None:
    plan = made(eater)
    assert plan["verification"] == {"ok": True, "violations": []}
    _change(profile, plan, what)
    _save(client, eater, profile)
    shown = _shown(client, eater, plan)
    assert (shown["status"], shown["error_code"], shown["days"]) == ("ready", "plan_outdated", [])
    assert shown["verification"]["ok"] is False
    assert {violation["rule"] for violation in shown["verification"]["violations"]} == {rule}
    assert client.get(f"{PLANS}/current", headers=eater.headers).json["meal"] == shown


def test_comes_back_with_the_old_rules(client: FlaskClient, eater: Person, profile: Json, made: Made) -> None:
    plan = made(eater)
    profile["diet"]["allergens"] = [_held_allergen(plan)]
    _save(client, eater, profile)
    assert _shown(client, eater, plan)["days"] == []
    profile["diet"]["allergens"] = []
    _save(client, eater, profile)
    assert _shown(client, eater, plan) == plan


def test_nothing_of_it_can_be_used(client: FlaskClient, eater: Person, profile: Json, made: Made) -> None:
    plan = made(eater)
    date, meal = plan["days"][0]["date"], plan["days"][0]["meals"][0]["id"]
    profile["diet"]["allergens"] = [_held_allergen(plan)]
    _save(client, eater, profile)
    path = f"{PLANS}/{plan['id']}"
    answers = [
        client.post(f"{path}/log", json={"date": date}, headers=eater.headers),
        client.post(f"{path}/meals/{meal}/swap", json={}, headers=eater.headers),
        client.post(f"{path}/meals/{meal}/lock", headers=eater.headers),
        client.get(f"{path}/shopping-list", headers=eater.headers),
    ]
    assert [(one.status_code, one.json["code"]) for one in answers] == [(409, "plan_outdated")] * 4
    diary = client.get(f"/api/v1/diary/{date}", headers=eater.headers).json
    assert [entry for one in diary["meals"] for entry in one["entries"]] == []


def test_made_again_it_drops_only_the_locked_meals_that_break_a_rule(
    client: FlaskClient, eater: Person, profile: Json, made: Made, run_job: RunJob
) -> None:
    plan = made(eater)
    named = _held_allergen(plan)
    unsafe = {str(catalog_uuid("food", slug)) for slug, food in load_catalog().foods.items() if named in food.allergens}
    for day in plan["days"]:
        for meal in day["meals"]:
            path = f"{PLANS}/{plan['id']}/meals/{meal['id']}/lock"
            assert client.post(path, headers=eater.headers).status_code == 200
    profile["diet"]["allergens"] = [named]
    _save(client, eater, profile)
    again = client.post(f"{PLANS}/{plan['id']}/regenerate", json={"seed": 5}, headers=eater.headers)
    assert again.status_code == 202
    run_job(eater, again.json["id"])
    fresh = _shown(client, eater, again.json)
    assert fresh["status"] == "ready", fresh["conflicts"]
    assert _foods(fresh).isdisjoint(unsafe)
    before = {meal["id"]: meal["items"] for day in plan["days"] for meal in day["meals"]}
    kept = [meal for day in fresh["days"] for meal in day["meals"] if meal["locked"]]
    assert 0 < len(kept) < len(before)
    assert all(meal["items"] == before[meal["id"]] for meal in kept)
