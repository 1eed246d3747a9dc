"""Which foods and recipes fit which style of eating.

Vegan, vegetarian and pescatarian follow from where an ingredient comes from, so they need no flags in the data. Keto is a
macronutrient style and mediterranean a preference; both rules are stated below with their sources.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from nexfitra_domain.catalog.model import Food, PlantOrAnimal, Recipe, Role
from nexfitra_domain.vocabulary import MEAL_SLOTS, DietStyle, DishMark

_FLESH: Final[frozenset[PlantOrAnimal]] = frozenset({"poultry", "meat", "gelatin"})
_SEAFOOD: Final[frozenset[PlantOrAnimal]] = frozenset({"fish", "shellfish"})
_ANIMAL_PRODUCTS: Final[frozenset[PlantOrAnimal]] = frozenset({"dairy", "egg", "honey"})

EXCLUDED_ORIGINS: Final[Mapping[DietStyle, frozenset[PlantOrAnimal]]] = {
    "omnivore": frozenset(),
    "pescatarian": _FLESH,
    "vegetarian": _FLESH | _SEAFOOD,
    "vegan": _FLESH | _SEAFOOD | _ANIMAL_PRODUCTS,
    "keto": frozenset(),
    "mediterranean": frozenset(),
}
"""What a style never eats. Gelatin counts as meat, and so does rennet from animals: its term has the origin "meat"."""

MEDITERRANEAN_EXCLUDED_TERMS: Final = frozenset({"butter", "cream", "processed_meat"})
"""The only hard exclusions of the mediterranean style: the adherence screener of the PREDIMED trial asks for less than one
serving a day of butter, margarine or cream and of red or processed meat (Schröder et al. 2011, J Nutr 141:1140–1145). A
portion of unprocessed red meat now and then is left to ``mediterranean_score``."""

KETO_MAX_ENERGY_SHARE: Final = 0.10
"""Share of energy from carbohydrate up to which a recipe is keto: a very-low-carbohydrate ketogenic diet has 20–50 g a day
or less than 10 % of 2,000 kcal (Feinman et al. 2015, Nutrition 31:1–13). Carbohydrate is total, by difference."""

KETO_MAX_AVAILABLE_G: Final = 12.0
"""Available carbohydrate (total less fibre) per 100 g up to which a food may be a component of a keto meal. A judgement: it
lets non-starchy vegetables, soya, seeds and most nuts in and keeps grains, pulses, sugars and sweet fruit out."""

KETO_FLAVOUR_G: Final = 10.0
"""A flavouring line of at most this many grams (garlic, spices) does not have to be a keto food itself."""

LEGUMES: Final = frozenset(
    {
        "adzuki_bean", "black_bean", "black_eyed_bean", "broad_bean", "chickpea", "kidney_bean", "lentil", "lima_bean", "lupin",
        "mung_bean", "pea", "pink_bean", "pinto_bean", "soybean", "white_bean",
    }
)  # fmt: skip
NUTS: Final = frozenset(
    {"almond", "brazil_nut", "cashew", "hazelnut", "macadamia", "peanut", "pecan", "pistachio", "walnut"}
)
"""The screener counts peanuts among the nuts."""
_NO_SERVING: Final[frozenset[Role]] = frozenset({"fat", "flavour"})
"""Lines that hold no serving of pulses: soya oil and soya sauce are made of soybeans, and are none."""


HIGH_PROTEIN_ENERGY_SHARE: Final = 0.25
"""Share of energy from protein from which a dish is marked "high protein": above the 20 % that the claim needs in the European Union
(Regulation (EC) 1924/2006, annex), since most dinners reach that."""
KCAL_PER_G_PROTEIN: Final = 4.0

BUDGET_SHARE: Final = 1 / 3
"""The cheapest part of the dishes for a meal of the day is marked "budget", by the price of one serving as the recipe has it."""


def food_fits(style: DietStyle, food: Food) -> bool:
    """Return whether the style eats this food. A food of unknown origin fits no style that excludes any origin."""
    excluded = EXCLUDED_ORIGINS[style]
    if excluded and (not food.origins or food.origins & excluded):
        return False
    if style == "mediterranean":
        return not MEDITERRANEAN_EXCLUDED_TERMS & set(food.made_of)
    if style == "keto":
        return _is_keto_food(food)
    return True


def recipe_fits(style: DietStyle, recipe: Recipe, foods: Mapping[str, Food]) -> bool:
    """Return whether the style eats this recipe; for keto at its base amounts (``grams``)."""
    lines = [(line, foods[line.food]) for line in recipe.ingredients]
    if style != "keto":
        return all(food_fits(style, food) for _, food in lines)
    components = [food for line, food in lines if line.role != "flavour" or line.max_grams > KETO_FLAVOUR_G]
    share = carbohydrate_share([(food, line.grams) for line, food in lines])
    return all(map(_is_keto_food, components)) and share is not None and share <= KETO_MAX_ENERGY_SHARE


def carbohydrate_share(items: list[tuple[Food, float]]) -> float | None:
    """Return the share (0–1) of energy that is carbohydrate over (food, grams), None where it is unknown or no energy."""
    energy, carbohydrate = 0.0, 0.0
    for food, grams in items:
        per_100g_kcal, per_100g = food.per_100g.get("energy_kcal"), food.per_100g.get("carbohydrate_g")
        if per_100g_kcal is None or per_100g is None:
            return None
        energy += per_100g_kcal * grams / 100
        carbohydrate += per_100g * grams / 100
    return 4 * carbohydrate / energy if energy > 0 else None


def mediterranean_score(recipe: Recipe, foods: Mapping[str, Food]) -> float:
    """Return 0–1, how mediterranean a recipe is: a preference for ranking, never a rule.

    A sixth for each of olive oil, vegetables, fruit, legumes, fish or shellfish, and nuts (items of the screener of
    Schröder et al. 2011), doubled and capped at 1, since no dish has them all; red meat halves it.
    """
    terms = {term for line in recipe.ingredients for term in foods[line.food].made_of}
    served = {term for line in recipe.ingredients if line.role not in _NO_SERVING for term in foods[line.food].made_of}
    roles = {line.role for line in recipe.ingredients}
    signs = (
        "olive_oil" in terms,
        "vegetable" in roles,
        "fruit" in roles,
        bool(served & LEGUMES),
        bool(recipe.origins & _SEAFOOD),
        bool(terms & NUTS),
    )
    score = min(1.0, 2 * sum(signs) / len(signs))
    return score / 2 if "meat" in recipe.origins else score


def _is_keto_food(food: Food) -> bool:
    carbohydrate, fibre = food.per_100g.get("carbohydrate_g"), food.per_100g.get("fibre_g")
    if carbohydrate is None:
        return False
    return carbohydrate - (fibre or 0.0) <= KETO_MAX_AVAILABLE_G


def is_high_protein(protein_g: float | None, energy_kcal: float | None) -> bool:
    """Return whether protein brings enough of the energy; no where either is unknown."""
    if protein_g is None or energy_kcal is None or energy_kcal <= 0:
        return False
    return KCAL_PER_G_PROTEIN * protein_g >= HIGH_PROTEIN_ENERGY_SHARE * energy_kcal


def price_of_serving(recipe: Recipe, foods: Mapping[str, Food]) -> float | None:
    """Return the estimated price of one serving at base amounts (euros), None where a food has no price."""
    prices = [(foods[line.food].price_eur_per_kg, line.grams) for line in recipe.ingredients]
    return sum(price * grams / 1_000 for price, grams in prices) if all(price > 0 for price, _ in prices) else None


def marks_of(recipes: Mapping[str, Recipe], foods: Mapping[str, Food]) -> dict[str, tuple[DishMark, ...]]:
    """Return recipe slug → marks: low in FODMAPs as far as the terms know (``fodmap``), high in protein, cheap.

    A dish is cheap where it belongs to the cheapest third of every meal of the day that it is meant for.
    """
    prices = {slug: price_of_serving(recipe, foods) for slug, recipe in recipes.items()}
    limits = {
        slot: _cheap(price for slug, price in prices.items() if slot in recipes[slug].slots) for slot in MEAL_SLOTS
    }

    def marks(slug: str, recipe: Recipe) -> Iterator[DishMark]:
        if recipe.fodmap == "low":
            yield "low_fodmap"
        if is_high_protein(*(_sum_of(recipe, foods, key) for key in ("protein_g", "energy_kcal"))):
            yield "high_protein"
        price = prices[slug]
        if price is not None and all(price <= limits[slot] for slot in recipe.slots):
            yield "budget"

    return {slug: tuple(marks(slug, recipe)) for slug, recipe in recipes.items()}


def _cheap(prices: Iterable[float | None]) -> float:
    """Return the price of the last dish of the cheapest part; below any price where nothing is known."""
    known = sorted(price for price in prices if price is not None)
    cheap = int(len(known) * BUDGET_SHARE)
    return known[cheap - 1] if cheap else -1.0


def _sum_of(recipe: Recipe, foods: Mapping[str, Food], key: str) -> float | None:
    amounts = [(foods[line.food].per_100g.get(key), line.grams) for line in recipe.ingredients]
    known = [amount * grams / 100 for amount, grams in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
