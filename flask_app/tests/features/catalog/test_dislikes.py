"""What a disliked word excludes, and what may have been meant where it excludes nothing."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from nexfitra_domain.catalog import load_catalog
from nexfitra_domain.planning.eligibility import is_disliked
from people import Person

CATALOG = load_catalog()


def ask(client: FlaskClient, person: Person, *words: str, language: str = "en") -> list[dict[str, Any]]:
    answer = client.get(
        "/api/v1/foods/dislikes",
        query_string=[("word", word) for word in words],
        headers=person.headers | {"Accept-Language": language},
    )
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json["items"]
    return items


def test_a_word_tells_all_that_it_hides(client: FlaskClient, person: Person) -> None:
    (told,) = ask(client, person, "olives")
    hidden = {slug for slug, food in CATALOG.foods.items() if is_disliked(food, ["olives"])}
    assert "olive-oil" not in hidden  # another food than the olives: it goes by its own name only
    assert told["foods"] == len(hidden)
    assert set(told["examples"]) <= {CATALOG.foods[slug].name["en"] for slug in hidden}
    dishes = [recipe for recipe in CATALOG.recipes.values() if hidden & {line.food for line in recipe.ingredients}]
    assert told["dishes"] == len(dishes) > 0
    assert told["suggestions"] == []


@pytest.mark.parametrize(("word", "language"), [("olive oil", "en"), ("Olivenöl", "de"), ("aceite de oliva", "es")])
def test_an_oil_is_told_where_it_is_named(client: FlaskClient, person: Person, word: str, language: str) -> None:
    (told,) = ask(client, person, word, language=language)
    assert told["foods"] >= 1
    assert told["examples"][0].casefold() == word.casefold()


@pytest.mark.parametrize(
    ("word", "language", "meant"),
    [
        ("broccolli", "en", "broccoli"),
        ("mushr", "en", "mushroom"),
        ("fresh broccolli", "en", "broccoli"),
        ("Brokoli", "de", "Brokkoli"),
        ("zetas", "es", "setas"),
    ],
)
def test_a_word_that_hides_nothing_is_told_with_what_may_be_meant(
    client: FlaskClient, person: Person, word: str, language: str, meant: str
) -> None:
    (told,) = ask(client, person, word, language=language)
    assert (told["foods"], told["examples"], told["dishes"]) == (0, [], 0)
    assert meant.casefold() in [one.casefold() for one in told["suggestions"]]
    for one in told["suggestions"]:
        assert any(is_disliked(food, [one]) for food in CATALOG.foods.values())


def test_answers_come_in_the_order_asked(client: FlaskClient, person: Person) -> None:
    told = ask(client, person, "qwxyzk", "milk")
    assert [one["word"] for one in told] == ["qwxyzk", "milk"]
    assert told[0]["suggestions"] == []
    assert told[1]["foods"] > 10


@pytest.mark.parametrize("words", [[], [" "], ["x" * 81], ["a"] * 101])
def test_no_word_and_too_much_are_refused(client: FlaskClient, person: Person, words: list[str]) -> None:
    query = [("word", word) for word in words]
    answer = client.get("/api/v1/foods/dislikes", query_string=query, headers=person.headers)
    assert answer.status_code == 422
