"""Nutrients: the registry of keys, totals that say how much they know, and the reference intakes as goals and limits.

The registry is the only list of nutrient keys: foods, totals, goals and pages use these. A key ends in its unit.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal

from nexfitra_domain.vocabulary import Sex

NutrientUnit = Literal["kcal", "g", "mg", "ug"]
NutrientGroup = Literal["energy", "macro", "fatty_acid", "mineral", "vitamin", "other"]


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
        ("macro", "monounsaturated_fat_g polyunsaturated_fat_g trans_fat_g cholesterol_mg"),
        (
            "fatty_acid",
            "linoleic_acid_g alpha_linolenic_acid_g epa_g dpa_g dha_g arachidonic_acid_g stearidonic_acid_g",
        ),
        ("fatty_acid", "oleic_acid_g palmitoleic_acid_g eicosenoic_acid_g docosenoic_acid_g butyric_acid_g"),
        ("fatty_acid", "caproic_acid_g caprylic_acid_g capric_acid_g lauric_acid_g myristic_acid_g palmitic_acid_g"),
        ("fatty_acid", "stearic_acid_g"),
        ("mineral", "sodium_mg potassium_mg calcium_mg iron_mg magnesium_mg phosphorus_mg zinc_mg copper_mg"),
        ("mineral", "selenium_ug manganese_mg"),
        ("vitamin", "vitamin_a_rae_ug retinol_ug alpha_carotene_ug beta_carotene_ug beta_cryptoxanthin_ug lycopene_ug"),
        ("vitamin", "lutein_zeaxanthin_ug vitamin_c_mg vitamin_d_ug vitamin_e_mg vitamin_e_added_mg vitamin_k_ug"),
        ("vitamin", "thiamin_mg riboflavin_mg niacin_mg pantothenic_acid_mg vitamin_b6_mg folate_dfe_ug folate_ug"),
        ("vitamin", "food_folate_ug folic_acid_ug vitamin_b12_ug vitamin_b12_added_ug choline_mg"),
        ("other", "alcohol_g caffeine_mg theobromine_mg water_g"),
    )
)
"""Every nutrient by key, in the order in which a page lists them. ``carbohydrate_g`` is total, by difference (USDA).

Fatty acids are USDA's, which mostly does not part the isomers of one length: ``linoleic_acid_g`` is all of 18:2 and
``alpha_linolenic_acid_g`` all of 18:3 where a source does not state the n-3 one by itself."""


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


IntakeKind = Literal["rda", "ai"]
LimitKind = Literal["ul", "cdrr", "energy_share"]
AppliesTo = Literal["all_food", "supplements", "preformed", "added_forms"]

SATURATED_FAT_SHARE: Final = 0.10
"""Share of energy, a preference. Dietary Guidelines for Americans 2020-2025; their limit for added sugar cannot be judged,
because foods state total sugars only."""
ENOUGH_COVERAGE: Final = 0.8
"""Share of eaten energy that must be known before "within the limit" is said: own choice."""
UL_DAYS: Final = 7
"""A limit is judged on the mean of so many days, never on one day: own choice, as the limits are for usual intake."""


@dataclass(frozen=True, slots=True)
class NutrientGoal:
    """What a day should bring on the average of a week, in the unit of the key."""

    nutrient: str
    kind: IntakeKind
    amount: float


@dataclass(frozen=True, slots=True)
class NutrientLimit:
    """What usual intake should stay under. Only a limit of ``all_food`` can be judged from food totals."""

    nutrient: str
    kind: LimitKind
    amount: float
    applies_to: AppliesTo = "all_food"


@dataclass(frozen=True, slots=True)
class LimitVerdict:
    """``exceeded`` is None where too little is known to say; ``mean`` and ``coverage`` are over the days."""

    mean: float | None
    coverage: float
    exceeded: bool | None


@dataclass(frozen=True, slots=True)
class _Row:
    nutrient: str
    kind: str
    sex: Sex
    from_age: int
    to_age: int | None
    amount: float

    def holds(self, sex: Sex, age_years: int) -> bool:
        return self.sex == sex and self.from_age <= age_years and (self.to_age is None or age_years <= self.to_age)


@cache
def _table() -> tuple[tuple[_Row, ...], Mapping[str, AppliesTo]]:
    text = resources.files("nexfitra_domain").joinpath("data/dri_us.json").read_text(encoding="utf-8")
    document = json.loads(text)
    return tuple(_Row(**row) for row in document["rows"]), document["upper_levels_apply_to"]


def daily_goals(sex: Sex, age_years: int) -> dict[str, NutrientGoal]:
    """Return nutrient → recommended allowance (RDA) or, where there is none, adequate intake (AI), from 18 years on.

    Units are those of the keys, amounts a day, neither pregnant nor breast-feeding. Source: ``data/dri_us.json``.

    Raises:
        ValueError: under 18 years.
    """
    kinds: Mapping[str, IntakeKind] = {"rda": "rda", "ai": "ai"}
    return {
        row.nutrient: NutrientGoal(row.nutrient, kinds[row.kind], row.amount)
        for row in _rows(sex, age_years)
        if row.kind in kinds
    }


def daily_limits(sex: Sex, age_years: int, energy_kcal: float) -> dict[str, NutrientLimit]:
    """Return nutrient → limit: upper level (UL), the sodium figure (CDRR 2019) and saturated fat at 10 % of energy.

    The upper levels of magnesium (supplements), vitamin A (preformed), niacin, folate and vitamin E (added forms) are
    there for display, but do not hold for what food brings: see ``applies_to``.

    Raises:
        ValueError: under 18 years, or energy is not a positive number.
    """
    if not 0 < energy_kcal < float("inf"):
        message = "energy_kcal must be positive and finite"
        raise ValueError(message)
    kinds: Mapping[str, LimitKind] = {"ul": "ul", "cdrr": "cdrr"}
    applies_to = _table()[1]
    limits = {
        row.nutrient: NutrientLimit(row.nutrient, kinds[row.kind], row.amount, applies_to.get(row.nutrient, "all_food"))
        for row in _rows(sex, age_years)
        if row.kind in kinds
    }
    fat = "saturated_fat_g"
    return limits | {fat: NutrientLimit(fat, "energy_share", SATURATED_FAT_SHARE * energy_kcal / 9)}


WEIGHED: Final = frozenset(
    {"fibre_g", "protein_g", "fat_g", "carbohydrate_g", "water_g", "saturated_fat_g", "sodium_mg"}
)
"""What the targets of a day weigh already, and water, of which drinks bring most: no goals of the week."""


def week_bounds(sex: Sex, age_years: int, energy_kcal: float) -> dict[str, tuple[float | None, float | None]]:
    """Return nutrient → (goal, upper level) for the mean of a week of food, in the unit of the key; None where there is none.

    Only upper levels that hold for all food are given.

    Raises:
        ValueError: as ``daily_goals`` and ``daily_limits``.
    """
    goals = {key: goal.amount for key, goal in daily_goals(sex, age_years).items()}
    limits = daily_limits(sex, age_years, energy_kcal).values()
    levels = {one.nutrient: one.amount for one in limits if one.kind == "ul" and one.applies_to == "all_food"}
    asked = [key for key in NUTRIENTS if key in goals | levels and key not in WEIGHED]
    return {key: (goals.get(key), levels.get(key)) for key in asked}


def _rows(sex: Sex, age_years: int) -> list[_Row]:
    if age_years < 18:
        message = "reference intakes are given from 18 years on"
        raise ValueError(message)
    return [row for row in _table()[0] if row.holds(sex, age_years)]


def judge_limit(limit: NutrientLimit, days: Sequence[tuple[float | None, float]]) -> LimitVerdict:
    """Judge a limit on the last seven of ``days``, each (total or None, coverage) as ``sum_nutrients`` gives it.

    What is known is a lower bound, so a mean over the limit is "exceeded" whatever the coverage; a mean within it counts
    only where at least 80 % is known. With fewer than seven days, or a limit that food totals cannot judge, it is None.
    """
    week = days[-UL_DAYS:]
    known = [total for total, _ in week if total is not None]
    coverage = sum(share for _, share in week) / len(week) if week else 0.0
    if not known:
        return LimitVerdict(None, coverage, None)
    mean = sum(known) / len(week)
    if limit.applies_to != "all_food" or len(week) < UL_DAYS:
        return LimitVerdict(mean, coverage, None)
    if mean > limit.amount:
        return LimitVerdict(mean, coverage, True)
    return LimitVerdict(mean, coverage, False if coverage >= ENOUGH_COVERAGE else None)
