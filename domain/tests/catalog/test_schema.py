"""The data files against their JSON schemas, and the schemas against the vocabularies."""

import csv
import json
from importlib.resources import files
from typing import get_args

import pytest
from jsonschema import Draft202012Validator
from nexfitra_domain.allergens import Fodmap
from nexfitra_domain.catalog.loader import FOOD_VALUES, TABLES, portion_labels
from nexfitra_domain.catalog.model import FoodSource, PlantOrAnimal, Role
from nexfitra_domain.micros import NUTRIENTS
from nexfitra_domain.vocabulary import ALLERGENS, KITCHEN, MEAL_SLOTS

FOLDER = files("nexfitra_domain.catalog")
STEMS = list(TABLES)


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
    read = []
    for path in sorted((FOLDER / "data" / stem).glob("*.json")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert (lines[0], lines[-1]) == ("[", "]"), path.name
        read += [json.loads(line.removesuffix(",")) for line in lines[1:-1]]
    assert read == rows(stem)


def test_schemas_know_the_vocabularies():
    food, recipe = schema("foods")["items"]["properties"], schema("recipes")["items"]["properties"]
    term = schema("ingredient_terms")["items"]["properties"]
    line = recipe["ingredients"]["items"]["properties"]
    assert term["fodmap"]["enum"] == list(get_args(Fodmap))
    assert food["source"]["enum"] == list(get_args(FoodSource))
    assert recipe["slots"]["items"]["enum"] == list(MEAL_SLOTS)
    assert recipe["kitchen"]["items"]["enum"] == list(KITCHEN)
    assert line["role"]["enum"] == list(get_args(Role))
    assert term["allergens"]["items"]["enum"] == list(ALLERGENS)
    assert term["origin"]["enum"] == [*get_args(PlantOrAnimal), None]


def test_values_are_one_line_a_food_with_every_nutrient(rows):
    with (FOLDER / "data" / FOOD_VALUES).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        ids = [line["id"] for line in reader]
    assert reader.fieldnames == ["id", "source_name", "portion_grams", "reports", *NUTRIENTS]
    assert ids == sorted(row["id"] for row in rows("foods"))


def test_values_cannot_be_typed():
    row = schema("foods")["items"]["properties"]
    assert not {"per_100g", "source_name", "reports", "price_eur_per_kg"} & set(row)
    assert set(row["portions"]["items"]["properties"]) == {"label", "source"}


@pytest.mark.parametrize("stem", ["foods", "recipes"])
def test_allergens_and_diets_cannot_be_typed(stem):
    row = schema(stem)["items"]
    assert row["additionalProperties"] is False
    assert not {"allergens", "origins", "fodmap", "diets", "vegan"} & set(row["properties"])


def test_every_portion_label_has_names_and_is_used(rows):
    used = {portion["label"] for row in rows("foods") for portion in row["portions"]}
    assert used == set(portion_labels())


def test_every_term_is_used(rows):
    used = {term for row in rows("foods") for term in row["made_of"]}
    parts = {part for row in rows("ingredient_terms") for part in row["contains"]}
    assert {row["term"] for row in rows("ingredient_terms")} == used | parts


def test_a_term_has_an_origin_or_parts(rows):
    assert [row["term"] for row in rows("ingredient_terms") if (row["origin"] is None) != bool(row["contains"])] == []
