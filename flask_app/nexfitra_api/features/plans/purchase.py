"""Amounts as people buy them: eggs by the piece, tomatoes by the piece and weight, oil in millilitres, the rest in round weights.

Amounts are rounded up, so that what was bought is enough. The kitchen's words stay beside: "5 pieces · 600 g".
"""

from math import ceil
from typing import Final, Literal

from babel.numbers import format_decimal
from nexfitra_domain.catalog.model import Food, Language
from nexfitra_domain.vocabulary import Units

GRAMS_PER_OUNCE: Final = 28.349523125
"""International avoirdupois ounce (exact; NIST Handbook 44, appendix C)."""
OUNCES_PER_POUND: Final = 16
ML_PER_FLUID_OUNCE: Final = 29.5735295625
"""US fluid ounce (exact; NIST Handbook 44, appendix C); a cup has eight."""
FLUID_OUNCES: Final = {"fluid_ounce": 1, "cup": 8}

SPOON_GRAMS: Final = 20.0
"""Below that, spices and the like are told in teaspoons: no scale shows two grams of cumin."""
PIECE_GRAMS: Final = 45.0
"""Fruit and vegetables that weigh less are not counted in a shop: mushrooms, radishes."""
CRUMB: Final = 0.05
"""A twentieth of a piece or step more than what is bought is no reason to buy another."""

SPOONED: Final = ("oils_condiments", "baking")

Unit = Literal["piece", "slice", "clove", "can", "teaspoon"]
WORDS: Final[dict[Unit, dict[Language, tuple[str, str]]]] = {
    "piece": {"en": ("piece", "pieces"), "de": ("Stück", "Stück"), "es": ("unidad", "unidades")},
    "slice": {"en": ("slice", "slices"), "de": ("Scheibe", "Scheiben"), "es": ("rebanada", "rebanadas")},
    "clove": {"en": ("clove", "cloves"), "de": ("Zehe", "Zehen"), "es": ("diente", "dientes")},
    "can": {"en": ("can", "cans"), "de": ("Dose", "Dosen"), "es": ("lata", "latas")},
    "teaspoon": {"en": ("tsp", "tsp"), "de": ("TL", "TL"), "es": ("cdta.", "cdtas.")},
}
LIQUIDS: Final = {
    "oils_condiments": ("oil", "vinegar", "sauce"),
    "dairy_eggs": ("milk", "buttermilk", "cream"),
    "plant_based": ("milk", "drink"),
    "canned": ("milk",),
    "produce": ("juice",),
    "drinks": ("",),
}
"""Aisle → words of a slug by which a food is poured; in the aisle of drinks everything is."""
NOT_POURED: Final = frozenset({"powder", "sour", "cheese", "chocolate", "tomato", "pesto"})


def purchase(food: Food | None, grams: float, language: Language, units: Units) -> str:
    """Return how to buy ``grams`` of ``food``; of a food that the catalogue has lost, its weight."""
    weight = display(grams, language, units)
    counted = None if food is None else _counted(food, grams)
    if counted is not None:
        unit, size = counted
        count = max(1, ceil(grams / size - CRUMB))
        text = f"{format_decimal(count, locale=language)} {WORDS[unit][language][count > 1]}"
        # An egg is an egg; what differs from piece to piece is told with its weight, too.
        return text if _is_egg(food) or unit in ("clove", "teaspoon") else f"{text} · {weight}"
    density = None if food is None else _grams_per_ml(food)
    return weight if density is None else volume(grams / density, language, units)


def display(grams: float, language: Language, units: Units) -> str:
    """Return a weight, rounded up to what scales and packs show: ``350 g``, ``1.2 kg``, ``12 oz``, ``2.5 lb``."""
    if units == "us":
        ounces = grams / GRAMS_PER_OUNCE
        if ounces < OUNCES_PER_POUND:
            return _told(max(0.5, _up(ounces, 0.5)), "oz", language)
        return _told(_up(ounces / OUNCES_PER_POUND, 0.25), "lb", language)
    if grams >= 1_000:
        return _told(_up(grams / 1_000, 0.1), "kg", language)
    # Never "0 g": a pinch is still something to have in the house.
    return _told(max(1.0, _up(grams, 1 if grams < 10 else 5 if grams < 100 else 10)), "g", language)


def volume(ml: float, language: Language, units: Units) -> str:
    """Return a volume, rounded up: ``250 ml``, ``1.5 l``, ``9 fl oz``."""
    if units == "us":
        return _told(max(0.5, _up(ml / ML_PER_FLUID_OUNCE, 0.5)), "fl oz", language)
    if ml >= 1_000:
        return _told(_up(ml / 1_000, 0.1), "l", language)
    return _told(max(5.0, _up(ml, 5 if ml < 100 else 10)), "ml", language)


def _told(amount: float, unit: str, language: Language) -> str:
    return f"{format_decimal(amount, format='#,##0.##', locale=language)} {unit}"


def _up(amount: float, step: float) -> float:
    return ceil(round(amount / step - CRUMB, 6)) * step


def _counted(food: Food, grams: float) -> tuple[Unit, float] | None:
    """Return by what the food is counted in a shop and what one weighs; None for what is weighed or poured."""
    sizes = {portion.label: portion.grams for portion in food.portions}
    piece = sizes.get("piece_medium") or sizes.get("piece") or sizes.get("piece_large") or 0.0
    if _is_egg(food) and piece:
        # Recipes count eggs in the larger size, so that it is the number of eggs that they ask for.
        return "piece", max(size for label, size in sizes.items() if label.startswith("piece"))
    by_aisle: dict[str, tuple[tuple[Unit, float], ...]] = {
        "produce": (("clove", sizes.get("clove", 0.0)), ("piece", piece if piece >= PIECE_GRAMS else 0.0)),
        "canned": (("can", sizes.get("can", 0.0)),),
        "bakery": (("slice", sizes.get("slice", 0.0)), ("piece", piece)),
    }
    spoon: tuple[Unit, float] = ("teaspoon", sizes.get("teaspoon", 0.0) if grams < SPOON_GRAMS else 0.0)
    known = by_aisle.get(food.aisle, (spoon,) if food.aisle in SPOONED else ())
    return next((found for found in known if found[1] > 0), None)


def _is_egg(food: Food | None) -> bool:
    return food is not None and food.origins == {"egg"}


def _grams_per_ml(food: Food) -> float | None:
    """Return the density of what is poured, from the weight of a fluid ounce or cup; None for everything else."""
    slug = set(food.id.split("-"))
    poured = any(word == "" or word in slug for word in LIQUIDS.get(food.aisle, ())) and not slug & NOT_POURED
    sizes = [(portion.grams, FLUID_OUNCES[portion.label]) for portion in food.portions if portion.label in FLUID_OUNCES]
    if not poured or not sizes:
        return None
    grams, ounces = sizes[0]
    return grams / (ounces * ML_PER_FLUID_OUNCE)
