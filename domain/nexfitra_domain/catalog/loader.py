"""Reads the catalogue's data files and derives allergens, origins, FODMAPs, prices and families of dishes. No other module opens the files.

Each table is a folder whose files are joined, so that several people can add rows without touching the same file. What is
copied from the sources stands apart from what people write, in ``food_values.csv``; a script writes it.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import itemgetter
from typing import Any, TypeVar

from nexfitra_domain.allergens import IngredientTerm, allergens_of, close_terms, origins_of
from nexfitra_domain.catalog.diets import marks_of
from nexfitra_domain.catalog.families import find_families
from nexfitra_domain.catalog.model import Catalog, Exercise, Food, Ingredient, Portion, Recipe
from nexfitra_domain.fodmap import fodmap_of, fodmap_together
from nexfitra_domain.micros import NUTRIENTS

Row = dict[str, Any]
_T = TypeVar("_T", Food, Recipe, Exercise)

TABLES: Mapping[str, str] = {
    "foods": "id",
    "recipes": "id",
    "exercises": "id",
    "ingredient_terms": "term",
    "portion_labels": "label",
}
"""Folder of a table → what its rows are ordered by, so that it does not matter in which file a row stands."""

FOOD_VALUES = "food_values.csv"

PRICES = "prices.json"

VERSION_LENGTH = 16
"""Hex digits of the catalogue's version: 64 bits are enough to tell data sets apart."""


class CatalogDataError(ValueError):
    """A data file breaks a rule that the loader itself needs (double id, unknown food or term)."""


@lru_cache(maxsize=1)
def load_catalog() -> Catalog:
    """Return the whole catalogue, read once per process.

    Raises:
        CatalogDataError: an id is used twice, or a recipe names a food that does not exist.
        UnknownTermError: a food names an ingredient term that ``ingredient_terms/`` does not have.
    """
    return build_catalog(_read_all())


def build_catalog(tables: Mapping[str, list[Row]]) -> Catalog:
    """Return the catalogue of these tables: name → rows. Foods carry their values; ``prices`` has one row, the file."""
    terms = load_terms(tables.get("ingredient_terms", []))
    prices = next(iter(tables.get("prices", [])), None)
    foods = _by_id(_food(row, terms, prices) for row in tables.get("foods", []))
    recipes = _with_what_follows(_by_id(_recipe(row, foods) for row in tables.get("recipes", [])), foods)
    exercises = _by_id(_exercise(row) for row in tables.get("exercises", []))
    return Catalog(version=catalog_version(tables), foods=foods, recipes=recipes, exercises=exercises)


def catalog_version(tables: Mapping[str, list[Row]]) -> str:
    """Return a hash of the tables' content. Layout of the files and order of an object's keys do not matter."""
    canonical = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:VERSION_LENGTH]


def load_terms(rows: Iterable[Row]) -> dict[str, IngredientTerm]:
    """Return ingredient terms by name.

    Raises:
        CatalogDataError: a term stands twice.
    """
    terms: dict[str, IngredientTerm] = {}
    for row in rows:
        if row["term"] in terms:
            message = f"ingredient term {row['term']!r} stands twice"
            raise CatalogDataError(message)
        terms[row["term"]] = IngredientTerm(
            term=row["term"],
            origin=row["origin"],
            allergens=frozenset(row["allergens"]),
            contains=tuple(row["contains"]),
            fodmap=row.get("fodmap"),
        )
    return terms


@lru_cache(maxsize=1)
def ingredient_terms() -> Mapping[str, IngredientTerm]:
    """Return the ingredient terms that ship with the catalogue, by name."""
    return load_terms(_read_all()["ingredient_terms"])


@lru_cache(maxsize=1)
def portion_labels() -> Mapping[str, Mapping[str, str]]:
    """Return portion label → language → name of one ("slice" → "Scheibe")."""
    return {row["label"]: row["name"] for row in _read_all()["portion_labels"]}


def read_tables() -> dict[str, list[Row]]:
    """Return what people wrote, table → rows of all its files; foods without their values."""
    folder = files("nexfitra_domain.catalog") / "data"
    return {table: sorted(_rows(folder / table), key=itemgetter(key)) for table, key in TABLES.items()}


def _rows(folder: Traversable) -> Iterator[Row]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".json"):
            yield from json.loads(entry.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _read_all() -> Mapping[str, list[Row]]:
    tables = read_tables()
    folder = files("nexfitra_domain.catalog") / "data"
    values = csv.DictReader((folder / FOOD_VALUES).read_text(encoding="utf-8").splitlines())
    prices = json.loads((folder / PRICES).read_text(encoding="utf-8"))
    return {**tables, "foods": with_values(tables["foods"], values), "prices": [prices]}


def with_values(foods: Iterable[Row], values: Iterable[Mapping[str, str]]) -> list[Row]:
    """Return foods with the values that a script copied from their sources. An empty cell is unknown.

    Raises:
        CatalogDataError: a food or one of its portions has no values yet.
    """
    by_id = {row["id"]: row for row in values}
    return [_valued(food, by_id.get(food["id"])) for food in foods]


def _valued(food: Row, values: Mapping[str, str] | None) -> Row:
    grams = {} if values is None else dict(pair.split("=") for pair in values["portion_grams"].split())
    if values is None or not {portion["label"] for portion in food["portions"]} <= grams.keys():
        message = f"food {food['id']!r} has no values in {FOOD_VALUES}: run scripts/catalog/fill_nutrients.py"
        raise CatalogDataError(message)
    return {
        **food,
        "source_name": values["source_name"],
        "reports": int(values["reports"]) if values["reports"] else None,
        "per_100g": {key: float(values[key]) if values[key] else None for key in NUTRIENTS},
        "portions": [{**portion, "grams": float(grams[portion["label"]])} for portion in food["portions"]],
    }


def _by_id(rows: Iterable[_T]) -> dict[str, _T]:
    table: dict[str, _T] = {}
    for row in rows:
        if row.id in table:
            message = f"{type(row).__name__.lower()} {row.id!r} stands twice"
            raise CatalogDataError(message)
        table[row.id] = row
    return table


def _texts(row: Row, key: str) -> Any:
    return {language: tuple(words) for language, words in row[key].items()}


def _price(row: Row, prices: Row) -> float:
    own = prices["per_kg"].get(row["id"])
    return float(prices["per_kg_by_aisle"][row["aisle"]][row["price_band"] - 1] if own is None else own)


def _food(row: Row, terms: Mapping[str, IngredientTerm], prices: Row | None) -> Food:
    return Food(
        id=row["id"],
        name=row["name"],
        synonyms=_texts(row, "synonyms"),
        source=row["source"],
        source_id=row["source_id"],
        source_name=row["source_name"],
        per_100g=row["per_100g"],
        portions=tuple(Portion(label=portion["label"], grams=portion["grams"]) for portion in row["portions"]),
        made_of=tuple(sorted(close_terms(row["made_of"], terms))),
        aisle=row["aisle"],
        price_band=row["price_band"],
        ingredients=row.get("ingredients"),
        atwater_note=row.get("atwater_note"),
        season=tuple(row.get("season", ())),
        reports=row.get("reports"),
        allergens=allergens_of(row["made_of"], terms),
        origins=origins_of(row["made_of"], terms),
        fodmap=fodmap_of(row["made_of"], terms),
        price_eur_per_kg=0.0 if prices is None else _price(row, prices),
    )


def _recipe(row: Row, foods: Mapping[str, Food]) -> Recipe:
    ingredients = tuple(Ingredient(**line) for line in row["ingredients"])
    unknown = [line.food for line in ingredients if line.food not in foods]
    if unknown:
        message = f"recipe {row['id']!r} names unknown foods: {', '.join(unknown)}"
        raise CatalogDataError(message)
    used = [foods[line.food] for line in ingredients]
    return Recipe(
        id=row["id"],
        title=row["title"],
        slots=tuple(row["slots"]),
        ingredients=ingredients,
        minutes=row["minutes"],
        kitchen=tuple(row["kitchen"]),
        cuisine=row["cuisine"],
        keeps_days=row["keeps_days"],
        steps=tuple(row["steps"]),
        allergens=frozenset[Any]().union(*(food.allergens for food in used)),
        origins=frozenset[Any]().union(*(food.origins for food in used)),
        fodmap=fodmap_together(food.fodmap for food in used),
    )


def _with_what_follows(recipes: Mapping[str, Recipe], foods: Mapping[str, Food]) -> dict[str, Recipe]:
    """Return the recipes with what is known only once all of them are there."""
    families = find_families({slug: recipe.ingredients for slug, recipe in recipes.items()}, foods)
    marks = marks_of(recipes, foods)
    return {slug: replace(recipe, family=families[slug], marks=marks[slug]) for slug, recipe in recipes.items()}


_EXERCISE_SHAPES: Mapping[str, Callable[[Any], Any]] = {
    "synonyms": lambda words: {language: tuple(each) for language, each in words.items()},
    "equipment": lambda choices: tuple(tuple(each) for each in choices),
    "load_tags": frozenset,
    "cues": tuple,
    "instructions": tuple,
    "substitutes": tuple,
}
"""How the lists of JSON become the immutable fields of ``Exercise``; other fields pass as they are."""


def _exercise(row: Row) -> Exercise:
    return Exercise(**{key: _EXERCISE_SHAPES.get(key, lambda value: value)(value) for key, value in row.items()})
