"""The diary: entries of three kinds, totals with coverage, versions that stay, revisions, and nobody else's days."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from people import Person

from nexfitra_api.features.catalog.sync import sync_catalog
from nexfitra_api.kit import db

CATALOG = load_catalog()
DAY = "2026-03-01"
QUICK = {"date": DAY, "meal": "snack", "quick": {"name": "Café", "energy_kcal": 120}}
Put = Callable[..., Any]


@pytest.fixture
def put(client: FlaskClient, person: Person) -> Put:
    """Return a function that writes an entry of ``person``."""

    def write(body: dict[str, Any], key: object = None, status: int = 200) -> Any:
        answer = client.put(f"/api/v1/diary/entries/{key or uuid4()}", json=body, headers=person.headers)
        assert answer.status_code == status, answer.text
        return answer.json

    return write


def day(client: FlaskClient, person: Person, date: str = DAY) -> Any:
    answer = client.get(f"/api/v1/diary/{date}", headers=person.headers)
    assert answer.status_code == 200, answer.text
    return answer.json


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("GET", f"/{DAY}"), ("PUT", "/entries/{}"), ("DELETE", "/entries/{}")],
)
def test_needs_a_sign_in(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open("/api/v1/diary" + path.format(uuid4()), method=method, json=QUICK if method == "PUT" else None)
    assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")


def test_an_empty_day_has_its_meals_and_sums_to_nothing(client: FlaskClient, person: Person) -> None:
    empty = day(client, person)
    assert [meal["meal"] for meal in empty["meals"]] == ["breakfast", "lunch", "dinner", "snack"]
    assert empty["totals"]["energy_kcal"] == 0
    assert empty["targets"] is None


def test_food_recipe_and_quick_add_up(
    client: FlaskClient, person: Person, put: Put, food_id: str, recipe_id: str
) -> None:
    food = put({"date": DAY, "meal": "breakfast", "food_id": food_id, "grams": 50})["entry"]
    recipe = put({"date": DAY, "meal": "lunch", "recipe_id": recipe_id, "servings": 1.5})["entry"]
    quick = put(QUICK)["entry"]
    shown = day(client, person)
    expected = sum(entry["nutrients"]["energy_kcal"] for entry in (food, recipe, quick))
    assert shown["totals"]["energy_kcal"] == pytest.approx(expected, abs=0.01)
    per_serving = client.get(f"/api/v1/recipes/{recipe_id}", headers=person.headers).json["per_serving"]
    assert recipe["nutrients"]["energy_kcal"] == pytest.approx(1.5 * per_serving["energy_kcal"], abs=0.01)
    assert [len(meal["entries"]) for meal in shown["meals"]] == [1, 1, 0, 1]


def test_what_a_quick_entry_does_not_say_is_unknown(client: FlaskClient, person: Person, put: Put) -> None:
    entry = put(QUICK)["entry"]
    assert entry["nutrients"]["protein_g"] is None
    shown = day(client, person)
    assert shown["totals"]["protein_g"] is None
    assert (shown["coverage"]["protein_g"], shown["coverage"]["energy_kcal"]) == (0, 1)


def test_coverage_is_the_share_of_eaten_energy(client: FlaskClient, person: Person, put: Put) -> None:
    put({"date": DAY, "meal": "lunch", "quick": {"energy_kcal": 300, "protein_g": 20}})
    put({"date": DAY, "meal": "lunch", "quick": {"energy_kcal": 100}})
    shown = day(client, person)
    assert (shown["totals"]["protein_g"], shown["coverage"]["protein_g"]) == (20, 0.75)


def test_a_planned_meal_keeps_its_own_portions(client: FlaskClient, person: Person, put: Put, recipe_id: str) -> None:
    lines = client.get(f"/api/v1/recipes/{recipe_id}", headers=person.headers).json["ingredients"]
    items = [{"food_id": line["food_id"], "grams": 10 + index} for index, line in enumerate(lines)]
    entry = put({"date": DAY, "meal": "dinner", "recipe_id": recipe_id, "servings": 1, "items": items})["entry"]
    assert [(item["food_id"], item["grams"]) for item in entry["items"]] == [
        (item["food_id"], item["grams"]) for item in items
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"grams": -1}, "greater_than"), ({"grams": 0}, "greater_than"), ({"grams": 1e9}, "less_than_equal"),
        ({"grams": "5"}, "float_type"), ({"grams": None}, "grams_with_food"), ({"date": "1850-01-01"}, "date_out_of_range"),
        ({"date": "2026-02-30"}, "date_from_datetime_parsing"), ({"meal": "elevenses"}, "literal_error"),
        ({"servings": 1}, "servings_with_recipe"), ({"quick": {"energy_kcal": 1}}, "one_of"),
        ({"food_id": None, "grams": None}, "one_of"), ({"note": "x" * 2001}, "string_too_long"), ({"extra": 1}, "extra_forbidden"),
    ],
)  # fmt: skip
def test_an_entry_that_says_nothing_sensible_is_refused(
    client: FlaskClient, person: Person, put: Put, food_id: str, change: dict[str, Any], code: str
) -> None:
    refused = put({"date": DAY, "meal": "lunch", "food_id": food_id, "grams": 50} | change, status=422)
    if code == "date_from_datetime_parsing":
        assert refused["errors"][0]["loc"] == "body.date"
    else:
        assert code in [error["code"] for error in refused["errors"]]
    assert day(client, person)["totals"]["energy_kcal"] == 0


def test_foods_and_recipes_must_exist(put: Put) -> None:
    unknown = put({"date": DAY, "meal": "lunch", "food_id": str(uuid4()), "grams": 5}, status=422)
    assert unknown["errors"][0]["code"] == "unknown_food"
    unknown = put({"date": DAY, "meal": "lunch", "recipe_id": str(uuid4()), "servings": 1}, status=422)
    assert unknown["errors"][0]["code"] == "unknown_recipe"


def test_another_persons_food_cannot_be_eaten(client: FlaskClient, put: Put, other: Person) -> None:
    body = {"name": "Secret sauce", "per_100g": {"energy_kcal": 100}}
    theirs = client.post("/api/v1/foods", json=body, headers=other.headers).json["id"]
    refused = put({"date": DAY, "meal": "lunch", "food_id": theirs, "grams": 5}, status=422)
    assert refused["errors"][0]["code"] == "unknown_food"


def test_somebody_elses_entry_is_not_found_and_stays(
    client: FlaskClient, person: Person, other: Person, put: Put
) -> None:
    key = uuid4()
    put(QUICK, key)
    url = f"/api/v1/diary/entries/{key}"
    stolen = client.put(url, json=QUICK | {"quick": {"energy_kcal": 1}}, headers=other.headers)
    assert (stolen.status_code, stolen.json["code"]) == (404, "not_found")
    assert client.delete(url, headers=other.headers).status_code == 404
    assert day(client, person)["totals"]["energy_kcal"] == 120
    assert day(client, other)["totals"]["energy_kcal"] == 0


def test_a_corrected_food_does_not_rewrite_the_past(app: Flask, client: FlaskClient, person: Person, put: Put) -> None:
    slug = sorted(CATALOG.foods)[0]
    key, body = uuid4(), {"date": DAY, "meal": "lunch", "food_id": str(catalog_uuid("food", slug)), "grams": 100}
    before = put(body, key)["entry"]
    food = CATALOG.foods[slug]
    corrected = replace(food, per_100g={**food.per_100g, "energy_kcal": (food.per_100g["energy_kcal"] or 0) + 100})
    with app.app_context():
        db.local_setting("catalog_sync", "on")
        sync_catalog(db.session(), replace(CATALOG, foods={**CATALOG.foods, slug: corrected}))
        db.session().commit()
    assert day(client, person)["totals"]["energy_kcal"] == pytest.approx(before["nutrients"]["energy_kcal"])
    edited = put(body | {"grams": 200}, key)["entry"]
    assert edited["food_version_id"] == before["food_version_id"]
    assert edited["nutrients"]["energy_kcal"] == pytest.approx(2 * before["nutrients"]["energy_kcal"])
    fresh = put(body)["entry"]
    assert fresh["nutrients"]["energy_kcal"] == pytest.approx(before["nutrients"]["energy_kcal"] + 100)


def test_a_replay_after_a_correction_stays_a_replay(app: Flask, put: Put, revision: Callable[[int], str]) -> None:
    slug = sorted(CATALOG.foods)[0]
    key = uuid4()
    body = {
        "date": DAY,
        "meal": "lunch",
        "food_id": str(catalog_uuid("food", slug)),
        "grams": 100,
        "revision": revision(1),
    }
    first = put(body, key)
    food = CATALOG.foods[slug]
    with app.app_context():
        db.local_setting("catalog_sync", "on")
        corrected = replace(food, per_100g={**food.per_100g, "energy_kcal": 1.0})
        sync_catalog(db.session(), replace(CATALOG, foods={**CATALOG.foods, slug: corrected}))
        db.session().commit()
    assert put(body, key) == first


def test_an_edit_moves_an_entry_to_another_day(client: FlaskClient, person: Person, put: Put) -> None:
    key = uuid4()
    put(QUICK, key)
    put(QUICK | {"date": "2026-03-02"}, key)
    assert day(client, person)["totals"]["energy_kcal"] == 0
    assert day(client, person, "2026-03-02")["totals"]["energy_kcal"] == 120


def test_a_span_lists_days_with_entries_only(client: FlaskClient, person: Person, put: Put) -> None:
    put(QUICK)
    put(QUICK | {"date": "2026-03-03"})
    put(QUICK | {"date": "2026-03-03"})
    span = client.get("/api/v1/diary", query_string={"from": DAY, "to": "2026-03-05"}, headers=person.headers).json
    assert [(item["date"], item["entries"], item["totals"]["energy_kcal"]) for item in span["items"]] == [
        (DAY, 1, 120), ("2026-03-03", 2, 240),
    ]  # fmt: skip


@pytest.mark.parametrize("date", ["1850-01-01", "2026-13-01", "today", "2026-02-30"])
def test_a_day_that_is_none_is_not_found(client: FlaskClient, person: Person, date: str) -> None:
    assert client.get(f"/api/v1/diary/{date}", headers=person.headers).status_code == 404


def test_the_export_holds_the_entries(client: FlaskClient, person: Person, put: Put) -> None:
    key = str(uuid4())
    put(QUICK, key)
    exported = client.get("/api/v1/me/export", headers=person.headers).json
    entries = exported.get("diary") or exported["data"]["diary"]
    assert [UUID(entry["id"]) for entry in entries] == [UUID(key)]


def test_a_deletion_may_announce_json_and_send_none(client: FlaskClient, person: Person) -> None:
    url = f"/api/v1/diary/entries/{uuid4()}"
    answer = client.delete(url, headers=person.headers, content_type="application/json")
    assert (answer.status_code, answer.json["applied"]) == (200, True)
