"""Explanations as they travel: their keys stay, and catalogue slugs in their params become names in the reader's language."""

from nexfitra_domain.catalog import catalog_uuid, load_catalog
from nexfitra_domain.catalog.model import Language
from nexfitra_domain.contract import Explanation, Param, Phrase
from nexfitra_domain.explain import CATALOGUE_NAMES

from nexfitra_api.features.plans import schemas
from nexfitra_api.kit.language import in_language


def explanations_out(told: tuple[Explanation, ...], language: Language) -> list[schemas.PlanExplanation]:
    """Return sentences with names in place of slugs."""
    return [
        schemas.PlanExplanation(
            key=each.key,
            params=_params(each, language),
            parts=[schemas.PlanPhrase(key=part.key, params=_params(part, language)) for part in each.parts],
        )
        for each in told
    ]


def _params(told: Explanation | Phrase, language: Language) -> dict[str, str | int | float | list[str]]:
    params = {name: _value(name, value, language) for name, value in told.params.items()}
    recipe = told.params.get("recipe")
    # Who is to allow a dish again needs to know which one, and a name is no key.
    return params | {"recipe_id": str(catalog_uuid("recipe", recipe))} if isinstance(recipe, str) else params


def _value(name: str, value: Param, language: Language) -> str | int | float | list[str]:
    if isinstance(value, tuple):
        return [_word(name, item, language) for item in value]
    return _word(name, value, language) if isinstance(value, str) else value


def _word(name: str, word: str, language: Language) -> str:
    if name not in CATALOGUE_NAMES:
        return word
    catalog = load_catalog()
    food, recipe = catalog.foods.get(word), catalog.recipes.get(word)
    # A slug can be both a food and a recipe; the param says which is meant.
    names = recipe.title if name == "recipe" and recipe else food.name if food else None
    return in_language(names, language) if names else word
