"""What speaks for a planned meal is computed from the plan, and can be checked against it."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from people import Person

from nexfitra_api.features.plans.facts import TELLING_SHARE

PLANS = "/api/v1/plans"
FOODS = {str(catalog_uuid("food", slug)): food for slug, food in load_catalog().foods.items()}


def test_shares_are_those_of_the_day(planner: Person, made: Any) -> None:
    plan = made(planner)
    for day in plan["days"]:
        shares = [meal["why"]["energy_share"] for meal in day["meals"]]
        assert sum(shares) == pytest.approx(day["totals"]["energy_kcal"] / day["target"]["energy_kcal"], abs=0.01)
        assert sum(meal["why"]["energy_aim"] for meal in day["meals"]) == pytest.approx(1, abs=0.01)
        protein = [meal["why"]["protein_share"] for meal in day["meals"]]
        assert sum(protein) == pytest.approx(day["totals"]["protein_g"] / day["target"]["protein_g"], abs=0.01)
        for meal in day["meals"]:
            assert meal["why"]["fits_slot"]
            limit = meal["why"]["minutes_limit"]
            assert limit is None or meal["minutes"] <= limit


def test_nutrients_are_those_that_the_foods_hold(planner: Person, made: Any) -> None:
    plan = made(planner)
    told = 0
    for meal in (meal for day in plan["days"] for meal in day["meals"]):
        shares = [one["share"] for one in meal["why"]["nutrients"]]
        assert shares == sorted(shares, reverse=True)
        for one in meal["why"]["nutrients"]:
            held = [
                (FOODS[item["food_id"]].per_100g.get(one["nutrient"]) or 0) * item["grams"] for item in meal["items"]
            ]
            assert sum(held) > 0
            assert one["share"] >= round(TELLING_SHARE, 2)
            told += 1
    assert told > 0


def test_an_alternative_tells_how_the_price_changes(client: FlaskClient, planner: Person, made: Any) -> None:
    plan = made(planner)
    meal = plan["days"][0]["meals"][-1]
    answer = client.post(f"{PLANS}/{plan['id']}/meals/{meal['id']}/swap", json={}, headers=planner.headers)

    def cost(items: list[dict[str, Any]]) -> float:
        return sum(FOODS[item["food_id"]].price_eur_per_kg * item["grams"] / 1_000 for item in items)

    assert answer.json["alternatives"]
    for option in answer.json["alternatives"]:
        change = cost(option["meal"]["items"]) - cost(meal["items"])
        assert option["change_cost_eur"] == pytest.approx(change, abs=0.02)
        assert option["meal"]["why"]["energy_aim"] == meal["why"]["energy_aim"]
