"""Conversions between SI and the units of the United States. Every factor is exact by definition unless it says otherwise.

Values are numbers, not text: reading and writing numbers of a language belongs to the web app.
"""

import math
from typing import Final

KG_PER_LB: Final = 0.45359237
"""International yard and pound agreement, 1959."""
G_PER_OZ: Final = KG_PER_LB * 1000 / 16
CM_PER_INCH: Final = 2.54
INCHES_PER_FOOT: Final = 12
ML_PER_FL_OZ: Final = 29.5735295625
"""US fluid ounce: 231 cubic inches / 128 (NIST Handbook 44)."""
KJ_PER_KCAL: Final = 4.184
"""Thermochemical calorie, as food labels use it."""
G_SODIUM_PER_G_SALT: Final = 0.4
"""Regulation (EU) 1169/2011: salt is sodium times 2.5."""


def kg_to_lb(kg: float) -> float:
    """Return pounds of kilograms."""
    return kg / KG_PER_LB


def lb_to_kg(lb: float) -> float:
    """Return kilograms of pounds."""
    return lb * KG_PER_LB


def g_to_oz(g: float) -> float:
    """Return ounces (mass) of grams."""
    return g / G_PER_OZ


def oz_to_g(oz: float) -> float:
    """Return grams of ounces (mass)."""
    return oz * G_PER_OZ


def ml_to_fl_oz(ml: float) -> float:
    """Return US fluid ounces of millilitres."""
    return ml / ML_PER_FL_OZ


def fl_oz_to_ml(fl_oz: float) -> float:
    """Return millilitres of US fluid ounces."""
    return fl_oz * ML_PER_FL_OZ


def kcal_to_kj(kcal: float) -> float:
    """Return kilojoules of kilocalories."""
    return kcal * KJ_PER_KCAL


def kj_to_kcal(kj: float) -> float:
    """Return kilocalories of kilojoules."""
    return kj / KJ_PER_KCAL


def salt_g_to_sodium_mg(salt_g: float) -> float:
    """Return milligrams of sodium that a label's grams of salt stand for (EU 1169/2011)."""
    return salt_g * G_SODIUM_PER_G_SALT * 1000


def cm_to_ft_in(cm: float, step_in: float = 0.5) -> tuple[int, float]:
    """Return feet and inches of a length in cm, inches rounded to ``step_in`` and always below 12.

    Raises:
        ValueError: negative or not finite, or the step does not divide a foot.
    """
    if not (math.isfinite(cm) and cm >= 0 and step_in > 0):
        message = "cm must be finite and not negative, step_in positive"
        raise ValueError(message)
    steps_per_foot = INCHES_PER_FOOT / step_in
    if not steps_per_foot.is_integer():
        message = "step_in must divide 12"
        raise ValueError(message)
    feet, steps = divmod(round(cm / CM_PER_INCH / step_in), int(steps_per_foot))
    return feet, steps * step_in


def ft_in_to_cm(feet: float, inches: float) -> float:
    """Return centimetres of feet and inches."""
    return (feet * INCHES_PER_FOOT + inches) * CM_PER_INCH
