"""Lists: ``{"items": […], "next_cursor": null}``. A cursor names the last row seen; it is opaque to clients."""

import base64
import binascii
import datetime as dt
import json
import math
from collections.abc import Sequence
from typing import Annotated, Any, Final, Generic, TypeVar
from uuid import UUID

from pydantic import Field

from nexfitra_api.kit.errors import FieldError, Invalid
from nexfitra_api.kit.reading import MAX_INTEGER, is_storable_text
from nexfitra_api.kit.schemas import Out, Query

T = TypeVar("T")

NOT_A_CURSOR: Final = FieldError("query.cursor", "invalid_cursor", "This is not a cursor of this list")


class Page(Out, Generic[T]):
    """One page of a list. ``next_cursor`` is null on the last one. In the API document it is named ``<Item>Page``."""

    items: list[T]
    next_cursor: Annotated[str | None, Field(max_length=400)]

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """Name the schema after its item, without brackets."""
        return "".join(parameter.__name__ for parameter in params) + "Page"


class PageQuery(Query):
    """How much of a list to send, and from where on."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(min_length=1, max_length=400)] | None = None


def encode_cursor(key: Sequence[str | int | float]) -> str:
    """Return the cursor for the sort key of the last row."""
    return base64.urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> list[str | int | float]:
    """Return the sort key in ``cursor``; ``Invalid`` unless it is one of ours with ``length`` parts."""
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or len(key) != length or not all(_is_key_part(part) for part in key):
        raise Invalid(errors=[NOT_A_CURSOR])
    return key


Moment = tuple[dt.datetime, UUID]
"""The sort key of lists that are ordered by time: the id parts rows of the same instant."""


def encode_moment(at: dt.datetime | None, key: UUID) -> str:
    """Return the cursor for the last row of a list that is ordered by time; only tombstones, which no list shows, have none."""
    if at is None:
        raise ValueError("a row without a time stands in no list")
    return encode_cursor([at.isoformat(), str(key)])


def decode_moment(cursor: str | None) -> Moment | None:
    """Return the time and id in ``cursor``, None for the first page; ``Invalid`` unless it is one of ours."""
    if cursor is None:
        return None
    at, key = decode_cursor(cursor, 2)
    try:
        moment = dt.datetime.fromisoformat(str(at)), UUID(str(key))
    except ValueError:
        moment = None
    if moment is None or moment[0].tzinfo is None:
        raise Invalid(errors=[NOT_A_CURSOR])
    return moment


def _is_key_part(part: object) -> bool:
    if isinstance(part, str):
        return is_storable_text(part)
    if isinstance(part, int):
        return not isinstance(part, bool) and abs(part) <= MAX_INTEGER
    return isinstance(part, float) and math.isfinite(part)
