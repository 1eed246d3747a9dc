"""Dishes that a person does not want: kept in the profile, left out of plans and swaps, one tap away from being allowed again."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from people import Person

PLANS, PROFILE_PATH = "/api/v1/plans", "/api/v1/me/profile"
Json = dict[str, Any]
Made = Callable[..., Json]


def _dishes(plan: Json) -> set[str]:
    return {meal["recipe_id"] for day in plan["days"] for meal in day["meals"]}


def _exclude(client: FlaskClient, who: Person, profile: Json, dishes: list[str]) -> Any:
    diet = profile["diet"] | {"excluded_recipes": dishes}
    return client.put(PROFILE_PATH, json=profile | {"diet": diet}, headers=who.headers)


def test_an_excluded_dish_is_not_planned_again(client: FlaskClient, planner: Person, profile: Json, made: Made) -> None:
    plan = made(planner)
    unwanted = sorted(_dishes(plan))[:3]
    stored = _exclude(client, planner, profile, unwanted)
    assert (stored.status_code, stored.json["diet"]["excluded_recipes"]) == (200, unwanted)
    assert client.get(PROFILE_PATH, headers=planner.headers).json["diet"]["excluded_recipes"] == unwanted
    again = made(planner)
    assert again["status"] == "ready"
    assert not _dishes(again) & set(unwanted)
    # What was planned before stays readable: it is a wish for plans to come, not a rule of safety.
    assert client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json["days"] == plan["days"]
    _exclude(client, planner, profile, [])
    assert made(planner)["days"] == plan["days"]


def test_an_excluded_dish_is_not_offered_in_a_swap(
    client: FlaskClient, planner: Person, profile: Json, made: Made
) -> None:
    plan = made(planner)
    path = f"{PLANS}/{plan['id']}/meals/{plan['days'][0]['meals'][1]['id']}/swap"
    offered = [one["recipe_id"] for one in client.post(path, json={}, headers=planner.headers).json["alternatives"]]
    _exclude(client, planner, profile, offered[:2])
    fresh = [one["recipe_id"] for one in client.post(path, json={}, headers=planner.headers).json["alternatives"]]
    assert fresh[:3] == offered[2:]
    assert len(fresh) == len(offered)
    refused = client.post(path, json={"recipe_id": offered[0]}, headers=planner.headers)
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (422, "not_an_alternative")


def test_a_list_that_leaves_too_little_says_so(client: FlaskClient, planner: Person, profile: Json, made: Made) -> None:
    recipes = load_catalog().recipes.values()
    breakfasts = [str(catalog_uuid("recipe", one.id)) for one in recipes if "breakfast" in one.slots]
    assert len(breakfasts) <= 200
    _exclude(client, planner, profile, breakfasts)
    plan = made(planner, days=1)
    assert plan["status"] == "infeasible"
    (conflict,) = plan["conflicts"]
    assert "exclude_recipes" in conflict["wishes"]
    told = conflict["relaxation_parts"][0]
    assert told["key"] == "change.allow_recipe"
    assert told["params"]["recipe_id"] in breakfasts
    _exclude(client, planner, profile, [one for one in breakfasts if one != told["params"]["recipe_id"]])
    assert made(planner, days=1)["status"] == "ready"


@pytest.mark.parametrize("dishes", [["no id"], [str(uuid4())] * 2, [str(uuid4()) for _ in range(201)], "x", None])
def test_what_is_no_list_of_dishes_is_refused(client: FlaskClient, planner: Person, profile: Json, dishes: Any) -> None:
    assert _exclude(client, planner, profile, dishes).status_code == 422
    assert client.get(PROFILE_PATH, headers=planner.headers).json["diet"]["excluded_recipes"] == []


def test_a_dish_that_is_gone_does_no_harm(client: FlaskClient, planner: Person, profile: Json, made: Made) -> None:
    assert _exclude(client, planner, profile, [str(uuid4())]).status_code == 200
    assert made(planner)["status"] == "ready"


def test_the_list_is_ones_own(client: FlaskClient, planner: Person, other: Person, profile: Json, made: Made) -> None:
    plan = made(planner)
    assert client.put(PROFILE_PATH, json=profile, headers=other.headers).status_code == 200
    assert _exclude(client, other, profile, sorted(_dishes(plan))).status_code == 200
    assert client.get(PROFILE_PATH, headers=planner.headers).json["diet"]["excluded_recipes"] == []
    assert made(planner)["days"] == plan["days"]
    assert client.put(PROFILE_PATH, json=profile).status_code == 401
    assert client.get(PROFILE_PATH).status_code == 401


def test_dishes_are_named_by_their_ids(client: FlaskClient, planner: Person) -> None:
    slugs = sorted(load_catalog().recipes)[:3]
    ids = [str(catalog_uuid("recipe", slug)) for slug in slugs]
    found = client.get("/api/v1/recipes", query_string={"id": ids}, headers=planner.headers)
    assert {one["id"] for one in found.json["items"]} == set(ids)
    assert client.get("/api/v1/recipes", query_string={"id": "x"}, headers=planner.headers).status_code == 422
    assert client.get("/api/v1/recipes", query_string={"id": ids}).status_code == 401
