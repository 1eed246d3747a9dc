"""The shopping list: for one or for many, without what is at home."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from people import Person

from .conftest import PLANS, Json

Made = Callable[..., Json]


def buy(client: FlaskClient, who: Person, plan: Json, **query: Any) -> Json:
    answer = client.get(f"{PLANS}/{plan['id']}/shopping-list", query_string=query, headers=who.headers)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json
    return found


def items(bought: Json) -> dict[str, Json]:
    return {item["food_id"]: item for aisle in bought["aisles"] for item in aisle["items"]}


def keep(client: FlaskClient, who: Person, profile: Json, **diet: Any) -> None:
    body = {**profile, "diet": profile["diet"] | diet}
    answer = client.put("/api/v1/me/profile", json=body, headers=who.headers)
    assert answer.status_code == 200, answer.text


def test_everybody_eats_the_same_portion(client: FlaskClient, planner: Person, profile: Json, made: Made) -> None:
    plan = made(planner)
    alone, four = buy(client, planner, plan), buy(client, planner, plan, eaters=4)
    assert (alone["eaters"], four["eaters"], plan["eaters"]) == (1, 4, 1)
    one, all_of_them = items(alone), items(four)
    assert set(one) == set(all_of_them)
    for food, item in all_of_them.items():
        assert item["grams"] == pytest.approx(4 * one[food]["grams"], abs=0.3)
        assert item["portion_g"] == one[food]["portion_g"] == one[food]["grams"]
        assert item["cost_eur"] == pytest.approx(4 * one[food]["cost_eur"], abs=0.03)
    assert four["cost_eur"] == pytest.approx(4 * alone["cost_eur"], abs=0.5)
    keep(client, planner, profile, eaters=4)
    assert buy(client, planner, plan) == four
    assert buy(client, planner, plan, eaters=1) == alone


def test_plan_and_diary_stay_one_portion(client: FlaskClient, planner: Person, profile: Json, made: Made) -> None:
    plan = made(planner)
    keep(client, planner, profile, eaters=3)
    shown = client.get(f"{PLANS}/{plan['id']}", headers=planner.headers).json
    assert shown["eaters"] == 3
    assert shown["days"] == plan["days"]
    assert client.get(f"{PLANS}/current", headers=planner.headers).json["meal"]["eaters"] == 3
    day = plan["days"][0]
    logged = client.post(f"{PLANS}/{plan['id']}/log", json={"date": day["date"]}, headers=planner.headers)
    assert logged.status_code == 200
    diary = client.get(f"/api/v1/diary/{day['date']}", headers=planner.headers).json
    assert diary["totals"]["energy_kcal"] == pytest.approx(day["totals"]["energy_kcal"], rel=0.01)


def test_what_is_at_home_is_not_bought(client: FlaskClient, planner: Person, profile: Json, made: Made) -> None:
    plan = made(planner)
    before = buy(client, planner, plan)
    first, second, *_ = sorted(items(before).values(), key=lambda item: -item["grams"])
    pantry = [
        {"food_id": first["food_id"], "grams": first["grams"] + 1000},
        {"food_id": second["food_id"], "grams": 10},
        {"food_id": str(uuid4()), "grams": 10},
    ]
    keep(client, planner, profile, pantry=pantry)
    after = buy(client, planner, plan)
    assert first["food_id"] not in items(after)
    partly = items(after)[second["food_id"]]
    assert partly["grams"] == pytest.approx(second["grams"] - 10, abs=0.1)
    assert (partly["at_home_g"], partly["portion_g"]) == (10, second["portion_g"])
    used = {item["food_id"]: item["grams"] for item in after["at_home"]}
    assert used == {first["food_id"]: pytest.approx(first["grams"], abs=0.1), second["food_id"]: 10}
    assert after["cost_eur"] < before["cost_eur"]
    # For two the same stock lasts half as long.
    two = buy(client, planner, plan, eaters=2)
    needed = max(0.0, 2 * first["grams"] - first["grams"] - 1000)
    assert items(two).get(first["food_id"], {"grams": 0.0})["grams"] == pytest.approx(needed, abs=0.3)


@pytest.mark.parametrize("eaters", ["0", "13", "-1", "two", "1.5", ""])
def test_refuses_numbers_of_eaters_that_are_none(client: FlaskClient, planner: Person, made: Made, eaters: str) -> None:
    path = f"{PLANS}/{made(planner)['id']}/shopping-list"
    answer = client.get(path, query_string={"eaters": eaters}, headers=planner.headers)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_a_list_is_for_its_person_only(client: FlaskClient, planner: Person, other: Person, made: Made) -> None:
    path = f"{PLANS}/{made(planner)['id']}/shopping-list?eaters=2"
    assert client.get(path).status_code == 401
    assert client.get(path, headers=other.headers).status_code == 404
