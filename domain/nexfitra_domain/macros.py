"""Protein, fat, carbohydrate and fibre from energy, body and diet style. Grams a day; carbohydrate is total, by difference."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from nexfitra_domain import sources
from nexfitra_domain.energy import fat_free_mass_kg
from nexfitra_domain.person import Person, weight_at_bmi
from nexfitra_domain.reasons import Reason, reason
from nexfitra_domain.vocabulary import DietStyle, Sex

KCAL_PER_G: Final[Mapping[str, float]] = {"protein": 4.0, "fat": 9.0, "carbohydrate": 4.0, "alcohol": 7.0}
"""Atwater's general factors (Merrill & Watt 1973, USDA Handbook 74)."""
ATWATER_TOLERANCE: Final = 0.15
"""A stated energy further than this share from the sum is flagged on the food."""

AMDR: Final[Mapping[str, tuple[float, float]]] = {
    "carbohydrate": (0.45, 0.65),
    "fat": (0.20, 0.35),
    "protein": (0.10, 0.35),
}
"""Shares of energy, a preference: diet style, floors and g/kg win. IOM 2005, doi:10.17226/10490."""
REFERENCE_BMI: Final = 25.0
"""kg/m². Above it amounts per kg use a reference weight."""

PROTEIN_TRAINING_G_PER_KG: Final = 1.6
"""ISSN 2017 (1.4-2.0); gains level off at 1.62 (Morton 2018)."""
PROTEIN_LEAN_DEFICIT_G_PER_KG_FFM: Final = 2.3
"""The low end of 2.3-3.1 g per kg fat-free mass. Helms 2014."""
LEAN_BODY_FAT_PCT: Final[Mapping[Sex, float]] = {"male": 15.0, "female": 25.0}
"""Body fat up to which a lifter counts as lean: own choice."""
PROTEIN_LOSING_G_PER_KG: Final = 1.2
"""The low end of 1.2-1.6. Leidy 2015."""
PROTEIN_OLDER_G_PER_KG: Final = 1.2
OLDER_AGE_YEARS: Final = 65
"""1.0-1.2 g/kg from 65 on. PROT-AGE 2013."""
PROTEIN_GENERAL_G_PER_KG: Final = 1.0
"""Own choice: the recommended 0.8 (IOM 2005) and a quarter, so that a day a little short still meets it."""
PROTEIN_CLINICAL_G_PER_KG: Final = 0.8
"""With kidney disease or PKU more than the general recommendation (IOM 2005) is never suggested."""
PROTEIN_LEAST_SHARE: Final = 0.15
"""Of energy: own choice within the AMDR, about what adults eat, so that ordinary dishes can meet the target."""
TRAINING_DAYS: Final = 2
"""Days a week from which a person counts as training: own choice."""

FAT_SHARE: Final[Mapping[DietStyle, float]] = {
    "omnivore": 0.30, "pescatarian": 0.30, "vegetarian": 0.30, "vegan": 0.30, "mediterranean": 0.35,
}  # fmt: skip
"""Share of energy to begin with. Mediterranean: the top of the AMDR, still below the 39-42 % of PREDIMED 2018."""
FAT_FLOOR_SHARE: Final = 0.20
FAT_FLOOR_G_PER_KG: Final = 0.6
"""Hard: the larger of the two. AMDR (IOM 2005); the g/kg figure follows sports practice, own choice."""

KETO_CARBOHYDRATE_G: Final = 50.0
KETO_CARBOHYDRATE_SHARE: Final = 0.10
"""Both hold. Feinman 2015."""
KETO_FIBRE_SHARE: Final = 0.40
"""Fibre is at most this share of the few carbohydrates: own choice, so that both goals can be met at once."""
FIBRE_G_PER_1000_KCAL: Final = 14.0
"""IOM 2005."""


@dataclass(frozen=True, slots=True)
class Macros:
    """Whole grams a day, and why. 4·protein + 9·fat + 4·carbohydrate is within 2 kcal of the energy."""

    protein_g: float
    fat_g: float
    carbohydrate_g: float
    fibre_g: float
    reasons: tuple[Reason, ...]


def atwater_kcal(protein_g: float, fat_g: float, carbohydrate_g: float, alcohol_g: float = 0.0) -> float:
    """Return the energy of macros in kcal by the general factors 4, 9, 4 and 7."""
    return 4 * protein_g + 9 * fat_g + 4 * carbohydrate_g + 7 * alcohol_g


def reference_weight_kg(person: Person) -> float:
    """Return the weight that amounts per kg are counted on.

    Up to BMI 25 it is the body weight. Above, it is the weight at BMI 25, or fat-free mass where body fat is known and
    fat-free mass is more (heavy because muscular). So it never falls as weight rises.
    """
    limit = weight_at_bmi(REFERENCE_BMI, person.height_cm)
    if person.weight_kg <= limit:
        return person.weight_kg
    return limit if person.body_fat_pct is None else max(limit, fat_free_mass_kg(person))


def macro_targets(person: Person, age_years: int, energy_kcal: float, *, deficit: bool) -> Macros:
    """Return the macros of a day for an energy target in kcal; ``deficit`` says that it lies below maintenance."""
    protein, protein_reasons = _protein(person, age_years, energy_kcal, deficit=deficit)
    keto = person.diet_style == "keto"
    fat, reasons = _keto(energy_kcal, protein) if keto else _balanced(person, energy_kcal, protein)
    carbohydrate = _left_g(energy_kcal, protein, fat)
    fibre, fibre_reasons = _fibre(person.diet_style, energy_kcal, carbohydrate)
    rest = () if keto else (_rest(carbohydrate, energy_kcal),)
    return Macros(protein, fat, carbohydrate, fibre, (*protein_reasons, *reasons, *rest, *fibre_reasons))


def day_macros(
    person: Person, energy_kcal: float, protein_g: float, fat_g: float
) -> tuple[float, float, tuple[Reason, ...]]:
    """Return fat and carbohydrate (g) of a day whose energy (kcal) differs from the week's mean, and why.

    ``protein_g`` and ``fat_g`` are the mean's. The difference goes into carbohydrate; fat rises only where its floor asks for it.
    In ketogenic eating carbohydrate keeps its limit, and fat takes the difference.
    """
    if person.diet_style == "keto":
        fat, reasons = _keto(energy_kcal, protein_g)
        return fat, _left_g(energy_kcal, protein_g, fat), reasons
    floor = float(round(fat_floor_g(person, energy_kcal)))
    fat = max(fat_g, floor)
    carbohydrate = _left_g(energy_kcal, protein_g, fat)
    told = [_fat_share(person.diet_style, fat, energy_kcal)]
    if fat <= floor:
        told.append(_fat_floor(floor))
    return fat, carbohydrate, (*told, _rest(carbohydrate, energy_kcal))


def _left_g(energy_kcal: float, protein_g: float, fat_g: float) -> float:
    """Return the carbohydrate (whole g) that the energy leaves."""
    return max(0.0, float(round((energy_kcal - 4 * protein_g - 9 * fat_g) / 4)))


def _rest(carbohydrate_g: float, energy_kcal: float) -> Reason:
    share = _pct(4 * carbohydrate_g, energy_kcal)
    return reason("carbohydrate_g", "carbohydrate.rest", sources.IOM_MACRO_2005, share_pct=share)


def _fat_share(style: DietStyle, fat_g: float, energy_kcal: float) -> Reason:
    source = sources.PREDIMED_2018 if style == "mediterranean" else sources.IOM_MACRO_2005
    return reason("fat_g", "fat.share", source, share_pct=_pct(9 * fat_g, energy_kcal))


def _fat_floor(floor_g: float) -> Reason:
    return reason("fat_g", "fat.floor", sources.NEXFITRA_CHOICE, floor_g=round(floor_g), per_kg=FAT_FLOOR_G_PER_KG)


def _pct(part_kcal: float, whole_kcal: float) -> int:
    return round(100 * part_kcal / whole_kcal)


def _protein_rule(person: Person, age_years: int, *, deficit: bool) -> tuple[str, float, float, str]:
    """Return (key, g per kg, kg it counts on, source): the highest that applies, unless a clinic's figure goes first."""
    weight, lean = reference_weight_kg(person), fat_free_mass_kg(person)
    if person.screening.kidney_disease or person.screening.pku:
        return "protein.clinical", PROTEIN_CLINICAL_G_PER_KG, weight, sources.IOM_MACRO_2005
    training = person.training_days_per_week >= TRAINING_DAYS
    fat_pct = person.body_fat_pct
    is_lean = fat_pct is not None and fat_pct <= LEAN_BODY_FAT_PCT[person.sex]
    rules = [("protein.general", PROTEIN_GENERAL_G_PER_KG, weight, sources.NEXFITRA_CHOICE)]
    if age_years >= OLDER_AGE_YEARS:
        rules.append(("protein.older", PROTEIN_OLDER_G_PER_KG, weight, sources.PROT_AGE_2013))
    if deficit:
        rules.append(("protein.losing", PROTEIN_LOSING_G_PER_KG, weight, sources.LEIDY_2015))
    if training:
        source = f"{sources.ISSN_PROTEIN_2017}; {sources.MORTON_2018}"
        rules.append(("protein.training", PROTEIN_TRAINING_G_PER_KG, weight, source))
    if training and deficit and is_lean:
        rules.append(("protein.lean_deficit", PROTEIN_LEAN_DEFICIT_G_PER_KG_FFM, lean, sources.HELMS_2014))
    return max(rules, key=lambda rule: rule[1] * rule[2])


def _protein(person: Person, age_years: int, energy_kcal: float, *, deficit: bool) -> tuple[float, tuple[Reason, ...]]:
    key, per_kg, basis, source = _protein_rule(person, age_years, deficit=deficit)
    grams = float(round(per_kg * basis))
    reasons = [reason("protein_g", key, source, per_kg=per_kg, basis_kg=round(basis, 1))]
    if basis < person.weight_kg and key != "protein.lean_deficit":
        params = {"bmi": round(person.bmi, 1), "reference_kg": round(basis, 1), "weight_kg": round(person.weight_kg, 1)}
        reasons.append(reason("protein_g", "reference_weight", sources.NEXFITRA_CHOICE, **params))
    least = PROTEIN_LEAST_SHARE * energy_kcal / 4
    if grams < least and key != "protein.clinical":
        grams = float(round(least))
        reasons.append(
            reason("protein_g", "protein.share", sources.NEXFITRA_CHOICE, share_pct=round(100 * PROTEIN_LEAST_SHARE))
        )
    return grams, tuple(reasons)


def fat_floor_g(person: Person, energy_kcal: float) -> float:
    """Return the least fat a day in grams: 20 % of energy or 0.6 g per kg of reference weight, whichever is more."""
    return max(FAT_FLOOR_SHARE * energy_kcal / 9, FAT_FLOOR_G_PER_KG * reference_weight_kg(person))


def _balanced(person: Person, energy_kcal: float, protein_g: float) -> tuple[float, tuple[Reason, ...]]:
    """Fat at the style's share; less where carbohydrate would fall under 45 %, but never under the fat floor."""
    floor = fat_floor_g(person, energy_kcal)
    wanted = FAT_SHARE[person.diet_style] * energy_kcal / 9
    leaves_carbohydrate = (energy_kcal * (1 - AMDR["carbohydrate"][0]) - 4 * protein_g) / 9
    most = (energy_kcal - 4 * protein_g) / 9
    fat = float(round(min(max(floor, min(wanted, leaves_carbohydrate)), most)))
    reasons = [_fat_share(person.diet_style, fat, energy_kcal)]
    if leaves_carbohydrate < floor or wanted < floor:
        reasons.append(_fat_floor(floor))
    return fat, tuple(reasons)


def _keto(energy_kcal: float, protein_g: float) -> tuple[float, tuple[Reason, ...]]:
    """Carbohydrate first, fat takes the rest; the AMDR does not hold for this style."""
    carbohydrate = min(KETO_CARBOHYDRATE_G, KETO_CARBOHYDRATE_SHARE * energy_kcal / 4)
    fat = float(round(max((energy_kcal - 4 * protein_g - 4 * carbohydrate) / 9, 0.0)))
    return fat, (
        reason("fat_g", "fat.rest", sources.FEINMAN_2015, share_pct=_pct(9 * fat, energy_kcal)),
        reason("carbohydrate_g", "carbohydrate.keto", sources.FEINMAN_2015, limit_g=KETO_CARBOHYDRATE_G, share_pct=10),
    )


def _fibre(style: DietStyle, energy_kcal: float, carbohydrate_g: float) -> tuple[float, tuple[Reason, ...]]:
    by_energy = FIBRE_G_PER_1000_KCAL * energy_kcal / 1000
    density = reason("fibre_g", "fibre.density", sources.IOM_MACRO_2005, per_1000_kcal=FIBRE_G_PER_1000_KCAL)
    if style != "keto" or by_energy <= KETO_FIBRE_SHARE * carbohydrate_g:
        return float(round(by_energy)), (density,)
    held = reason("fibre_g", "fibre.keto", sources.NEXFITRA_CHOICE, share_pct=round(100 * KETO_FIBRE_SHARE))
    return float(round(KETO_FIBRE_SHARE * carbohydrate_g)), (held,)
