"""What the catalogue can do: find, show, and keep a person's own foods."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, ClassVar, Protocol
from uuid import UUID

import sqlalchemy as sa
from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.catalog.model import Language

from nexfitra_api.features.catalog import repository, schemas
from nexfitra_api.features.catalog.models import Exercise, Food, FoodVersion, Recipe, RecipeVersion
from nexfitra_api.kit.db import session
from nexfitra_api.kit.errors import Conflict, FieldError, Invalid, NotFound
from nexfitra_api.kit.gtin import InvalidGtin, normalise_gtin
from nexfitra_api.kit.ids import new_id
from nexfitra_api.kit.language import in_language
from nexfitra_api.kit.pagination import decode_cursor, encode_cursor
from nexfitra_api.kit.text import words


class FoodExists(Conflict):
    """A food with this id is stored already."""

    code: ClassVar[str] = "food_exists"
    title: ClassVar[str] = "A food with this id is stored already"


def find_foods(subject: UUID, query: schemas.FoodQuery, language: Language) -> tuple[list[schemas.FoodOut], str | None]:
    """Return one page of foods, and the cursor of the next."""
    narrow = [] if query.id is None else [Food.id.in_(query.id)]
    if query.in_recipes:
        narrow.append(Food.id.in_(_foods_of_recipes(load_catalog().version)))
    rows, cursor = _page(Food, subject, query, narrow)
    versions = repository.current_food_versions(session(), rows)
    return [food_out(food, versions[food.id], language) for food in rows], cursor


@lru_cache(maxsize=2)
def _foods_of_recipes(_catalog_version: str) -> frozenset[UUID]:
    recipes = load_catalog().recipes.values()
    return frozenset(catalog_uuid("food", line.food) for recipe in recipes for line in recipe.ingredients)


def show_food(subject: UUID, key: UUID, language: Language) -> schemas.FoodOut:
    """Return a food. Raises ``NotFound``."""
    food = repository.one(session(), Food, subject, key)
    if food is None:
        raise NotFound
    return food_out(food, repository.current_food_versions(session(), [food])[food.id], language)


def food_by_barcode(subject: UUID, gtin: str, language: Language) -> schemas.FoodOut:
    """Return the food of a barcode (UPC or EAN, any padding). Raises ``Invalid`` for a wrong check digit, ``NotFound``."""
    food = repository.food_by_gtin(session(), subject, _gtin14(gtin))
    if food is None:
        raise NotFound
    return food_out(food, repository.current_food_versions(session(), [food])[food.id], language)


def _gtin14(gtin: str) -> str:
    try:
        return normalise_gtin(gtin)
    except InvalidGtin as error:
        raise Invalid.field(
            "gtin", "gtin_check_digit", "This is not a barcode: the check digit does not fit"
        ) from error


def make_food(subject: UUID, body: schemas.FoodIn, language: Language) -> schemas.FoodOut:
    """Keep an own food. Raises ``FoodExists`` where the id is taken."""
    key = body.id or new_id()
    if repository.one(session(), Food, subject, key) is not None:
        raise FoodExists
    name = {"en": body.name}
    content: dict[str, Any] = {
        "name": name,
        "brand": body.brand,
        "per_100g": dict(body.per_100g),
        "portions": [portion.model_dump() for portion in body.portions],
        "allergens": None if body.allergens is None else sorted(set(body.allergens)),
    }
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    food = Food(
        id=key,
        subject_id=subject,
        source="own",
        gtin=None if body.gtin is None else _gtin14(body.gtin),
        version=1,
        sort_name=" ".join(words(body.name)),
        search=repository.search_vector([body.name, body.brand or ""]),
    )
    session().add(food)
    try:
        session().flush()
    except sa.exc.IntegrityError as error:
        # The id is taken by a row that this person cannot see.
        raise FoodExists from error
    version = FoodVersion(id=new_id(), food_id=key, subject_id=subject, version=1, digest=digest, **content)
    session().add(version)
    session().flush()
    return food_out(food, version, language)


def food_out(food: Food, version: FoodVersion, language: Language) -> schemas.FoodOut:
    """Return a food as it travels."""
    return schemas.FoodOut(
        id=food.id,
        name=in_language(version.name, language),
        brand=version.brand,
        source=food.source,
        source_id=food.source_id,
        version=version.version,
        own=food.subject_id is not None,
        per_100g=schemas.nutrient_json(version.per_100g),
        portions=[schemas.PortionOut(**portion) for portion in version.portions],
        allergens=version.allergens,  # type: ignore[arg-type]  # stored from the same vocabulary; checked on the way out
    )


def find_recipes(
    subject: UUID, query: schemas.RecipeQuery, language: Language
) -> tuple[list[schemas.RecipeCardOut], str | None]:
    """Return one page of recipes, and the cursor of the next."""
    narrow = [] if query.slot is None else [repository.for_slot(query.slot)]
    narrow += [] if query.id is None else [Recipe.id.in_(query.id)]
    rows, cursor = _page(Recipe, subject, query, narrow)
    versions = repository.current_recipe_versions(session(), rows)
    return [_recipe_card(recipe, versions[recipe.id], language) for recipe in rows], cursor


def show_recipe(subject: UUID, key: UUID, language: Language) -> schemas.RecipeOut:
    """Return a recipe with its ingredients. Raises ``NotFound``."""
    recipe = repository.one(session(), Recipe, subject, key)
    if recipe is None:
        raise NotFound
    version = repository.current_recipe_versions(session(), [recipe])[recipe.id]
    named = repository.food_versions(session(), [UUID(line["food_version_id"]) for line in version.ingredients])
    lines = [
        schemas.IngredientOut(
            food_id=UUID(line["food_id"]),
            name=in_language(named[UUID(line["food_version_id"])].name, language),
            grams=line["grams"],
            text=line["text"],
        )
        for line in version.ingredients
    ]
    card = _recipe_card(recipe, version, language)
    details = version.details
    return schemas.RecipeOut(
        **card.model_dump(),
        version=version.version,
        servings=1.0,
        kitchen=details["kitchen"],
        keeps_days=details["keeps_days"],
        ingredients=lines,
        steps=details["steps"],
    )


def _recipe_card(recipe: Recipe, version: RecipeVersion, language: Language) -> schemas.RecipeCardOut:
    # Not stored: a mark follows from the whole catalogue, and a dish that has left it is compared with nothing.
    known = load_catalog().recipes.get(recipe.slug or "")
    return schemas.RecipeCardOut(
        marks=[] if known is None else list(known.marks),
        id=recipe.id,
        title=in_language(version.title, language),
        slots=version.details["slots"],
        minutes=version.details["minutes"],
        cuisine=version.details["cuisine"],
        serving_grams=version.serving_grams,
        per_serving=schemas.nutrient_json(version.per_serving),
        allergens=version.allergens,  # type: ignore[arg-type]  # stored from the same vocabulary; checked on the way out
    )


def find_exercises(
    subject: UUID, query: schemas.ExerciseQuery, language: Language
) -> tuple[list[schemas.ExerciseOut], str | None]:
    """Return one page of exercises, and the cursor of the next."""
    narrow = [] if query.muscle is None else [repository.for_muscle(query.muscle)]
    narrow += [] if query.equipment is None else [repository.for_equipment(query.equipment)]
    rows, cursor = _page(Exercise, subject, query, narrow)
    return [exercise_out(row, language) for row in rows], cursor


def show_exercise(subject: UUID, key: UUID, language: Language) -> schemas.ExerciseOut:
    """Return an exercise. Raises ``NotFound``."""
    row = repository.one(session(), Exercise, subject, key)
    if row is None:
        raise NotFound
    return exercise_out(row, language)


def exercise_out(row: Exercise, language: Language) -> schemas.ExerciseOut:
    """Return an exercise as it travels."""
    details = row.details
    same = (
        "muscles", "equipment", "pattern", "compound", "unilateral", "timed", "bodyweight", "level", "met", "cues",
        "instructions",
    )  # fmt: skip
    return schemas.ExerciseOut(
        id=row.id,
        name=in_language(details["name"], language),
        substitutes=[catalog_uuid("exercise", slug) for slug in details["substitutes"]],
        **{name: details[name] for name in same},
    )


class _Search(Protocol):
    q: str
    limit: int
    cursor: str | None


def _page(
    model: type[repository.Listed],
    subject: UUID,
    query: _Search,
    narrow: Sequence[sa.ColumnElement[bool]] = (),
) -> tuple[list[repository.Listed], str | None]:
    after = None if query.cursor is None else _sort_key(query.cursor)
    rows = repository.find(session(), model, subject, query.q, query.limit + 1, after, narrow)
    if len(rows) <= query.limit:
        return [row[0] for row in rows], None
    _, rank, name, key = rows[query.limit - 1]
    return [row[0] for row in rows[: query.limit]], encode_cursor((rank, name, str(key)))


def _sort_key(cursor: str) -> tuple[int, str, UUID]:
    rank, name, key = decode_cursor(cursor, 3)
    try:
        return (1 if rank else 0, str(name), UUID(str(key)))
    except ValueError as error:
        raise Invalid(
            errors=[FieldError("query.cursor", "invalid_cursor", "This is not a cursor of this list")]
        ) from error
