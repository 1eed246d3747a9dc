"""Energy a person needs to keep their weight, in kcal a day. Inputs: kg, cm, completed years, % body fat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from nexfitra_domain import sources
from nexfitra_domain.person import EnergyMethod, Person, bmi
from nexfitra_domain.vocabulary import ACTIVITIES, Activity, Sex

EER_2023: Final[Mapping[Sex, Mapping[Activity, tuple[float, float, float]]]] = {
    "male": {
        "inactive": (753.07, 6.50, 14.10),
        "low_active": (581.47, 8.30, 14.94),
        "active": (1004.82, 6.52, 15.91),
        "very_active": (-517.88, 15.61, 19.11),
    },
    "female": {
        "inactive": (584.90, 5.72, 11.71),
        "low_active": (575.77, 6.60, 12.14),
        "active": (710.25, 6.54, 12.34),
        "very_active": (511.83, 9.07, 12.56),
    },
}
"""(intercept kcal, kcal per cm, kcal per kg) by sex and activity, age 19 and over. NASEM 2023, doi:10.17226/26818."""
EER_2023_PER_YEAR: Final[Mapping[Sex, float]] = {"male": -10.83, "female": -7.01}

PAL_CUTS: Final = (1.53, 1.68, 1.85)
"""Physical activity levels that part the four classes, age 19 and over (NASEM 2023)."""

ACTIVITY_FACTOR: Final[Mapping[Activity, float]] = {
    "inactive": 1.2,
    "low_active": 1.375,
    "active": 1.55,
    "very_active": 1.725,
}
"""Popular multipliers of resting energy: convention only, so they are an alternative and never the default."""

HENRY_2005: Final[Mapping[Sex, tuple[tuple[int, float, float], ...]]] = {
    "male": ((30, 16.0, 545.0), (60, 14.2, 593.0), (999, 13.5, 514.0)),
    "female": ((30, 13.1, 558.0), (60, 9.74, 694.0), (999, 10.1, 569.0)),
}
"""(below this age, kcal per kg, kcal): the equations that need weight only. Henry 2005, doi:10.1079/PHN2005801."""

MAX_LEAN_SHARE: Final = 0.95
"""Upper bound of the estimated lean share, for weights far below those that the estimate was made from. Own choice."""


def eer_2023_kcal(sex: Sex, age_years: float, height_cm: float, weight_kg: float, activity: Activity) -> float:
    """Return the estimated energy requirement of 2023, age 18 and over (18 uses the equation of 19).

    The printed table is not monotone in activity for small people, so the value is the running maximum over the classes
    up to ``activity``. Source: NASEM 2023, doi:10.17226/26818.
    """
    classes = ACTIVITIES[: ACTIVITIES.index(activity) + 1]
    rows = (EER_2023[sex][name] for name in classes)
    best = max(intercept + per_cm * height_cm + per_kg * weight_kg for intercept, per_cm, per_kg in rows)
    return best + EER_2023_PER_YEAR[sex] * age_years


def mifflin_kcal(sex: Sex, age_years: float, height_cm: float, weight_kg: float) -> float:
    """Return resting energy by Mifflin-St Jeor 1990, doi:10.1093/ajcn/51.2.241."""
    return 10 * weight_kg + 6.25 * height_cm - 5 * age_years + (5 if sex == "male" else -161)


def katch_mcardle_kcal(fat_free_mass_kg: float) -> float:
    """Return resting energy by Katch-McArdle from fat-free mass."""
    return 370 + 21.6 * fat_free_mass_kg


def cunningham_kcal(fat_free_mass_kg: float) -> float:
    """Return resting energy by Cunningham 1980 from fat-free mass, doi:10.1093/ajcn/33.11.2372."""
    return 500 + 22 * fat_free_mass_kg


def henry_kcal(sex: Sex, age_years: float, weight_kg: float) -> float:
    """Return basal energy by Henry 2005 (Oxford), weight only, age 18 and over, doi:10.1079/PHN2005801."""
    per_kg, constant = next((k, c) for below, k, c in HENRY_2005[sex] if age_years < below)
    return per_kg * weight_kg + constant


def lean_mass_estimate_kg(sex: Sex, height_cm: float, weight_kg: float) -> float:
    """Return an estimate of fat-free mass where body fat is not known.

    Janmahasatian et al. 2005, made for a wide range of weights: ``9270 w / (6680 + 216 BMI)`` for men and
    ``9270 w / (8780 + 244 BMI)`` for women; at most 95 % of body weight. doi:10.2165/00003088-200544100-00004.
    """
    constant, per_bmi = (6680, 216) if sex == "male" else (8780, 244)
    return min(9270 * weight_kg / (constant + per_bmi * bmi(weight_kg, height_cm)), MAX_LEAN_SHARE * weight_kg)


def fat_free_mass_kg(person: Person) -> float:
    """Return fat-free mass from the stated body fat, or else the estimate of ``lean_mass_estimate_kg``."""
    if person.body_fat_pct is None:
        return lean_mass_estimate_kg(person.sex, person.height_cm, person.weight_kg)
    return person.weight_kg * (1 - person.body_fat_pct / 100)


@dataclass(frozen=True, slots=True)
class Maintenance:
    """Energy that keeps the weight, kcal/d; ``method`` is the one used, which differs from the asked one where data lack."""

    kcal: float
    method: EnergyMethod
    source: str
    resting_kcal: float | None
    """Resting energy where the method goes through it, else None."""


def maintenance(person: Person, age_years: int) -> Maintenance:
    """Return the maintenance energy by the person's method; without body fat the lean-mass methods fall back to the 2023 EER."""
    method = person.energy_method
    if method == "eer_2023" or (method in ("katch_mcardle", "cunningham") and person.body_fat_pct is None):
        kcal = eer_2023_kcal(person.sex, age_years, person.height_cm, person.weight_kg, person.activity)
        return Maintenance(kcal, "eer_2023", sources.NASEM_ENERGY_2023, None)
    lean = fat_free_mass_kg(person)
    resting, source = {
        "mifflin": (mifflin_kcal(person.sex, age_years, person.height_cm, person.weight_kg), sources.MIFFLIN_1990),
        "katch_mcardle": (katch_mcardle_kcal(lean), sources.KATCH_MCARDLE),
        "cunningham": (cunningham_kcal(lean), sources.CUNNINGHAM_1980),
        "henry": (henry_kcal(person.sex, age_years, person.weight_kg), sources.HENRY_2005),
    }[method]
    factor = ACTIVITY_FACTOR[person.activity]
    return Maintenance(resting * factor, method, f"{source}; {sources.ACTIVITY_FACTORS}", resting)
