"""Nutrients: the registry of keys, and totals that say how much of what was eaten they know about.

The registry is the only list of nutrient keys: foods, totals, goals and pages use these. A key ends in its unit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

NutrientUnit = Literal["kcal", "g", "mg", "ug"]
NutrientGroup = Literal["energy", "macro", "mineral", "vitamin", "other"]


@dataclass(frozen=True, slots=True)
class Nutrient:
    """One nutrient: ``key`` ends in the unit, ``name_key`` is the translation key of its name."""

    key: str
    unit: NutrientUnit
    group: NutrientGroup

    @property
    def name_key(self) -> str:
        """Return the translation key of the name, e.g. ``nutrients.iron_mg``."""
        return f"nutrients.{self.key}"


def _registry(rows: Iterable[tuple[NutrientGroup, str]]) -> dict[str, Nutrient]:
    units: Mapping[str, NutrientUnit] = {"kcal": "kcal", "g": "g", "mg": "mg", "ug": "ug"}
    return {key: Nutrient(key, units[key.rsplit("_", 1)[1]], group) for group, keys in rows for key in keys.split()}


NUTRIENTS: Final[Mapping[str, Nutrient]] = _registry(
    (
        ("energy", "energy_kcal"),
        ("macro", "protein_g fat_g carbohydrate_g fibre_g sugars_g saturated_fat_g"),
        ("macro", "monounsaturated_fat_g polyunsaturated_fat_g cholesterol_mg"),
        ("mineral", "sodium_mg potassium_mg calcium_mg iron_mg magnesium_mg phosphorus_mg zinc_mg copper_mg"),
        ("mineral", "selenium_ug manganese_mg"),
        ("vitamin", "vitamin_a_rae_ug vitamin_c_mg vitamin_d_ug vitamin_e_mg vitamin_k_ug thiamin_mg riboflavin_mg"),
        ("vitamin", "niacin_mg vitamin_b6_mg folate_dfe_ug vitamin_b12_ug choline_mg"),
        ("other", "alcohol_g caffeine_mg water_g"),
    )
)
"""Every nutrient by key, in the order in which a page lists them. ``carbohydrate_g`` is total, by difference (USDA)."""


def sum_nutrients(
    items: Iterable[tuple[Mapping[str, float | None], float]],
) -> dict[str, tuple[float | None, float]]:
    """Return nutrient → (total or None, coverage 0–1) over ``items`` of (amounts per 100 g, grams eaten).

    The total sums the items for which the nutrient is known and is None where it is known for none of them. Coverage is
    the share of eaten energy that comes from those items; it is taken by grams where the energy of any item is unknown or
    nothing eaten has energy. With nothing eaten every total is 0 and fully covered. Units are those of the keys.

    Raises:
        ValueError: grams are negative, infinite or not a number.
    """
    eaten = [(per_100g, grams) for per_100g, grams in items if _checked(grams) > 0]
    if not eaten:
        return dict.fromkeys(NUTRIENTS, (0.0, 1.0))
    weights = _weights(eaten)
    whole = sum(weights)
    return {key: _one_total(key, eaten, weights, whole) for key in NUTRIENTS}


def _checked(grams: float) -> float:
    if not 0 <= grams < float("inf"):
        message = f"grams must be finite and not negative, not {grams!r}"
        raise ValueError(message)
    return grams


def _weights(eaten: list[tuple[Mapping[str, float | None], float]]) -> list[float]:
    energies = [per_100g.get("energy_kcal") for per_100g, _ in eaten]
    known = [energy for energy in energies if energy is not None]
    weights = [energy * grams for energy, (_, grams) in zip(known, eaten, strict=False)]
    if len(known) < len(energies) or sum(weights) <= 0:
        return [grams for _, grams in eaten]
    return weights


def _one_total(
    key: str, eaten: list[tuple[Mapping[str, float | None], float]], weights: list[float], whole: float
) -> tuple[float | None, float]:
    known = [
        (amount * grams / 100, weight)
        for (per_100g, grams), weight in zip(eaten, weights, strict=True)
        if (amount := per_100g.get(key)) is not None
    ]
    if not known:
        return None, 0.0
    return sum(part for part, _ in known), min(1.0, sum(weight for _, weight in known) / whole)
