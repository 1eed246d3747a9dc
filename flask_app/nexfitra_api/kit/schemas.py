"""Bases and small types of the messages that travel over HTTP.

Bodies are read strictly: "5" is not a number, 1 is not ``true``, unknown keys are refused, NaN and infinities do not
exist. Every text has a greatest length (a test walks the schemas).
"""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

EARLIEST_DAY = dt.date(1900, 1, 1)
LATEST_DAY = dt.date(2199, 12, 31)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class In(BaseModel):
    """Base of request bodies and of their parts."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, val_json_bytes="base64")


class Query(BaseModel):
    """Base of query strings: values arrive as text, so they are converted; unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Out(BaseModel):
    """Base of responses. May be filled from model objects (``Model.model_validate(row)``)."""

    model_config = ConfigDict(
        extra="forbid", from_attributes=True, allow_inf_nan=False, json_schema_serialization_defaults_required=True
    )

    def __repr_args__(self) -> Any:
        """Show field names only: a response holds personal data and must not reach a log by accident."""
        return [(None, name) for name in type(self).model_fields]


def _written_as_a_date(value: object) -> object:
    # Read here and not by pydantic, which takes "0" in a query string for the first of January 1970.
    if not isinstance(value, str):
        return value
    try:
        return dt.date.fromisoformat(value if _ISO_DAY.fullmatch(value) else "")
    except ValueError as error:
        raise PydanticCustomError("date_parsing", "A date is written as 2026-11-23") from error


def _plausible_day(value: dt.date) -> dt.date:
    if not EARLIEST_DAY <= value <= LATEST_DAY:
        raise PydanticCustomError("date_out_of_range", "The date must lie between 1900-01-01 and 2199-12-31")
    return value


Day = Annotated[dt.date, BeforeValidator(_written_as_a_date), AfterValidator(_plausible_day)]
"""A calendar date between 1900 and 2199."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
"""One short line a person typed."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]
"""A free text."""

RevisionText = Annotated[str, Field(min_length=27, max_length=27, pattern=r"^\d{13}-[0-9a-f]{4}-[0-9a-f]{8}$")]
"""A hybrid logical clock, "{ms:013d}-{counter:04x}-{node:8 hex}": sorts as text."""
