"""What speaks for a planned meal is computed from the plan, and can be checked against it."""

from collections import Counter
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


def test_a_meal_says_what_it_uses_of_what_is_at_home(
    client: FlaskClient, person: Person, profile: Any, made: Any
) -> None:
    lentils, oats = (str(catalog_uuid("food", slug)) for slug in _common_foods(2))
    pantry = [{"food_id": lentils, "grams": 300}, {"food_id": oats, "grams": 120}]
    profile["diet"] |= {"pantry": pantry, "eaters": 1}
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    plan = made(person, days=5)
    used = {lentils: 0.0, oats: 0.0}
    for meal in (meal for day in plan["days"] for meal in day["meals"]):
        told = {one["food_id"]: one for one in meal["why"]["pantry"]}
        grams = {item["food_id"]: item for item in meal["items"]}
        assert set(told) <= set(grams)
        for food, one in told.items():
            assert 5 <= one["grams"] <= grams[food]["grams"]
            assert one["name"] == grams[food]["name"]
            used[food] += one["grams"]
    assert sum(used.values()) > 0
    assert all(used[one["food_id"]] <= one["grams"] + 0.1 for one in pantry)


def _common_foods(count: int) -> list[str]:
    """Return the foods that the most dishes hold by at least 40 g."""
    lines = [line for recipe in load_catalog().recipes.values() for line in recipe.ingredients if line.grams >= 40]
    uses = Counter(line.food for line in lines)
    return [food for food, _ in uses.most_common(count)]


def test_what_is_in_season_and_what_it_costs(client: FlaskClient, planner: Person, made: Any) -> None:
    plan = made(planner, days=7)
    seasonal = 0
    for day in plan["days"]:
        month = int(day["date"][5:7])
        for meal in day["meals"]:
            fresh = {item["name"] for item in meal["items"] if month in FOODS[item["food_id"]].season}
            assert set(meal["why"]["in_season"]) <= fresh
            seasonal += len(meal["why"]["in_season"])
            cost = sum(FOODS[item["food_id"]].price_eur_per_kg * item["grams"] / 1_000 for item in meal["items"])
            assert meal["why"]["cost_eur"] == pytest.approx(cost, abs=0.01)
            assert meal["why"]["budget_eur"] == pytest.approx(90 / 7)
    assert seasonal > 0
    meal = plan["days"][0]["meals"][0]
    locked = client.post(f"{PLANS}/{plan['id']}/meals/{meal['id']}/lock", headers=planner.headers).json
    assert locked["why"] == meal["why"]


def test_of_two_meals_from_one_pot_each_names_the_other(
    client: FlaskClient, person: Person, profile: Any, made: Any
) -> None:
    profile["diet"] |= {"leftover_lunches": 7, "max_cooking_minutes": None, "minutes_by_weekday": None}
    client.put("/api/v1/me/profile", json=profile, headers=person.headers)
    plan = made(person, days=4)
    meals = {meal["id"]: (day["date"], meal) for day in plan["days"] for meal in day["meals"]}
    pots = {meal["leftover_of"]["meal_id"]: key for key, (_, meal) in meals.items() if meal["leftover_of"]}
    assert pots
    for key, (_, meal) in meals.items():
        again = meal["why"]["eaten_again"]
        assert (again or {}).get("meal_id") == pots.get(key)
        if again:
            assert (again["date"], again["slot"]) == (meals[again["meal_id"]][0], "lunch")
    dinner = next(iter(pots))
    answer = client.post(f"{PLANS}/{plan['id']}/meals/{dinner}/swap", json={}, headers=person.headers).json
    assert all(option["meal"]["why"]["eaten_again"] is None for option in answer["alternatives"])


def test_marks_are_those_of_the_dish_and_of_the_portion(client: FlaskClient, planner: Person, made: Any) -> None:
    plan = made(planner, days=7)
    recipes = {str(catalog_uuid("recipe", slug)): recipe for slug, recipe in load_catalog().recipes.items()}
    meals = [meal for day in plan["days"] for meal in day["meals"]]
    for meal in meals:
        dish = {mark for mark in recipes[meal["recipe_id"]].marks if mark != "high_protein"}
        rich = 4 * meal["totals"]["protein_g"] >= 0.25 * meal["totals"]["energy_kcal"]
        assert set(meal["marks"]) == (dish | {"high_protein"} if rich else dish)
    assert any(meal["marks"] for meal in meals)
    shown = client.get(f"/api/v1/recipes/{meals[0]['recipe_id']}", headers=planner.headers).json
    assert shown["marks"] == list(recipes[meals[0]["recipe_id"]].marks)
