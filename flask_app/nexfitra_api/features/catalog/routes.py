"""Routes of foods, recipes and exercises."""

from uuid import UUID

from nexfitra_api.features.catalog import dislikes, schemas, service
from nexfitra_api.features.catalog.public import export
from nexfitra_api.kit.auth import current_subject
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.errors import Invalid
from nexfitra_api.kit.exports import offer_export
from nexfitra_api.kit.language import request_language
from nexfitra_api.kit.pagination import Page

blueprint = feature_blueprint("catalog")
offer_export(blueprint, "foods", export)


@endpoint(
    blueprint, "GET", "/foods", operation_id="find_foods", query=schemas.FoodQuery, response=Page[schemas.FoodOut]
)
def find_foods(query: schemas.FoodQuery) -> Page[schemas.FoodOut]:
    """Find foods by the beginnings of words, in any of our languages; with ``id`` the names of foods that are known by it."""
    items, cursor = service.find_foods(current_subject(), query, request_language())
    return Page(items=items, next_cursor=cursor)


@endpoint(
    blueprint, "POST", "/foods", operation_id="create_food", body=schemas.FoodIn, response=schemas.FoodOut, status=201,
    errors=(service.FoodExists,),
)  # fmt: skip
def create_food(body: schemas.FoodIn) -> schemas.FoodOut:
    """Keep a food of one's own."""
    return service.make_food(current_subject(), body, request_language())


@endpoint(
    blueprint, "GET", "/foods/dislikes", operation_id="explain_dislikes", query=schemas.DislikesQuery,
    response=schemas.DislikesOut,
)  # fmt: skip
def explain_dislikes(query: schemas.DislikesQuery) -> schemas.DislikesOut:
    """Say what each disliked word excludes from plans, and what may have been meant where it excludes nothing."""
    return dislikes.excluded_by(query.word, request_language())


@endpoint(blueprint, "GET", "/foods/<uuid:food_id>", operation_id="get_food", response=schemas.FoodOut)
def get_food(food_id: UUID) -> schemas.FoodOut:
    """Show a food."""
    return service.show_food(current_subject(), food_id, request_language())


@endpoint(
    blueprint, "GET", "/foods/barcode/<string:gtin>", operation_id="get_food_by_barcode", response=schemas.FoodOut,
    errors=(Invalid,),
)  # fmt: skip
def get_food_by_barcode(gtin: str) -> schemas.FoodOut:
    """Find the food of a barcode."""
    return service.food_by_barcode(current_subject(), gtin, request_language())


@endpoint(
    blueprint, "GET", "/recipes", operation_id="find_recipes", query=schemas.RecipeQuery,
    response=Page[schemas.RecipeCardOut],
)  # fmt: skip
def find_recipes(query: schemas.RecipeQuery) -> Page[schemas.RecipeCardOut]:
    """Find recipes."""
    items, cursor = service.find_recipes(current_subject(), query, request_language())
    return Page(items=items, next_cursor=cursor)


@endpoint(blueprint, "GET", "/recipes/<uuid:recipe_id>", operation_id="get_recipe", response=schemas.RecipeOut)
def get_recipe(recipe_id: UUID) -> schemas.RecipeOut:
    """Show a recipe with its ingredients and steps."""
    return service.show_recipe(current_subject(), recipe_id, request_language())


@endpoint(
    blueprint, "GET", "/exercises", operation_id="find_exercises", query=schemas.ExerciseQuery,
    response=Page[schemas.ExerciseOut],
)  # fmt: skip
def find_exercises(query: schemas.ExerciseQuery) -> Page[schemas.ExerciseOut]:
    """Find exercises."""
    items, cursor = service.find_exercises(current_subject(), query, request_language())
    return Page(items=items, next_cursor=cursor)


@endpoint(blueprint, "GET", "/exercises/<uuid:exercise_id>", operation_id="get_exercise", response=schemas.ExerciseOut)
def get_exercise(exercise_id: UUID) -> schemas.ExerciseOut:
    """Show an exercise."""
    return service.show_exercise(current_subject(), exercise_id, request_language())
