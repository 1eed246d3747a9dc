"""Measurements as they travel."""

import datetime as dt
from typing import Annotated, Final, Literal
from uuid import UUID

from annotated_types import Gt, Le
from pydantic import AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from nexfitra_api.kit.ranges import DayRange
from nexfitra_api.kit.schemas import In, Out, RevisionText

Kind = Literal[
    "weight", "body_fat", "waist", "hip", "chest", "thigh", "upper_arm", "calf", "neck", "resting_heart_rate"
]
Unit = Literal["kg", "lb", "st", "cm", "in", "percent", "per_min"]

KG_PER_LB: Final = 0.45359237
"""Exact (international avoirdupois pound)."""
CM_PER_IN: Final = 2.54
"""Exact (international inch)."""
TO_SI: Final[dict[Unit, float]] = {
    "kg": 1.0, "lb": KG_PER_LB, "st": 14 * KG_PER_LB, "cm": 1.0, "in": CM_PER_IN, "percent": 1.0, "per_min": 1.0,
}  # fmt: skip
_MASS: Final = ("kg", "lb", "st")
_LENGTH: Final = ("cm", "in")
UNITS: Final[dict[Kind, tuple[Unit, ...]]] = {
    "weight": _MASS, "body_fat": ("percent",), "waist": _LENGTH, "hip": _LENGTH, "chest": _LENGTH, "thigh": _LENGTH,
    "upper_arm": _LENGTH, "calf": _LENGTH, "neck": _LENGTH, "resting_heart_rate": ("per_min",),
}  # fmt: skip
PLAUSIBLE_SI: Final[dict[Kind, tuple[float, float]]] = {
    "weight": (20, 500), "body_fat": (2, 75), "waist": (30, 250), "hip": (30, 250), "chest": (30, 250),
    "thigh": (15, 150), "upper_arm": (10, 100), "calf": (10, 100), "neck": (15, 100), "resting_heart_rate": (20, 220),
}  # fmt: skip
"""Outside of these a value is a slip of unit or key, not a body; in kg, cm, % and beats a minute."""
EARLIEST: Final = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
LATEST: Final = dt.datetime(2199, 12, 31, tzinfo=dt.UTC)


class MeasurementIn(In):
    """One measurement as the person reads it off."""

    kind: Kind
    value: Annotated[float, Gt(0), Le(10_000)]
    unit: Unit
    at: AwareDatetime
    revision: RevisionText | None = None

    @model_validator(mode="after")
    def _plausible(self) -> "MeasurementIn":
        if self.unit not in UNITS[self.kind]:
            raise PydanticCustomError("unit_mismatch", "This unit does not measure that")
        low, high = PLAUSIBLE_SI[self.kind]
        if not low <= self.value_si <= high:
            raise PydanticCustomError("implausible", "The value lies outside of what a body can have")
        if not EARLIEST <= self.at <= LATEST:
            raise PydanticCustomError("date_out_of_range", "The moment must lie between 1900 and 2199")
        return self

    @property
    def value_si(self) -> float:
        """The value in kg, cm, % or beats a minute."""
        return self.value * TO_SI[self.unit]


class MeasurementOut(Out):
    """A stored measurement."""

    id: UUID
    kind: Kind
    value: float
    unit: Unit
    value_si: float
    at: dt.datetime
    date: dt.date
    revision: str


class MeasurementWrittenOut(Out):
    """What is stored after a write; ``applied`` is false where a later revision stood already. Null is "deleted"."""

    applied: bool
    revision: str
    measurement: MeasurementOut | None


class MeasurementQuery(DayRange):
    """Which measurements to list. A page holds the newest that are left, oldest first; the next page is of older ones."""

    kind: Kind | None = None
    limit: Annotated[int, Field(ge=1, le=2_000)] = 500
    cursor: Annotated[str, Field(min_length=1, max_length=400)] | None = None
