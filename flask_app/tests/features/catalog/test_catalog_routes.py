"""Finding and showing foods, recipes and exercises, and keeping own foods."""

from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from people import Person

CATALOG = load_catalog()


def search(client: FlaskClient, person: Person, q: str, language: str = "en") -> list[dict[str, Any]]:
    answer = client.get("/api/v1/foods", query_string={"q": q}, headers=person.headers | {"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json["items"]
    return items


@pytest.mark.parametrize(
    "path",
    [
        "/foods",
        "/foods/{}",
        "/recipes",
        "/recipes/{}",
        "/exercises",
        "/exercises/{}",
        "/foods/barcode/4006381333931",
        "/foods/dislikes?word=olives",
    ],
)
def test_nobody_reads_the_catalogue_without_signing_in(client: FlaskClient, path: str) -> None:
    answer = client.get("/api/v1" + path.format(uuid4()))
    assert (answer.status_code, answer.json["code"]) == (401, "unauthorized")


def test_a_food_is_found_by_beginnings_of_words_in_every_language(client: FlaskClient, person: Person) -> None:
    for food in list(CATALOG.foods.values())[:12]:
        for language in ("en", "de", "es"):
            name = food.name[language]  # type: ignore[index]
            beginning = " ".join(word[:4] for word in reversed(name.replace(",", " ").split()) if word[0].isalnum())
            found = search(client, person, beginning, language)
            assert str(catalog_uuid("food", food.id)) in [item["id"] for item in found], (name, beginning)


def test_unknown_nutrients_are_null_and_never_left_out(client: FlaskClient, person: Person) -> None:
    food = next(food for food in CATALOG.foods.values() if None in food.per_100g.values())
    unknown = next(key for key, value in food.per_100g.items() if value is None)
    answer = client.get(f"/api/v1/foods/{catalog_uuid('food', food.id)}", headers=person.headers)
    assert unknown in answer.json["per_100g"]
    assert answer.json["per_100g"][unknown] is None


def test_pages_follow_each_other_without_gaps(client: FlaskClient, person: Person) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        query = {"limit": 40} | ({"cursor": cursor} if cursor else {})
        page = client.get("/api/v1/foods", query_string=query, headers=person.headers).json
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == len(CATALOG.foods)


@pytest.mark.parametrize(
    "query", [{"limit": 0}, {"limit": "x"}, {"cursor": "!!"}, {"unknown": 1}, {"q": "a" * 121}, {"q": "\x00"}]
)
def test_a_bad_query_is_told_so(client: FlaskClient, person: Person, query: dict[str, Any]) -> None:
    answer = client.get("/api/v1/foods", query_string=query, headers=person.headers)
    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("q", ["😀", "'; drop table foods; --", "%%%", "a & b | !c:*", "\\"])
def test_strange_words_find_nothing_and_break_nothing(client: FlaskClient, person: Person, q: str) -> None:
    assert isinstance(search(client, person, q), list)


def test_an_own_food_is_found_by_its_maker_only(client: FlaskClient, person: Person, other: Person) -> None:
    body = {
        "name": "Grandmother's Zwetschgenmus",
        "gtin": "4006381333931",
        "per_100g": {"energy_kcal": 220, "carbohydrate_g": 52.5, "protein_g": None},
        "portions": [{"label": "spoon", "grams": 20}],
        "allergens": [],
    }
    made = client.post("/api/v1/foods", json=body, headers=person.headers)
    assert made.status_code == 201, made.text
    assert made.json["per_100g"]["protein_g"] is None
    assert made.json["per_100g"]["fat_g"] is None
    assert [item["id"] for item in search(client, person, "grandmother")] == [made.json["id"]]
    assert search(client, other, "grandmother") == []
    assert client.get(f"/api/v1/foods/{made.json['id']}", headers=other.headers).status_code == 404
    assert client.get("/api/v1/foods/barcode/4006381333931", headers=person.headers).json["id"] == made.json["id"]
    assert client.get("/api/v1/foods/barcode/4006381333931", headers=other.headers).status_code == 404


def test_an_id_is_used_once_whoever_used_it(client: FlaskClient, person: Person, other: Person) -> None:
    body = {"id": str(uuid4()), "name": "Soup", "per_100g": {"energy_kcal": 40}}
    assert client.post("/api/v1/foods", json=body, headers=person.headers).status_code == 201
    for headers in (person.headers, other.headers):
        again = client.post("/api/v1/foods", json=body, headers=headers)
        assert (again.status_code, again.json["code"]) == (409, "food_exists")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"per_100g": {"energy_kcal": -1}}, "nutrient_out_of_range"),
        ({"per_100g": {"energy_kcal": 2000}}, "nutrient_out_of_range"),
        ({"per_100g": {"energy_kcal": 400, "fat_g": 60, "protein_g": 60}}, "more_than_100_g"),
        ({"per_100g": {"protein_g": 10}}, "energy_missing"),
        ({"per_100g": {"energy_kcal": 10, "unobtainium_g": 1}}, "unknown_nutrient"),
        ({"gtin": "4006381333932"}, "gtin_check_digit"),
        ({"allergens": ["air"]}, "literal_error"),
        ({"name": "  "}, "string_too_short"),
        ({"extra": 1}, "extra_forbidden"),
    ],
)
def test_a_food_that_cannot_be_is_refused(
    client: FlaskClient, person: Person, change: dict[str, Any], code: str
) -> None:
    body = {"name": "X", "per_100g": {"energy_kcal": 100}} | change
    answer = client.post("/api/v1/foods", json=body, headers=person.headers)
    assert answer.status_code == 422
    assert code in [error["code"] for error in answer.json["errors"]]
    assert search(client, person, "x") == [] or all(not item["own"] for item in search(client, person, "x"))


def test_a_barcode_needs_its_check_digit(client: FlaskClient, person: Person) -> None:
    answer = client.get("/api/v1/foods/barcode/4006381333932", headers=person.headers)
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "gtin_check_digit")


def test_a_recipe_names_its_ingredients_and_adds_up(client: FlaskClient, person: Person, recipe_id: str) -> None:
    recipe = client.get(f"/api/v1/recipes/{recipe_id}", headers=person.headers).json
    foods = {str(catalog_uuid("food", food.id)): food for food in CATALOG.foods.values()}
    energy = sum(
        (foods[line["food_id"]].per_100g["energy_kcal"] or 0) * line["grams"] / 100 for line in recipe["ingredients"]
    )
    assert recipe["per_serving"]["energy_kcal"] == pytest.approx(energy)
    assert recipe["steps"]
    assert recipe["ingredients"]


def test_recipes_are_narrowed_by_slot(client: FlaskClient, person: Person) -> None:
    page = client.get("/api/v1/recipes", query_string={"slot": "breakfast", "limit": 200}, headers=person.headers).json
    expected = {str(catalog_uuid("recipe", row.id)) for row in CATALOG.recipes.values() if "breakfast" in row.slots}
    assert {item["id"] for item in page["items"]} == expected


def test_exercises_are_narrowed_by_muscle_and_equipment(client: FlaskClient, person: Person) -> None:
    query = {"muscle": "chest", "equipment": "dumbbells", "limit": 200}
    page = client.get("/api/v1/exercises", query_string=query, headers=person.headers).json
    expected = {
        str(catalog_uuid("exercise", row.id))
        for row in CATALOG.exercises.values()
        if "chest" in row.muscles and any("dumbbells" in group for group in row.equipment)
    }
    assert expected
    assert {item["id"] for item in page["items"]} == expected


@pytest.mark.parametrize("kind", ["foods", "recipes", "exercises"])
def test_what_does_not_exist_is_not_found(client: FlaskClient, person: Person, kind: str) -> None:
    assert client.get(f"/api/v1/{kind}/{uuid4()}", headers=person.headers).json["code"] == "not_found"
    assert client.get(f"/api/v1/{kind}/not-an-id", headers=person.headers).status_code == 404


def test_own_foods_can_be_taken_along(client: FlaskClient, person: Person, other: Person) -> None:
    food = {"name": "Grandma's stew", "gtin": "4006381333931", "per_100g": {"energy_kcal": 90}}
    made = client.post("/api/v1/foods", json=food, headers=person.headers)
    assert made.status_code == 201, made.text
    (taken,) = client.get("/api/v1/me/export", headers=person.headers).json["data"]["foods"]
    assert (taken["id"], taken["name"], taken["gtin"]) == (made.json["id"], food["name"], "04006381333931")
    assert client.get("/api/v1/me/export", headers=other.headers).json["data"]["foods"] == []


def test_foods_that_are_known_by_their_ids_tell_their_names(client: FlaskClient, person: Person) -> None:
    first, second = (catalog_uuid("food", food) for food in list(CATALOG.foods)[:2])
    query = {"id": [str(first), str(second), str(uuid4())]}
    answer = client.get("/api/v1/foods", query_string=query, headers=person.headers | {"Accept-Language": "de"})
    names = {item["id"]: item["name"] for item in answer.json["items"]}
    assert names == {str(catalog_uuid("food", slug)): food.name["de"] for slug, food in list(CATALOG.foods.items())[:2]}
    assert client.get("/api/v1/foods?id=1", headers=person.headers).status_code == 422


def test_an_own_food_is_nobody_elses_by_its_id(client: FlaskClient, person: Person, other: Person) -> None:
    body = {"name": "Mum's jam", "per_100g": {"energy_kcal": 250}}
    own = client.post("/api/v1/foods", json=body, headers=person.headers).json["id"]
    assert [item["id"] for item in client.get(f"/api/v1/foods?id={own}", headers=person.headers).json["items"]] == [own]
    assert client.get(f"/api/v1/foods?id={own}", headers=other.headers).json["items"] == []


def test_only_what_recipes_are_made_of(client: FlaskClient, person: Person) -> None:
    used = {str(catalog_uuid("food", line.food)) for one in CATALOG.recipes.values() for line in one.ingredients}
    query = {"q": "rice", "in_recipes": "true", "limit": 200}
    found = {
        item["id"] for item in client.get("/api/v1/foods", query_string=query, headers=person.headers).json["items"]
    }
    everything = {item["id"] for item in search(client, person, "rice")}
    assert found
    assert found <= used
    assert everything & used <= found
    assert everything - used
    assert client.get("/api/v1/foods?in_recipes=perhaps", headers=person.headers).status_code == 422
