"""The data files against their JSON schemas, and the schemas against the vocabularies."""

import json
from importlib.resources import files
from typing import get_args

import pytest
from jsonschema import Draft202012Validator
from nexfitra_domain.catalog.loader import portion_labels
from nexfitra_domain.catalog.model import FoodSource, PlantOrAnimal, Role
from nexfitra_domain.micros import NUTRIENTS
from nexfitra_domain.vocabulary import ALLERGENS, KITCHEN, MEAL_SLOTS

FOLDER = files("nexfitra_domain.catalog")
STEMS = ["foods", "recipes", "ingredient_terms", "portion_labels"]


def schema(stem):
    return json.loads((FOLDER / "schema" / f"{stem}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("stem", STEMS)
def test_rows_fit_their_schema(stem, rows):
    Draft202012Validator.check_schema(schema(stem))
    faults = [
        f"{list(error.absolute_path)}: {error.message}"
        for error in Draft202012Validator(schema(stem)).iter_errors(rows(stem))
    ]
    assert faults == []


@pytest.mark.parametrize("stem", STEMS)
def test_one_row_a_line(stem, rows):
    lines = (FOLDER / "data" / f"{stem}.json").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "["
    assert lines[-1] == "]"
    assert [json.loads(line.removesuffix(",")) for line in lines[1:-1]] == rows(stem)


def test_schemas_know_the_vocabularies():
    food, recipe = schema("foods")["items"]["properties"], schema("recipes")["items"]["properties"]
    term = schema("ingredient_terms")["items"]["properties"]
    line = recipe["ingredients"]["items"]["properties"]
    assert food["per_100g"]["required"] == list(NUTRIENTS)
    assert food["source"]["enum"] == list(get_args(FoodSource))
    assert recipe["slots"]["items"]["enum"] == list(MEAL_SLOTS)
    assert recipe["kitchen"]["items"]["enum"] == list(KITCHEN)
    assert line["role"]["enum"] == list(get_args(Role))
    assert term["allergens"]["items"]["enum"] == list(ALLERGENS)
    assert term["origin"]["enum"] == [*get_args(PlantOrAnimal), None]


@pytest.mark.parametrize("stem", ["foods", "recipes"])
def test_allergens_and_diets_cannot_be_typed(stem):
    row = schema(stem)["items"]
    assert row["additionalProperties"] is False
    assert not {"allergens", "origins", "diets", "vegan"} & set(row["properties"])


def test_every_portion_label_has_names_and_is_used(rows):
    used = {portion["label"] for row in rows("foods") for portion in row["portions"]}
    assert used == set(portion_labels())


def test_every_term_is_used(rows):
    used = {term for row in rows("foods") for term in row["made_of"]}
    parts = {part for row in rows("ingredient_terms") for part in row["contains"]}
    assert {row["term"] for row in rows("ingredient_terms")} == used | parts


def test_a_term_has_an_origin_or_parts(rows):
    assert [row["term"] for row in rows("ingredient_terms") if (row["origin"] is None) != bool(row["contains"])] == []
