"""Water: the adequate intake and what of it is to be drunk, in millilitres a day."""

from collections.abc import Mapping
from typing import Final

from nexfitra_domain.vocabulary import Sex

TOTAL_WATER_ML: Final[Mapping[Sex, float]] = {"male": 3700.0, "female": 2700.0}
"""Adequate intake of total water (drinks and food) from age 19 on. IOM 2005, doi:10.17226/10925."""
DRINKS_ML: Final[Mapping[Sex, float]] = {"male": 3000.0, "female": 2200.0}
"""The part of it that comes from drinks, about four fifths, as the same report states it (13 and 9 cups)."""


def total_water_ml(sex: Sex) -> float:
    """Return the adequate intake of water from drinks and food together, ml/d (IOM 2005)."""
    return TOTAL_WATER_ML[sex]


def drinks_ml(sex: Sex) -> float:
    """Return the part of the adequate intake that is drunk, ml/d (IOM 2005)."""
    return DRINKS_ML[sex]
