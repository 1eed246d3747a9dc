"""A ready plan in use: swap, lock, make again, buy, log."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.contract import Verification
from people import Person

from nexfitra_api.features.plans import making

PLANS = "/api/v1/plans"
Json = dict[str, Any]
Made = Callable[..., Json]
RunJob = Callable[[Person, str], None]


def _post(client: FlaskClient, who: Person, path: str, body: Json | None = None) -> Any:
    return client.post(PLANS + path, json=body, headers=who.headers)


def _meal_path(plan: Json, day: int = 0, meal: int = 0) -> str:
    return f"/{plan['id']}/meals/{plan['days'][day]['meals'][meal]['id']}"


def test_swap_without_a_dish_lists_and_changes_nothing(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    listed = client.post(PLANS + _meal_path(plan) + "/swap", headers=planner.headers)  # no body at all
    assert listed.status_code == 200, listed.text
    found = listed.json
    assert found["applied"] is False
    assert found["meal"] == plan["days"][0]["meals"][0]
    assert 1 <= len(found["alternatives"]) <= 5
    assert found["meal"]["recipe_id"] not in [one["recipe_id"] for one in found["alternatives"]]
    assert _post(client, planner, _meal_path(plan) + "/swap", {}).json == found
    assert client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json == plan


def test_swap_puts_the_dish_in_place(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    path = _meal_path(plan) + "/swap"
    best = _post(client, planner, path, {}).json["alternatives"][0]
    swapped = _post(client, planner, path, {"recipe_id": best["recipe_id"]})
    assert swapped.status_code == 200, swapped.text
    assert swapped.json["applied"] is True
    assert swapped.json["meal"] == best["meal"]
    after = client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json
    assert after["days"][0]["meals"][0] == best["meal"]
    assert after["days"][0]["totals"] == best["day_totals"]
    assert after["days"][0]["meals"][1:] == plan["days"][0]["meals"][1:]
    assert after["days"][1:] == plan["days"][1:]
    assert (plan["edited_at"], after["edited_at"] is None) == (None, False)
    summed = sum(meal["totals"]["energy_kcal"] for meal in after["days"][0]["meals"])
    assert summed == pytest.approx(after["days"][0]["totals"]["energy_kcal"], abs=0.1)


def test_what_was_left_over_of_a_swapped_dish_is_cooked(
    client: FlaskClient, person: Person, profile: Json, made: Made
) -> None:
    profile["diet"] |= {
        "leftover_lunches": 7,
        "max_cooking_minutes": None,
        "minutes_by_weekday": None,
        "meals_per_day": 3,
    }
    assert client.put("/api/v1/me/profile", json=profile, headers=person.headers).status_code == 200
    plan = made(person, days=4)
    at, lunch = next((at, meal) for at, day in enumerate(plan["days"]) for meal in day["meals"] if meal["leftover_of"])
    pot = next(meal for meal in plan["days"][at - 1]["meals"] if meal["id"] == lunch["leftover_of"]["meal_id"])
    assert lunch["leftover_of"] == {"meal_id": pot["id"], "date": plan["days"][at - 1]["date"], "slot": "dinner"}
    assert (pot["recipe_id"], pot["items"]) == (lunch["recipe_id"], lunch["items"])
    path = f"/{plan['id']}/meals/{pot['id']}/swap"
    best = _post(client, person, path, {}).json["alternatives"][0]
    assert _post(client, person, path, {"recipe_id": best["recipe_id"]}).status_code == 200
    after = client.get(f"{PLANS}/{plan['id']}", headers=person.headers).json
    cooked = next(meal for meal in after["days"][at]["meals"] if meal["id"] == lunch["id"])
    assert cooked == lunch | {"leftover_of": None}


def test_swap_respects_an_allergy_that_was_named_since(
    client: FlaskClient, person: Person, profile: Json, made: Made
) -> None:
    profile["diet"] |= {"allergens": [], "dislikes": [], "max_cooking_minutes": None}
    profile["diet"]["kitchen"] = ["hob", "oven", "microwave", "blender"]
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    plan = made(person, days=1)
    allergens = {str(catalog_uuid("recipe", slug)): _allergens(slug) for slug in load_catalog().recipes}
    # An allergy that the plan itself does not offend: one that does is a plan that is not shown any more.
    eaten = set().union(*(allergens[meal["recipe_id"]] for meal in plan["days"][0]["meals"]))
    paths = [f"/{plan['id']}/meals/{meal['id']}/swap" for meal in plan["days"][0]["meals"]]
    offered = [
        (path, one["recipe_id"]) for path in paths for one in _post(client, person, path, {}).json["alternatives"]
    ]
    path, held = next((path, dish) for path, dish in offered if allergens[dish] - eaten)
    named = min(allergens[held] - eaten)
    profile["diet"]["allergens"] = [named]
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    listed = [one["recipe_id"] for one in _post(client, person, path, {}).json["alternatives"]]
    assert listed
    assert all(named not in allergens[dish] for dish in listed)
    refused = _post(client, person, path, {"recipe_id": held})
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (422, "not_an_alternative")
    swapped = _post(client, person, path, {"recipe_id": listed[0]})
    assert (swapped.status_code, swapped.json["applied"]) == (200, True)


def _allergens(recipe: str) -> set[str]:
    catalog = load_catalog()
    return {name for line in catalog.recipes[recipe].ingredients for name in catalog.foods[line.food].allergens}


def test_swap_for_what_does_not_fit(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    for dish in (str(uuid4()), plan["days"][0]["meals"][0]["recipe_id"]):
        answer = _post(client, planner, _meal_path(plan) + "/swap", {"recipe_id": dish})
        assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "not_an_alternative")
    assert _post(client, planner, f"/{plan['id']}/meals/{uuid4()}/swap", {}).status_code == 404


def test_swap_that_fails_verification_changes_nothing(
    client: FlaskClient, planner: Person, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = made(planner)
    path = _meal_path(plan) + "/swap"
    dish = _post(client, planner, path, {}).json["alternatives"][0]["recipe_id"]
    monkeypatch.setattr(making, "verify", lambda request, whole: Verification(ok=False))
    answer = _post(client, planner, path, {"recipe_id": dish})
    assert (answer.status_code, answer.json["code"]) == (409, "swap_breaks_rule")
    assert client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json == plan


def test_locked_meals_stay_when_the_plan_is_made_again(
    client: FlaskClient, planner: Person, made: Made, run_job: RunJob
) -> None:
    plan = made(planner)
    locked = client.post(PLANS + _meal_path(plan, 1, 2) + "/lock", headers=planner.headers)
    assert (locked.status_code, locked.json["locked"]) == (200, True)
    again = _post(client, planner, f"/{plan['id']}/regenerate", {"seed": 99})
    assert again.status_code == 202
    run_job(planner, again.json["id"])
    fresh = client.get(f"{PLANS}/{again.json['id']}", headers=planner.headers).json
    assert (fresh["status"], fresh["replaces_id"], fresh["provenance"]["seed"]) == ("ready", plan["id"], 99)
    assert fresh["days"][1]["meals"][2] == locked.json
    assert fresh["days"] != plan["days"]
    old = client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json
    assert old["days"][0] == plan["days"][0]


def test_unlock_and_lock_twice(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    path = _meal_path(plan) + "/lock"
    for wanted in (True, True, False):
        assert _post(client, planner, path, {"locked": wanted}).json["locked"] is wanted
    meal = client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json["days"][0]["meals"][0]
    assert meal == plan["days"][0]["meals"][0]
    assert _post(client, planner, path, {"locked": "yes"}).status_code == 422


def test_unfinished_plans_and_schedules_cannot_be_edited(
    client: FlaskClient, planner: Person, made: Made, ask: Callable[..., UUID], start: str
) -> None:
    queued, schedule = str(ask(planner)), made(planner, kind="workout", weeks=1)["id"]
    for path, body in [
        (f"/{{}}/meals/{uuid4()}/swap", {}),
        (f"/{{}}/meals/{uuid4()}/lock", {}),
        ("/{}/log", {"date": start}),
    ]:
        assert _post(client, planner, path.format(queued), body).json["code"] == "plan_not_ready"
        assert _post(client, planner, path.format(schedule), body).json["code"] == "plan_kind"
    assert _post(client, planner, f"/{queued}/regenerate").json["code"] == "plan_not_ready"
    assert client.get(f"{PLANS}/{schedule}/shopping-list", headers=planner.headers).json["code"] == "plan_kind"


def test_shopping_list_holds_all_of_the_week(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    answer = client.get(f"{PLANS}/{plan['id']}/shopping-list", headers=planner.headers)
    assert answer.status_code == 200
    bought: dict[str, float] = {}
    for aisle in answer.json["aisles"]:
        assert aisle["items"]
        for item in aisle["items"]:
            assert item["food_id"] not in bought
            bought[item["food_id"]] = item["grams"]
    needed: dict[str, float] = {}
    for day in plan["days"]:
        for meal in day["meals"]:
            for item in meal["items"]:
                needed[item["food_id"]] = needed.get(item["food_id"], 0.0) + item["grams"]
    assert bought == pytest.approx(needed, abs=0.06)
    assert {aisle["aisle"] for aisle in answer.json["aisles"]} <= {food.aisle for food in load_catalog().foods.values()}


def test_log_writes_the_planned_day_once(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    day = plan["days"][1]
    first = _post(client, planner, f"/{plan['id']}/log", {"date": day["date"]})
    assert first.status_code == 200, first.text
    assert len(first.json["entry_ids"]) == len(day["meals"])
    again = _post(client, planner, f"/{plan['id']}/log", {"date": day["date"]})
    assert again.json == first.json
    diary = client.get(f"/api/v1/diary/{day['date']}", headers=planner.headers).json
    assert diary["totals"]["energy_kcal"] == pytest.approx(day["totals"]["energy_kcal"], rel=0.01)
    assert sum(len(meal["entries"]) for meal in diary["meals"]) == len(day["meals"])


def test_log_of_one_meal_and_of_days_that_are_not_there(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    day = plan["days"][0]
    picked = {"date": day["date"], "meal_ids": [day["meals"][3]["id"]]}
    assert len(_post(client, planner, f"/{plan['id']}/log", picked).json["entry_ids"]) == 1
    elsewhere = _post(client, planner, f"/{plan['id']}/log", {"date": "2020-01-01"})
    assert (elsewhere.status_code, elsewhere.json["errors"][0]["code"]) == (422, "date_not_in_plan")
    unknown = _post(client, planner, f"/{plan['id']}/log", {"date": day["date"], "meal_ids": [str(uuid4())]})
    assert (unknown.status_code, unknown.json["errors"][0]["code"]) == (422, "unknown_meal")


def test_export_holds_the_plans(client: FlaskClient, planner: Person, made: Made) -> None:
    plan = made(planner)
    exported = client.get("/api/v1/me/export", headers=planner.headers)
    assert [one["id"] for one in exported.json["data"]["plans"]] == [plan["id"]]
